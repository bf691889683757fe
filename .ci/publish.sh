#!/usr/bin/env bash
# The program as a user without containers publishes it.
set -euo pipefail
dotnet publish src/Source.Intercom -c Release -o "$CI_WORK/publish"
"$CI_WORK/publish/Source.Intercom" spec >"$CI_WORK/spec" 2>"$CI_WORK/errors"
grep -q '^{"type":"SPEC",' "$CI_WORK/spec"
[ ! -s "$CI_WORK/errors" ] || { cat "$CI_WORK/errors"; exit 1; }
