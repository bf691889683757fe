#!/usr/bin/env bash
# Builds all images ahead of the tests, which take them from the engine's cache: a build beside them would disturb those that watch
# the clock. What the images are and do is the tests' to judge (tests/Container.Tests, tests/Acceptance.Tests).
set -euo pipefail
bases=$(bash tests/stand-ins.sh)
for target in sandbox loader ""; do
  # shellcheck disable=SC2086 # The options, one a word.
  docker build --network host $bases ${target:+--target $target} .
done
