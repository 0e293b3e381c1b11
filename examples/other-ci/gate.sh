#!/bin/sh
# For any CI that runs a shell beside a Docker Engine. Gates an image, and logs what the exit code means.
#
# usage: gate.sh IMAGE SIZE [OPTIONS OF memgate run]
set -u
image=$1 limit=$2
shift 2
# With a version, so that a new release does not change the check. The npm package is not published yet: until then, set
# MEMGATE to the cli.js of a clone.
memgate=${MEMGATE:-npx memgate@0.1.0}

# shellcheck disable=SC2086
$memgate run --image "$image" --memory-limit "$limit" "$@"
code=$?
case $code in
  0) ;;
  1) echo "memory gate: the app does not fit its memory limit any more" >&2 ;;
  2) echo "memory gate: this job's options are wrong" >&2 ;;
  *) echo "memory gate: inconclusive; the last lines above say why" >&2 ;;
esac
exit $code
