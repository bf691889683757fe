#!/bin/sh
# One sync the way a small orchestrator does it: reads with the states saved so far, keeps what is printed, saves the last state of
# each stream for the next time. A read that fails or is killed counts as far as it came.
#
#   [CONFIG=…] [CATALOG=…] sh orchestrate.sh FOLDER COMMAND…
#
# COMMAND is the connector: its executable, or `docker run …` with FOLDER mounted under its own name. In FOLDER lie config.json and
# catalog.json (or where CONFIG and CATALOG say); it keeps state.json there, and the output of each sync under output/. Let no two run
# in one FOLDER at a time. The exit code is the read's.
set -eu
[ $# -ge 2 ] || { echo "usage: [CONFIG=…] [CATALOG=…] sh orchestrate.sh FOLDER COMMAND…" >&2; exit 2; }
folder=$1
shift
state=$folder/state.json
unfinished=$folder/output/unfinished
mkdir -p "$folder/output"

if [ -s "$state" ] && [ "$(head -n 1 "$state")" != "[" ]; then
  echo "$state was not written here: put '[' and ']' on lines of their own, and each state on one between them" >&2
  exit 2
fi

# STATE lines to states, one a line; the last of a stream wins. What was saved before comes first.
last_states() {
  awk '
    { sub(/^[{]"type":"STATE","state":/, "") && sub(/[}]$/, ""); sub(/,$/, "") }
    match($0, /"stream_descriptor":[{]"name":"[^"]*"/) {
      stream = substr($0, RSTART, RLENGTH)
      if (!(stream in last)) order[++streams] = stream
      last[stream] = $0
    }
    END {
      print "["
      for (i = 1; i <= streams; i++) print last[order[i]] (i < streams ? "," : "")
      print "]"
    }'
}

# A line without its end is half a line: the process that printed it was killed. It is dropped. The output is safe on the disk before
# the states that speak for it, and these replace the old ones at a stroke.
keep() {
  head -n "$(wc -l <"$unfinished")" "$unfinished" >"$unfinished.whole"
  { if [ -s "$state" ]; then cat "$state"; fi; grep '^{"type":"STATE",' "$unfinished.whole" || true; } | last_states >"$state.new"
  sync "$unfinished.whole" "$state.new"
  name=$folder/output/$(date -u +%Y%m%dT%H%M%SZ)
  while [ -e "$name.jsonl" ]; do name=${name}_; done
  mv "$unfinished.whole" "$name.jsonl"
  mv "$state.new" "$state"
  rm "$unfinished"
}

# This script itself may have been killed the last time.
if [ -e "$unfinished" ]; then keep; fi

set -- "$@" read --config "${CONFIG:-$folder/config.json}" --catalog "${CATALOG:-$folder/catalog.json}"
if [ -s "$state" ]; then set -- "$@" --state "$state"; fi
"$@" >"$unfinished" &
read=$!
trap 'kill -TERM "$read" 2>/dev/null || true' INT TERM
code=0
wait "$read" || code=$?
# A signal ends the waiting, not the read.
while kill -0 "$read" 2>/dev/null; do
  code=0
  wait "$read" || code=$?
done
grep '^{"type":"TRACE","trace":{"type":"ERROR",' "$unfinished" >&2 || true
keep
exit "$code"
