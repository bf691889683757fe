#!/usr/bin/env bash
# What tests need of the machine: PostgreSQL's programs, whose servers they start themselves, a browser, and a Docker engine of our own, at
# $DOCKER_HOST, with all it stores under $CI_WORK. Containers use the host's network, so that no bridge or firewall rule is left behind.
set -euo pipefail

missing=()
{ command -v dockerd && command -v docker; } >/dev/null || missing+=(docker.io)
command -v runc >/dev/null || missing+=(runc)
command -v debootstrap >/dev/null || missing+=(debootstrap)
[ -d /usr/lib/postgresql ] || missing+=(postgresql)
[ -x /usr/bin/chromium ] || missing+=(chromium)
command -v systemd-analyze >/dev/null || missing+=(systemd)
[ -s /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)
if [ ${#missing[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 "${missing[@]}"
fi

dockerd -H "$DOCKER_HOST" --data-root "$CI_WORK/docker" --exec-root "$CI_WORK/docker-exec" --pidfile "$CI_WORK/dockerd.pid" \
  --bridge none --iptables=false </dev/null >"$CI_WORK/dockerd.log" 2>&1 &
for _ in $(seq 60); do
  docker version >/dev/null 2>&1 && exit 0
  sleep 1
done
tail -n 20 "$CI_WORK/dockerd.log"
exit 1
