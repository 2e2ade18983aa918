#!/usr/bin/env python3
"""How long `thisday read --json` takes for a megabyte of the worst that we can think of.

    hostile.py [--runs N] [--thisday PROGRAM]

Each input is one megabyte and one document, made here from a seed: words and numbers of dates, with nothing between them
that would end a sentence. Each is read as a narrative and as news. Printed are the slowest first, with the median and the
best of the runs by the clock, in seconds, the start of the program and its output among them.
"""
import argparse
import os
import random
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = 1_000_000
MONTHS = 'January February March April May June July August September October November December'.split()
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()


def inputs(seed):
    """Name and text of each."""
    dice = random.Random(seed)
    repeated = {
        'a year and a dash': '1950-', 'a year and a bracket': '(1950', 'a year and a slash': '1950/',
        'a year a line': '1950\n', 'may': 'may ', 'second': 'second ', 'of the': 'of the ', 'twenty-': 'twenty-',
        'that year': 'that year ', 'two days later': 'two days later ', 'since then': 'since then, ',
        'the first quarter': 'the first quarter ', 'the first year of the war': 'the first year of the war ',
        'an event': 'In 1950 he died. ', 'names': 'In 1950 General Smith, Colonel Brown and ',
        'clauses': 'In May he took it and in June she saw them, and ', 'capitals': 'The War ',
        'words': 'nothing of any date was ever told here ',
    }
    drawn = {
        'years': lambda: f'{dice.randrange(1000, 2000)} ', 'years and commas': lambda: f'{dice.randrange(1000, 2000)}, ',
        'months': lambda: dice.choice(MONTHS) + ' ', 'months and "and"': lambda: dice.choice(MONTHS) + ' and ',
        'weekdays': lambda: dice.choice(DAYS) + dice.choice([' ', ', ']), 'the 14th': lambda: f'the {dice.randrange(1, 31)}th ',
        'ISO days': lambda: f'{dice.randrange(1900, 2020)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02} ',
        '4/5/1950': lambda: f'{dice.randrange(1, 13)}/{dice.randrange(1, 13)}/{dice.randrange(1900, 2020)} ',
        'digits': lambda: str(dice.randrange(10)),
        'anything of these': lambda: dice.choice([dice.choice(MONTHS), dice.choice(DAYS), str(dice.randrange(1000, 2000)),
                                                  'later', 'the', 'of', 'year', 'two', '(', ')', '-', 'BC']) + ' ',
    }
    for name, words in repeated.items():
        yield name, words * (SIZE // len(words) + 1)
    for name, word in drawn.items():
        text = []
        size = 0
        while size < SIZE:
            text.append(word())
            size += len(text[-1])
        yield name, ''.join(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=7)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--thisday', default=os.path.join(HERE, '../../build/bench/thisday'))
    options = parser.parse_args()
    domains = {'narrative': [], 'news': ['--domain', 'news', '--document-date', '1998-03-01']}
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for name, text in inputs(options.seed):
            files[name] = os.path.join(folder, f'{len(files)}.txt')
            with open(files[name], 'w', encoding='utf-8') as out:
                out.write(text[:SIZE])
        for _ in range(options.runs):
            for name, file in files.items():
                for domain, how in domains.items():
                    begin = time.monotonic()
                    subprocess.run([options.thisday, 'read', '--json', *how, file], stdout=subprocess.DEVNULL, check=True)
                    taken.setdefault((name, domain), []).append(time.monotonic() - begin)
    print('median   best')
    for (name, domain), times in sorted(taken.items(), key=lambda item: -statistics.median(item[1])):
        print(f'{statistics.median(times):6.3f} {min(times):6.3f}  {name} ({domain})')


main()
