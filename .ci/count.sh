#!/usr/bin/env bash
# Prints `N passed, N failed[, N skipped]` over the results that the last `dotnet test --logger trx` left beside each test project.
# With --complete it instead fails if a test project ran no test, so that a run that broke off is not taken for a small one.
set -euo pipefail

if [ "${1:-}" = --complete ]; then
  missing=0
  for project in tests/*.Tests; do
    grep -qs '<Counters [^>]*executed="[1-9]' "$project"/TestResults/*.trx || { echo "$project ran no test"; missing=1; }
  done
  exit $missing
fi

# A result file sums itself up in one element: <Counters total="9" executed="8" passed="7" failed="1" … />.
{ cat tests/*/TestResults/*.trx 2>/dev/null || true; } | tr '<' '\n' | awk -F'"' '
  /^Counters / {
    for (i = 1; i < NF; i += 2) { name = $i; gsub(/.* |=/, "", name); sum[name] += $(i + 1) }
  }
  END {
    printf "%d passed, %d failed", sum["passed"], sum["executed"] - sum["passed"]
    skipped = sum["total"] - sum["executed"]
    if (skipped > 0) printf ", %d skipped", skipped
    printf "\n"
  }'
