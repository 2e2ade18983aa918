#!/usr/bin/env bash
# The whole way once, over what comes with the program: import, import again, ask, serve, fetch.
set -euo pipefail
thisday=$1
root=$2
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
library=$work/library.db
fail() { echo "way.sh: $*" >&2; exit 1; }

first=$("$thisday" import "$root/almanac/entries" "$root/tests/data/way" --library "$library" --json)
[[ $first == *'"refused":0'* ]] || fail "refused: $first"
[[ $first != *'"new":0,'* ]] || fail "nothing new: $first"
again=$("$thisday" import "$root/almanac/entries" "$root/tests/data/way" --library "$library" --json)
[[ $again == *'"sources":0,'*'"new":0,'* ]] || fail "the second import changed something: $again"

# A pipe is imported like a file.
printf '07/27\tA piped event, 1900\n' | "$thisday" import - --format calendar --library "$library" >/dev/null

day=$("$thisday" on 07-27 --library "$library")
for words in "The Korean armistice" "A piped event" "1953" "The whole fleet comes home"; do
  [[ $day == *"$words"* ]] || fail "'$words' is not on 07-27: $day"
done
# A reader that stops early is no error of ours.
"$thisday" on 07-27 --library "$library" | head -n 1 >/dev/null

# The best of a day and why, what comes up, something at random, figures.
best=$("$thisday" on 07-27 --limit 2 --rank --explain --library "$library")
[[ $best == *"= kind +2.00 (event)"* && $best == *"The day has more"* ]] || fail "the best of 07-27: $best"
coming=$("$thisday" on 2053-07-20 --upcoming 10 --library "$library")
[[ $coming == *"27 July 2053, 100 years ago"* ]] || fail "what comes up: $coming"
once=$("$thisday" on --random --seed 7 --library "$library")
[[ -n $once && $once == "$("$thisday" on --random --seed 7 --library "$library")" ]] || fail "the same seed, another event"
[[ $("$thisday" stats --library "$library") == *"20th century"* ]] || fail "stats"
[[ $("$thisday" stats --json --library "$library") == *'"years":['* ]] || fail "stats --json"
page=$("$thisday" search --from 1900 --order time --limit 1 --json --library "$library")
cursor=$(grep -o '"cursor":"[^"]*"' <<<"$page" | cut -d'"' -f4)
[[ $("$thisday" search --from 1900 --order time --limit 1 --cursor "$cursor" --json --library "$library") != "$page" ]] ||
  fail "the second page is the first: $cursor"

# Searched, edited, and written as lines that make an equal library.
event=$("$thisday" search piped --library "$library" --json | grep -o '"id":"[0-9a-f]*"' | head -n 1 | cut -d'"' -f4)
[[ $("$thisday" why "$event" --library "$library") == *"told by 1 independent source"* ]] || fail "why $event"
"$thisday" edit "$event" --date 1901-07-28 --note "a day and a year later" --library "$library" >/dev/null
[[ $("$thisday" on 07-28 --library "$library") == *"A piped event"* ]] || fail "the corrected date"
[[ $("$thisday" on 07-27 --library "$library") != *"A piped event"* ]] || fail "the date before the correction"
"$thisday" edit "$event" --hide --library "$library" >/dev/null
[[ $("$thisday" search piped --library "$library") == "Nothing is told of this." ]] || fail "a hidden event is found"
"$thisday" edit "$event" --show --sensitive --library "$library" >/dev/null
[[ $("$thisday" search piped --library "$library") == *"A piped event"* ]] || fail "a sensitive event is not found"
[[ $("$thisday" search piped --safe --library "$library") == "Nothing is told of this." ]] || fail "--safe"
[[ $("$thisday" on 07-28 --safe --library "$library") != *"A piped event"* ]] || fail "on --safe"
"$thisday" add 1901-05-04 "The museum opens" --library "$library" >/dev/null
"$thisday" export --library "$library" >"$work/library.jsonl"
"$thisday" import "$work/library.jsonl" --library "$work/copy.db" >/dev/null
"$thisday" export --library "$work/copy.db" | cmp - "$work/library.jsonl" || fail "an export that is not read back"
"$thisday" forget "$root/tests/data/way/calendar.fleet" --library "$work/copy.db" >/dev/null
[[ $("$thisday" search fleet --library "$work/copy.db") == "Nothing is told of this." ]] || fail "a forgotten source is found"

"$thisday" serve --port 0 --library "$library" >"$work/out" &
server=$!
for _ in $(seq 100); do grep -q serving "$work/out" && break; sleep 0.1; done
url=$(grep -o 'http://[^ ]*' "$work/out") || fail "the server did not start"
fetch() { curl --silent --show-error --fail --max-time 10 "$url$1"; }
[[ $(fetch /07-27) == *"The Korean armistice"* ]] || fail "/07-27"
[[ $(fetch /entry/the-korean-armistice) == *"demilitarized zone"* ]] || fail "/entry/the-korean-armistice"
[[ $(fetch /api/v1/on/07-27) == *'"day":"07-27"'* ]] || fail "/api/v1/on/07-27"
[[ $(fetch /) == *"<html"* ]] || fail "/"

# A port in use: one message, exit 2.
port=${url##*:}
code=0
"$thisday" serve --port "$port" --library "$library" 2>"$work/err" || code=$?
[ "$code" = 2 ] && grep -q "in use" "$work/err" || fail "a port in use: exit $code, $(cat "$work/err")"
kill "$server"
wait "$server" || fail "the server did not stop as asked: $?"
server=
echo "the whole way: done"
