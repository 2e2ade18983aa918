#!/bin/sh
# Usage: compare.sh BENCH_WHEN. All of the bench, and EDTF in turns with edtf.js on the specification's examples.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bench=$(realpath "$1")
"$bench" "$here/examples.txt"
peer=$(mktemp -d)
trap 'rm -rf "$peer"' EXIT
cd "$peer"
npm install --silent --no-audit --no-fund edtf >/dev/null
for _ in 1 2 3 4 5; do
  "$bench" "$here/examples.txt" --edtf | awk '/parse/ { print "ours", $3 }'
  node "$here/edtf_js.mjs" "$here/examples.txt" | awk '{ print "edtf.js", $3 }'
done | sort -k1,1 -k2,2n | awk '
  { value[$1, ++count[$1]] = $2 }
  END {
    ours = value["ours", 3]; theirs = value["edtf.js", 3]
    printf "EDTF parse, medians of 5 turns: ours %.1f ns, edtf.js %.0f ns: %.0f times\n", ours, theirs, theirs / ours
  }'
