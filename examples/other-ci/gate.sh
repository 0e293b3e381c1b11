#!/bin/sh
# For any CI that runs a shell beside a Docker Engine. Gates an image, and logs what the exit code means.
#
# usage: gate.sh IMAGE SIZE [OPTIONS OF memgate run]
set -u
image=$1 limit=$2
shift 2
# MEMGATE is the cli.js of a clone of memgate, at a tag or commit: then a new release does not change the check.

node "${MEMGATE:-memgate/dist/cli.js}" run --image "$image" --memory-limit "$limit" "$@"
code=$?
case $code in
  0) ;;
  1) echo "memory gate: the app does not fit its memory limit any more" >&2 ;;
  2) echo "memory gate: this job's options are wrong" >&2 ;;
  *) echo "memory gate: inconclusive; the last lines above say why" >&2 ;;
esac
exit $code
