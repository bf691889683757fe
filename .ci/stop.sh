#!/usr/bin/env bash
# Stops what the steps started: every process whose id a step wrote to $CI_WORK/*.pid, and nothing else.
set -u
for file in "$CI_WORK"/*.pid; do
  [ -s "$file" ] || continue
  pid=$(cat "$file")
  kill "$pid" 2>/dev/null || continue
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || continue 2
    sleep 0.2
  done
  kill -KILL "$pid" 2>/dev/null
done

# The engine leaves the network namespace of its containers mounted.
awk -v under="$CI_WORK/" 'index($2, under) == 1 { print $2 }' /proc/mounts | while read -r mount; do umount "$mount"; done
