#!/usr/bin/env python3
"""Makes the table of a lunisolar calendar from the first days of its months.

    make_lunisolar_table.py MONTHS.tsv > korean_years.inc

MONTHS.tsv has a heading and then, for each month, its first day (rata die), year, number, 1 if it is a leap month, length.
How a year is packed is told in lunisolar.hpp.
"""

import datetime
import sys


def years(path):
    found = {}
    for line in open(path).read().splitlines()[1:]:
        first, year, month, leap, length = map(int, line.split("\t"))
        found.setdefault(year, []).append((first, month, leap, length))
    return found


def packed(year, months):
    leap_month = 0
    lengths = 0
    expected = months[0][0]
    number = 0
    for index, (first, month, leap, length) in enumerate(months):
        number += 0 if leap else 1
        assert first == expected and month == number and length in (29, 30), (year, month)
        expected = first + length
        leap_month = month if leap else leap_month
        lengths |= (length - 29) << index
    assert number == 12 and len(months) == 12 + (leap_month != 0), year
    offset = months[0][0] - datetime.date(year, 1, 1).toordinal()
    assert 0 <= offset < 128, year
    return offset << 17 | leap_month << 13 | lengths, expected


def main():
    table = years(sys.argv[1])
    following = None
    words = []
    for year in sorted(table):
        assert following in (None, table[year][0][0]), year
        word, following = packed(year, table[year])
        words.append(f"0x{word:06X},")
    for at in range(0, len(words), 12):
        print(" ".join(words[at : at + 12]))


main()
