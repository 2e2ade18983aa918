#!/usr/bin/env bash
# An import that is killed at any moment: another goes on where it was, and the library is what one run makes.
set -euo pipefail
thisday=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "import_killed.sh: $*" >&2; exit 1; }

mkdir "$work/in"
cp -r "$root/almanac/events" "$work/in/"
# A source large enough to be killed within.
awk 'BEGIN { print "date,headline"
  for (i = 0; i < 3000; ++i)
    printf "%d-%02d-%02d,\"Mill %d of %s opens by the river %d\"\n", 1500 + i % 500, 1 + i % 12, 1 + i % 28, i, substr("ABCDEFGH", 1 + i % 8, 1), i * 7 % 90 }' \
  >"$work/in/mills.csv"
cd "$work"
"$thisday" import in --library whole.db >/dev/null 2>&1
"$thisday" export --library whole.db >whole

# From the first moments to beyond the end, at moments by a seed.
RANDOM=7
kills=0
for round in 1 2; do
  rm -rf part.db*
  for signal in KILL TERM INT KILL HUP; do
    "$thisday" import in --library part.db >/dev/null 2>&1 &
    import=$!
    sleep "0.$(printf %03d $((RANDOM % 500 * round % 1000)))"
    if kill -"$signal" $import 2>/dev/null; then kills=$((kills + 1)); fi
    wait $import 2>/dev/null || true
    left=$(find . -name 'part.db.*')
    [ -z "$left" ] || fail "it left $left"
  done
  "$thisday" import in --library part.db >last 2>&1 || fail "the last import: $(cat last)"
  "$thisday" export --library part.db | cmp - whole || fail "round $round: not what one run makes"
done
[ "$kills" -gt 2 ] || fail "only $kills imports were still running when they were to be killed"
echo "killed $kills times: the same library"
