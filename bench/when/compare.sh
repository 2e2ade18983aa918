#!/bin/sh
# Usage: compare.sh BENCH_WHEN. Ours and edtf.js on the specification's examples, in one run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bench=$(realpath "$1")
"$bench" "$here/examples.txt"
peer=$(mktemp -d)
trap 'rm -rf "$peer"' EXIT
cd "$peer"
npm install --silent --no-audit --no-fund edtf >/dev/null
node "$here/edtf_js.mjs" "$here/examples.txt"
