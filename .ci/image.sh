#!/usr/bin/env bash
# Builds the image from the public bases, or from stand-ins made of Debian packages and this machine's SDK where they cannot be
# pulled; then holds it to the platform's rules for images.
set -euo pipefail
export DOCKER_HOST=unix://$CI_WORK/docker.sock
image=source-intercom-dotnet:ci

default_of() { sed -n "s/^ARG $1=//p" Dockerfile; }

import() { # NAME OPTIONS...
  local name=$1
  shift
  tar -C "$CI_WORK/root" -c . | docker import "$@" - "$name"
}

# Like the public images: a shell, the libraries .NET needs, and the user `app` with its number in APP_UID.
stand_ins() {
  local root=$CI_WORK/root
  debootstrap --variant=minbase --include=ca-certificates,libssl3,libstdc++6,zlib1g,tzdata bookworm "$root" >"$CI_WORK/debootstrap.log" ||
    { tail -n 20 "$CI_WORK/debootstrap.log"; return 1; }
  chroot "$root" useradd --uid 1654 --create-home app
  rm -rf "$root"/var/cache/apt "$root"/var/lib/apt/lists
  import stand-in/runtime-deps -c 'ENV APP_UID=1654'
  cp -a "$(dirname "$(readlink -f "$(command -v dotnet)")")" "$root/usr/share/dotnet"
  ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  import stand-in/sdk -c 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1' -c 'ENV DOTNET_NOLOGO=1'
  rm -rf "$root"
}

bases=()
if ! { timeout 60 docker pull -q "$(default_of RUNTIME_IMAGE)" && timeout 600 docker pull -q "$(default_of SDK_IMAGE)"; }; then
  echo "The public base images cannot be pulled here: building on stand-ins."
  stand_ins
  bases=(--build-arg SDK_IMAGE=stand-in/sdk --build-arg RUNTIME_IMAGE=stand-in/runtime-deps)
fi
docker build --network host "${bases[@]}" -t "$image" .

same() { # WHAT EXPECTED ACTUAL
  [ "$2" = "$3" ] || { echo "$1 is '$3', not '$2'"; exit 1; }
}
declared() { sed -n "s/^  $1: *//p" metadata.yaml; }
inspect() { docker image inspect -f "$1" "$image"; }

same io.airbyte.name "$(declared dockerRepository)" "$(inspect '{{index .Config.Labels "io.airbyte.name"}}')"
same io.airbyte.version "$(declared dockerImageTag)" "$(inspect '{{index .Config.Labels "io.airbyte.version"}}')"
same AIRBYTE_ENTRYPOINT "$(inspect '{{join .Config.Entrypoint " "}}')" \
  "$(docker run --rm --network none --entrypoint sh "$image" -c 'echo "$AIRBYTE_ENTRYPOINT"')"
same user app "$(docker run --rm --network none --entrypoint whoami "$image")"
# The way the platform's acceptance suite calls it.
docker run --rm --network none --entrypoint sh "$image" -c \
  'mkdir -p /airbyte/data && $AIRBYTE_ENTRYPOINT spec >/airbyte/data/output.txt 2>&1 && grep -q "^{\"type\":\"SPEC\"," /airbyte/data/output.txt'
