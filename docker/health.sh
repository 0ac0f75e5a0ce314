#!/usr/bin/env bash
# Says, by its exit code, whether this node is ready; "health liveness", whether it is alive. Needs no curl, which small images have not.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-8081}"
printf 'GET /actuator/health/%s HTTP/1.0\r\nHost: localhost\r\n\r\n' "${1:-readiness}" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
