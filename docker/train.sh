#!/usr/bin/env bash
# Starts the product once, on an empty embedded database, and ends it: Java keeps in the named file what was loaded.
set -euo pipefail
export VERBATIM_DATA_DIR=/tmp/training
java -XX:AOTCacheOutput="$1" -jar /opt/verbatim/verbatim.jar > /tmp/training.log 2>&1 &
product=$!
until /opt/verbatim/health 2> /dev/null; do
  kill -0 "$product" || { cat /tmp/training.log; exit 1; }
  sleep 1
done
kill "$product"
wait "$product" || true
test -s "$1" || { cat /tmp/training.log; exit 1; }
