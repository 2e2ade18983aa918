#!/bin/sh
# compare.sh BENCH_GATHER DUMPS: the dumps in DUMPS (wikidata/*.json, wikipedia/*.xml.bz2), repeated to some hundred
# megabytes; bzip2 beside lbzip2 -n2.
set -eu
bench=$1 dumps=$2
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
for _ in $(seq 40); do grep '^{' "$dumps/wikidata/entities_dump_sample.json"; done >"$work/wikidata.json"
"$bench" wikidata "$work/wikidata.json"
bzcat "$dumps/wikipedia/en-pages-articles.xml.bz2" >"$work/one.xml"
{
  sed '/<page>/,$d' "$work/one.xml"
  for _ in $(seq 60); do sed -n '/<page>/,/<\/page>/p' "$work/one.xml"; done
  echo '</mediawiki>'
} >"$work/pages.xml"
"$bench" wikipedia "$work/pages.xml"
bzip2 -k "$work/pages.xml"
for _ in 1 2 3; do
  for run in "$bench bzip2" "lbzip2 -n2 -dc"; do
    begin=$(date +%s%N)
    $run "$work/pages.xml.bz2" >/dev/null
    echo "$run: $((($(date +%s%N) - begin) / 1000000)) ms"
  done
done
