#!/usr/bin/env bash
# A folder and the library kept in step: changed, added, renamed and removed files; a disk that is not there.
set -euo pipefail
thisday=$1
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work"
library=$work/library.db
fail() { echo "import_follows.sh: $*" >&2; exit 1; }
import() { "$thisday" import "$@" --library "$library" 2>err; }
json() { import "$@" --json; }
events() { "$thisday" export --library "$library" | grep -c '"told"' || true; }

mkdir -p articles/disk
for n in 1 2 3 4 5 6; do
  printf -- '---\ntitle: Mill %s\ndate: 18%s0-05-04\n---\nThe mill was opened on 4 May 18%s0.\n' $n $n $n >articles/mill-$n.md
done
json articles | grep -q '"sources":6' || fail "the first import"
before=$(events)

# The same again changes nothing.
json articles | grep -q '"sources":0,"same_sources":6,.*"removed":0,.*"gone":0' || fail "the same again"

# A folder is the same however it is written.
json ./articles/ | grep -q '"sources":0,"same_sources":6,.*"gone":0' || fail "written otherwise"

# Changed, added, renamed and removed; the renamed one keeps its slug.
sed -i 's/mill/old mill/' articles/mill-2.md
cp articles/mill-1.md articles/mill-7.md && sed -i 's/1810/1870/; s/Mill 1/Mill 7/' articles/mill-7.md
mv articles/mill-3.md articles/watermill.md
rm articles/mill-4.md
json articles | grep -q '"gone":2,"gone_kept":0' || fail "two are gone: $(json articles)"
[ "$(events)" -eq "$before" ] || fail "$(events) pieces of evidence, not $before"
"$thisday" export --library "$library" >followed
rm -f fresh.db
"$thisday" import articles --library fresh.db >/dev/null
"$thisday" export --library fresh.db | cmp - followed || fail "not what a fresh import makes"
grep -q 'Mill 4' followed && fail "a removed article is told of"

# More than half gone, or an empty folder where there were files: a disk may be missing.
mkdir aside && mv articles/*.md aside/ && cp aside/mill-1.md articles/
json articles | grep -q '"gone":0,"gone_kept":5' || fail "much gone is not doubted"
grep -q 'a disk may be missing; --gone forget' err || fail "it is not said: $(cat err)"
[ "$(events)" -eq "$before" ] || fail "much gone was taken back"
mv aside/*.md articles/
printf 'The tower was finished on 2 June 1900.\n' >articles/disk/tower.txt
import articles >/dev/null
mv articles/disk/tower.txt .
json articles | grep -q '"gone":0,"gone_kept":1' || fail "an empty folder is not doubted"
grep -q 'disk is empty' err || fail "the empty folder is not named: $(cat err)"
json articles --gone keep | grep -q '"gone":0,"gone_kept":0' || fail "--gone keep"
json articles --gone forget | grep -q '"gone":1' || fail "--gone forget"
"$thisday" export --library "$library" | cmp - followed || fail "forgetting left something"

# Nothing at all, or no folder: nothing is taken back.
mv articles/*.md aside/
import articles && fail "an empty folder is imported"
grep -q 'what was imported from it before is kept' err || fail "nothing is said of what is kept: $(cat err)"
mv articles gone
import articles && fail "a missing folder is imported"
[ "$(events)" -eq "$before" ] || fail "an empty folder took something back"
echo "folders: followed"
