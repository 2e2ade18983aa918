#!/usr/bin/env bash
# A real client of Wikimedia's feed, from npm, asks this server instead. Skipped (77) where npm reaches no registry.
set -euo pipefail
thisday=$1
root=$2
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

command -v npm >/dev/null || { echo "skipped: npm is not here"; exit 77; }
cp "$root/tests/publish/wikimedia_client.mjs" "$work/"
cd "$work"
npm install --silent --no-audit --no-fund --no-save wikipedia@2.4.2 >"$work/npm" 2>&1 ||
  { echo "skipped: npm cannot install its client"; tail -n 3 "$work/npm"; exit 77; }

cat >"$work/days.json" <<'JSON'
{"date": "July 27", "data": {
  "Events": [
    {"year": "1953", "text": "An armistice ends the fighting.", "links": [{"title": "Korean Armistice Agreement"}]},
    {"year": "1866", "text": "A cable is landed.", "links": [{"title": "Transatlantic telegraph cable"}]}],
  "Births": [{"year": "1824", "text": "A. Dumas, writer", "links": [{"title": "Alexandre Dumas fils"}]}],
  "Deaths": [{"year": "45 BC", "text": "Somebody, consul", "links": [{"title": "Roman consul"}]}]}}
JSON
"$thisday" import --library "$work/library.db" "$work/days.json" >/dev/null
"$thisday" serve --port 0 --library "$work/library.db" >"$work/out" &
server=$!
for _ in $(seq 100); do grep -q serving "$work/out" && break; sleep 0.1; done
url=$(grep -o 'http://[^ ]*' "$work/out")
node wikimedia_client.mjs "$url"
