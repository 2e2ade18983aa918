#!/usr/bin/env bash
# A table larger than what an import may hold in memory, and a report as large.
set -euo pipefail
thisday=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() { echo "import_memory.sh: $*" >&2; exit 1; }

# Most rows are refused, so that it is quick. The last one is not, and the line of the one before it is right.
{
  echo "date,headline"
  for n in $(seq 100 399); do echo "1$n-05-04,Mill number $n opens"; done
  awk 'BEGIN { text = sprintf("%1000s", ""); gsub(/ /, "mill ", text); for (i = 0; i < 20000; ++i) print "never," text }'
  echo "1911-05-04,The last mill opens"
} >mills.csv
[ "$(stat -c %s mills.csv)" -gt 100000000 ] || fail "the table is too small to tell anything"

"$thisday" import mills.csv --library library.db --report report --json >summary 2>err &
import=$!
most=0
while kill -0 $import 2>/dev/null; do
  now=$(awk '/VmHWM/ { print $2 }' "/proc/$import/status" 2>/dev/null || true)
  most=${now:-$most}
  sleep 0.1
done
wait $import || fail "$(cat err)"
[ "$most" -gt 0 ] || fail "its memory was not seen"
[ "$most" -lt "${THISDAY_MOST_KB:-262144}" ] || fail "$most KB for a table of 100 MB"
grep -q '"records":301,.*"refused":20000' summary || fail "$(cat summary)"
grep -q '^mills.csv:20301:1: ' report || fail "the report ends with $(tail -2 report | cut -c1-80)"
"$thisday" import mills.csv --library library.db --json 2>/dev/null | grep -q '"sources":0' || fail "read again"

# Of a table that is short again, what stood in its other stretches is told no more.
head -301 mills.csv >short && mv short mills.csv
"$thisday" import mills.csv --library library.db >/dev/null 2>&1
"$thisday" export --library library.db | grep -c '"told"' | grep -qx 300 || fail "what is there no more is told"
echo "a table of 100 MB: $most KB"
