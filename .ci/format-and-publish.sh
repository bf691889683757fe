#!/usr/bin/env bash
# Formatting, which keeps one core busy, and beside it the programs as a user without containers publishes them.
set -euo pipefail
dotnet format --verify-no-changes --no-restore &
format=$!
trap 'kill "$format" 2>/dev/null || true' EXIT
dotnet publish src/Source.Intercom -c Release -o "$CI_WORK/publish"
"$CI_WORK/publish/Source.Intercom" spec >"$CI_WORK/spec" 2>"$CI_WORK/errors"
grep -q '^{"type":"SPEC",' "$CI_WORK/spec"
[ ! -s "$CI_WORK/errors" ] || { cat "$CI_WORK/errors"; exit 1; }
dotnet publish src/Intercom.Loader -c Release -o "$CI_WORK/loader"
[ "$("$CI_WORK/loader/intercom-loader" --version)" = 0.1.0 ]
wait "$format"
