#!/usr/bin/env bash
# Prints the options with which `docker build` finds its base images here, one word a line:
#   docker build --network host $(bash tests/stand-ins.sh) .
# Nothing where the public ones are present or can be pulled. Elsewhere stand-ins are made, once for an engine, of Debian packages
# and this machine's SDK; that needs root and debootstrap.
set -euo pipefail
cd "$(dirname "$0")/.."
exec 3>&1 1>&2

present() { docker image inspect "$@" >/dev/null 2>&1; }
default_of() { sed -n "s/^ARG $1=//p" Dockerfile; }

use_stand_ins() {
  printf '%s\n' --build-arg SDK_IMAGE=stand-in/sdk --build-arg RUNTIME_IMAGE=stand-in/runtime-deps >&3
  exit 0
}

can_use_public() {
  local image
  for image in "$(default_of RUNTIME_IMAGE)" "$(default_of SDK_IMAGE)"; do
    present "$image" || timeout 300 docker pull -q "$image" || return 1
  done
}

import() { # NAME OPTIONS...
  local name=$1
  shift
  tar -C "$root" -c . | docker import "$@" - "$name"
}

# Like the public images: a shell, the libraries .NET needs, and the user `app` with its number in APP_UID.
make() {
  debootstrap --variant=minbase --include=ca-certificates,libssl3,libstdc++6,zlib1g,tzdata bookworm "$root" >"$work/log" ||
    { tail -n 20 "$work/log"; exit 1; }
  chroot "$root" useradd --uid 1654 --create-home app
  rm -rf "$root"/var/cache/apt "$root"/var/lib/apt/lists
  import stand-in/runtime-deps -c 'ENV APP_UID=1654'
  cp -a "$(dirname "$(readlink -f "$(command -v dotnet)")")" "$root/usr/share/dotnet"
  ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  import stand-in/sdk -c 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1' -c 'ENV DOTNET_NOLOGO=1'
}

docker version >/dev/null
! present stand-in/runtime-deps stand-in/sdk || use_stand_ins
! can_use_public || exit 0
echo "The public base images cannot be pulled here: making stand-ins."
# Two test projects may get here at once.
exec 9>"${TMPDIR:-/tmp}/source-intercom-stand-ins.lock"
flock 9
! present stand-in/runtime-deps stand-in/sdk || use_stand_ins
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
make
use_stand_ins
