#!/usr/bin/env bash
# The image at work, locked down, against a sandbox on loopback that serves the records of integration_tests.
set -euo pipefail
export DOCKER_HOST=unix://$CI_WORK/docker.sock

dotnet build src/Intercom.Sandbox -o "$CI_WORK/sandbox" -v quiet
"$CI_WORK/sandbox/Intercom.Sandbox" serve --port 0 --token ci-token --records integration_tests/workspace.jsonl \
  </dev/null >"$CI_WORK/sandbox.log" 2>&1 &
echo $! >"$CI_WORK/sandbox.pid"
url=
for _ in $(seq 300); do
  url=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$CI_WORK/sandbox.log" | head -n 1) && break
  sleep 0.2
done
[ -n "$url" ] || { cat "$CI_WORK/sandbox.log"; exit 1; }

mkdir "$CI_WORK/in"
echo '{"access_token":"ci-token","start_date":"2020-01-01T00:00:00Z"}' >"$CI_WORK/in/config.json"
cp integration_tests/configured_catalog.json "$CI_WORK/in/catalog.json"
chmod -R a+rX "$CI_WORK/in"

connector() { # COMMAND OPTIONS... : its output to $CI_WORK/out; a word on stderr fails
  docker run --rm --read-only --cap-drop ALL --security-opt no-new-privileges --network host --env INTERCOM_BASE_URL="$url" \
    --volume "$CI_WORK/in:/in:ro" source-intercom-dotnet:ci "$@" >"$CI_WORK/out" 2>"$CI_WORK/errors" &&
    [ ! -s "$CI_WORK/errors" ] || { cat "$CI_WORK/out" "$CI_WORK/errors"; exit 1; }
}
expect() { # COUNT PATTERN
  local found
  found=$(grep -c "$2" "$CI_WORK/out" || true)
  [ "$found" -eq "$1" ] || { cat "$CI_WORK/out"; echo "$found lines match $2, not $1"; exit 1; }
}

connector spec
expect 1 '^{"type":"SPEC",'
connector check --config /in/config.json
expect 1 '"status":"SUCCEEDED"'
connector discover --config /in/config.json
expect 1 '^{"type":"CATALOG",'
connector read --config /in/config.json --catalog /in/catalog.json
expect "$(grep -c . integration_tests/expected_records.jsonl)" '^{"type":"RECORD",'
expect "$(grep -c '"stream":' integration_tests/configured_catalog.json)" '"status":"COMPLETE"'
expect 0 'ci-token'
