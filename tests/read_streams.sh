#!/usr/bin/env bash
# read_streams.sh PROGRAM ROOT: documents come out in the order in which they went in, however many threads read them;
# memory does not grow with their number; who reads the output may stop early.
set -euo pipefail
thisday=$1 root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "read_streams: $1" >&2; exit 1; }

# Records of very different lengths, so that threads finish out of turn.
awk 'BEGIN {
  for (i = 1; i <= 1000; ++i) {
    printf "{\"source\": \"r%d\", \"text\": \"", i
    for (k = 0; k < (i * 7919) % 60; ++k) printf "In May %d the mill of Lund burned. ", 1500 + k
    printf "In %d it was sold.\"}\n", 1600 + i % 300
  }
}' >"$work/records.jsonl"

"$thisday" read --json --input jsonl - <"$work/records.jsonl" >"$work/one"
"$thisday" read --json --jobs 4 "$work/records.jsonl" >"$work/four"
cmp "$work/one" "$work/four" || fail "four threads write something else than one"
[ "$(wc -l <"$work/one")" = 1000 ] || fail "not one line for each record"
awk -F'"' '$4 != "r" NR { exit 1 }' "$work/one" || fail "the lines are not in the order of the records"

# Ten times as many documents must do with the memory of one tenth (and a margin for the allocator).
# The input is kept open, so that the program still runs when its memory is looked at.
peak() {
  local times=$1 child most
  rm -f "$work/input" && mkfifo "$work/input"
  "$thisday" read --json --jobs 2 --input jsonl - <"$work/input" >"$work/output" & child=$!
  exec 3>"$work/input"
  for _ in $(seq "$times"); do cat "$work/records.jsonl" >&3; done
  while [ "$(wc -l <"$work/output")" -lt $((times * 900)) ]; do sleep 0.02; done
  most=$(awk '/VmHWM/ { print $2 }' "/proc/$child/status")
  exec 3>&-
  wait "$child"
  echo "$most"
}
few=$(peak 1)
many=$(peak 10)
[ "$many" -lt $((few + few / 2 + 8192)) ] || fail "$few KiB for 1,000 records, $many KiB for 10,000"

# An empty part of a corpus is no error.
[ -z "$("$thisday" read --json --input jsonl - </dev/null)" ] || fail "something was read in nothing"

# A reader that stops early ends the run quietly, whatever its parent does with the signal.
"$thisday" read --json "$work/records.jsonl" 2>"$work/errors" | head -n 1 >/dev/null || true
(trap '' PIPE; "$thisday" read --json "$work/records.jsonl" 2>>"$work/errors" | head -n 1 >/dev/null)
[ ! -s "$work/errors" ] || fail "$(cat "$work/errors")"

# TimeML is well-formed and holds the text of its document.
mkdir "$work/timeml"
"$thisday" read --format timeml --output "$work/timeml" "$root/tests/data/read" "$root/almanac/entries" 2>/dev/null || true
for file in "$work"/timeml/*.tml; do
  xmllint --noout "$file" || fail "$file is not well-formed"
done
text=$(xmllint --xpath 'string(/TimeML/TEXT)' "$work/timeml/bridge.tml")
[[ $text == *'a flood damaged it; the "old" span & its pier fell.'* ]] || fail "the text of the document is not: $text"
