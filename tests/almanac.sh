#!/usr/bin/env bash
# The almanac keeps what it promises: every record well formed and backed, every day full, the whole even.
set -euo pipefail
thisday=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 "$root/almanac/corroborate.py" --quiet
"$thisday" import --strict "$root/almanac/events" --library "$work/library.db" >/dev/null
"$thisday" stats --almanac --json --library "$work/library.db" >"$work/balance.json"
/usr/bin/python3 - "$work/balance.json" <<'PYTHON'
import json, sys
balance = json.load(open(sys.argv[1]))
wrong = []
def hold(what, true):
    if not true:
        wrong.append(what)
days, lives, shares = balance["events_per_day"], balance["lives_per_day"], balance["shares"]
hold(f"366 days, not {len(days)}", len(days) == 366)
hold("2,200 events", balance["kinds"]["event"] >= 2200)
for day in days:
    hold(f"{day}: 5 events, not {days[day]}", days[day] >= 5)
    hold(f"{day}: 2 births and deaths, not {lives[day]}", lives[day] >= 2)
hold("a third from Europe at most", shares["europe"] <= 1 / 3)
hold("a third from Northern America at most", shares["northern_america"] <= 1 / 3)
hold("a fifth from Asia", shares["asia"] >= 0.2)
hold("15 % from Africa, Latin America and Oceania", shares["africa"] + shares["latin_america"] + shares["oceania"] >= 0.15)
hold("a third before 1900", shares["before_1900"] >= 1 / 3)
for century in (c for c in range(-5, 22) if c):
    hold(f"century {century}", balance["centuries"].get(str(century), 0) > 0)
for subject in "science art law work everyday-life disaster sport war politics".split():
    hold(f"subject {subject}", balance["subjects"].get(subject, 0) >= 20)
print("\n".join(wrong))
sys.exit(bool(wrong))
PYTHON
