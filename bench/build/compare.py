#!/usr/bin/env python3
"""How long does `thisday build` take for 366 days and 20,000 events?

compare.py THISDAY [ROUNDS]

The same run has three contenders, in turns: a first build, a second one that finds everything written, and `cp -r` of the
finished site, which is the least that writing these files can cost. Medians of seconds, and of CPU seconds.
"""

import pathlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

EVENTS = 20_000
PLACES = ["Lisbon", "Busan", "Cusco", "Tartu", "Accra", "Hobart", "Turku", "Kyoto", "Quito", "Graz"]
DEEDS = ["opens its harbour to foreign ships", "is taken after a siege of three weeks", "founds a university",
         "burns for four days", "sees the first flight of a balloon", "signs a treaty with its neighbours"]


def write_events(path):
    """A table of events that nobody lived through: the same in every run."""
    chance = random.Random(27)
    with open(path, "w", encoding="utf-8") as table:
        table.write("date,headline,place,url\n")
        for number in range(EVENTS):
            year, month = chance.randrange(1583, 2020), chance.randrange(1, 13)
            day = chance.randrange(1, 29 if month == 2 else 31)
            place = chance.choice(PLACES)
            table.write(f"{year:04}-{month:02}-{day:02},{place} {chance.choice(DEEDS)} for the {number}th time,{place},"
                        f"https://example.org/{number}\n")


def seconds(command):
    """Wall clock and CPU of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    wall = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    thisday, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        write_events(work / "events.csv")
        subprocess.run([thisday, "import", "--library", work / "library.db", work / "events.csv"], check=True,
                       stdout=subprocess.DEVNULL)
        site, copy = work / "site", work / "copy"
        build = [thisday, "build", site, "--library", work / "library.db", "--day", "2026-07-27"]
        times = {"first build": [], "second build": [], "cp -r": []}
        for _ in range(rounds):
            shutil.rmtree(site, ignore_errors=True)
            shutil.rmtree(copy, ignore_errors=True)
            times["first build"].append(seconds(build))
            times["second build"].append(seconds(build))
            times["cp -r"].append(seconds(["cp", "-r", site, copy]))
        files = sum(1 for path in site.rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        print(f"{EVENTS} events, {files} files, {size / 1e6:.1f} MB, medians of {rounds}")
        floor = statistics.median(wall for wall, _ in times["cp -r"])
        for name, runs in times.items():
            wall, cpu = (statistics.median(run[i] for run in runs) for i in (0, 1))
            print(f"{name:<13} {wall:7.2f} s  {cpu:7.2f} s CPU  {wall / floor:6.1f} × cp -r")


if __name__ == "__main__":
    main()
