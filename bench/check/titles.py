#!/usr/bin/env python3
"""Titles alone: day_links.tsv (facts in the test data) as a table that `thisday import` and check_measure read.

    titles.py ../shared/data/facts/day_links.tsv > titles.csv
"""
import csv
import re
import sys

out = csv.writer(sys.stdout)
out.writerow(["date", "kind", "headline", "url"])
with open(sys.argv[1], encoding="utf-8") as rows:
    next(rows)
    for row in rows:
        day, kind, year, titles = row.rstrip("\n").split("\t")
        if not re.fullmatch(r"\d{3,4}", year):
            continue
        titles = titles.split("|")
        headline = ", ".join(titles) if kind == "event" else titles[0]
        address = "https://en.wikipedia.org/wiki/" + titles[0].replace(" ", "_")
        out.writerow([f"{int(year):04d}-{day}", kind, headline, address])
