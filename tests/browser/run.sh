#!/usr/bin/env bash
# Runs the tests in a real browser: run.sh THISDAY SOURCE_DIR BUILD_DIR. Exit 77, which CTest calls skipped, where there
# is no Chromium or no npm, or packages cannot be had.
set -euo pipefail
thisday=$1 source=$2 build=$3
skip() { echo "skipped: $1" >&2; exit 77; }
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || skip "there is no Chromium"
command -v npm >/dev/null || skip "there is no npm"
mkdir -p "$build"
cp "$source"/tests/browser/*.mjs "$source"/tests/browser/package*.json "$source"/tests/browser/tsconfig.json "$build"
cd "$build"
[ -d node_modules/playwright-core ] && cmp -s package-lock.json installed-lock.json ||
  { npm ci --no-audit --no-fund --silent && cp package-lock.json installed-lock.json; } ||
  skip "npm cannot get playwright-core and axe-core"
rm -rf web && mkdir web && cp "$source"/web/src/*.ts web/
node_modules/.bin/tsc -p tsconfig.json
THISDAY=$thisday THISDAY_ROOT=$source CHROMIUM_BIN=$chromium node --test --test-concurrency=1 pages.test.mjs
