#!/usr/bin/env python3
"""Bytes a second of `thisday read --json` beside `wc -w` and chrono-node, on the same texts in the same run.

    compare.py [--runs N] [--thisday PROGRAM] FILE...

Each FILE is one document; english.py writes 16 MB of them. The programs take turns, so that what else the machine does
falls on all of them; printed are the medians of their processor time (user and system, of one core) and the ratios to wc.
chrono-node is measured where `npm install chrono-node` was run in this folder; it reads the first two million bytes and
gives dates only.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def seconds(command, environment=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=7)
    parser.add_argument('--thisday', default=os.path.join(HERE, '../../build/bench/thisday'))
    parser.add_argument('files', nargs='+', metavar='FILE')
    options = parser.parse_args()
    size = sum(os.path.getsize(f) for f in options.files)
    if size < 16e6:
        print(f'only {size / 1e6:.1f} MB: the start of the programs weighs in', file=sys.stderr)
    utf8 = dict(os.environ, LC_ALL='C.UTF-8')
    programs = {
        'wc -w': lambda: seconds(['wc', '-w', *options.files], utf8),
        'mentions': lambda: seconds([options.thisday, 'read', '--json', '--no-events', *options.files]),
        'mentions and events': lambda: seconds([options.thisday, 'read', '--json', *options.files]),
    }
    times = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, run in programs.items():
            times[name].append(run())
    speed = {name: size / statistics.median(taken) for name, taken in times.items()}
    for name, bytes_a_second in speed.items():
        print(f'{name:22} {bytes_a_second / 1e6:8.1f} MB/s   {bytes_a_second / speed["wc -w"]:6.3f} of wc')
    if os.path.isdir(os.path.join(HERE, 'node_modules/chrono-node')):
        cut = subprocess.run(['node', os.path.join(HERE, 'chrono_node.mjs'), *options.files], capture_output=True,
                             text=True, check=True).stdout.split()
        print(f'{"chrono-node (warm)":22} {float(cut[0]) / 1e6:8.1f} MB/s   {float(cut[0]) / speed["wc -w"]:6.3f} of wc')


main()
