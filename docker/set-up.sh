#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, once: what is there stays. Without the master key, no secret in the database can be read.
set -euo pipefail
cd "$(dirname "$0")"
# Others may not enter the directory; in it the files are for the containers' users, whoever they are.
mkdir -p secrets && chmod 700 secrets
make() {
  if [ ! -s "secrets/$1" ]; then
    head -c "$2" /dev/urandom | base64 | tr -d '\n' > "secrets/$1"
    chmod 644 "secrets/$1"
    echo "made docker/secrets/$1"
  fi
}
make master-key 32
make database-password 24
make owner-key 33
make grafana-password 18
echo "Owner's key: $(cat secrets/owner-key)"
