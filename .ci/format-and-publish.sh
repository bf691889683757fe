#!/usr/bin/env bash
# Formatting, and the programs as a user without containers publishes them, in a copy of the checkout: the tests build in theirs meanwhile.
set -euo pipefail
copy=$CI_WORK/copy
mkdir "$copy"
tar -c --exclude=bin --exclude=obj --exclude=TestResults . | tar -x -C "$copy"
cd "$copy"
dotnet restore
dotnet format --verify-no-changes --no-restore
dotnet publish src/Source.Intercom -c Release -o "$CI_WORK/publish"
"$CI_WORK/publish/Source.Intercom" spec >"$CI_WORK/spec" 2>"$CI_WORK/errors"
grep -q '^{"type":"SPEC",' "$CI_WORK/spec"
[ ! -s "$CI_WORK/errors" ] || { cat "$CI_WORK/errors"; exit 1; }
dotnet publish src/Intercom.Loader -c Release -o "$CI_WORK/loader"
[ "$("$CI_WORK/loader/intercom-loader" --version)" = 0.1.0 ]
