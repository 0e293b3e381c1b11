#!/bin/sh
# Fills the queue and waits until the worker has emptied it.
set -eu
job=1
while [ "$job" -le 500 ]; do
  echo "RPUSH jobs job-$job"
  job=$((job + 1))
done | redis-cli -h queue >/dev/null
reply=$(redis-cli -h queue BLPOP finished 60)
[ -n "$reply" ] || { echo "the queue was not emptied within a minute"; exit 1; }
echo "the queue is empty again"
