#!/usr/bin/env bash
# Builds both images ahead of the tests, which take them from the engine's cache: a build beside them would disturb those that watch
# the clock. What the images are and do is the tests' to judge (tests/Container.Tests, tests/Acceptance.Tests).
set -euo pipefail
bases=$(bash tests/stand-ins.sh)
# shellcheck disable=SC2086 # The options, one a word.
docker build --network host $bases --target sandbox .
# shellcheck disable=SC2086 # Likewise.
docker build --network host $bases .
