#!/usr/bin/env python3
"""Writes all English text of the real data into a folder, one document a file, no paragraph twice.

    english.py DATA FOLDER

DATA is the folder of real material (dates, days, dumps, facts, timex; ../../../shared/data). What comes out is for
compare.py: war histories and news, encyclopedia articles, the sentences of day pages, accounts of battles and of events,
the project's own almanac, and last, one line each, what day pages list. It ends with how many bytes there are.
"""
import bz2
import csv
import html
import json
import os
import re
import sys
from glob import glob

csv.field_size_limit(sys.maxsize)
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
written = 0
seen = set()


def document(folder, name, paragraphs):
    """Writes the paragraphs that are new; a document of none is left out."""
    global written
    fresh = [p for p in (p.strip() for p in paragraphs) if p and p not in seen]
    seen.update(fresh)
    fresh = list(dict.fromkeys(fresh))
    if fresh:
        with open(os.path.join(folder, name + '.txt'), 'wb') as out:
            written += out.write(('\n\n'.join(fresh) + '\n').encode())


def read(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return file.read()


def prose(wikitext):
    """The words of a page without its markup, roughly."""
    text = re.sub(r'<!--.*?-->|<ref[^>]*/>|<ref.*?</ref>', '', html.unescape(wikitext), flags=re.S)
    for _ in range(4):  # as deep as templates stand in each other
        text = re.sub(r'\{\{[^{}]*\}\}', '', text)
    text = re.sub(r'\{\|.*?\|\}', '', text, flags=re.S)
    text = re.sub(r'\[\[(?:[^|\]]*\|)?([^\]]*)\]\]', r'\1', text)
    text = re.sub(r'\[http\S* ?([^\]]*)\]', r'\1', text)
    text = re.sub(r"''+|<[^>]*>", '', text)
    text = re.sub(r'^=+\s*(.*?)\s*=+$', r'\n\1\n', text, flags=re.M)
    return re.sub(r'^[*#:;]+ *(.*)$', r'\1\n', text, flags=re.M).split('\n\n')


def articles(data, folder):
    for path in sorted(glob(f'{data}/timex/*-en/*.txt')):
        document(folder, '-'.join(path.split('/')[-2:])[:-4], read(path).split('\n\n'))
    dump = bz2.open(f'{data}/dumps/wikipedia/en-pages-articles.xml.bz2', 'rt', encoding='utf-8').read()
    for number, page in enumerate(re.findall(r'<text[^>]*>(.*?)</text>', dump, re.S)):
        document(folder, f'dump-{number:03}', prose(html.unescape(page)))
    for path in sorted(glob(f'{data}/days/wikitext/en-*.wiki')):
        document(folder, os.path.basename(path), prose(read(path)))


def days(data, folder):
    for path in sorted(glob(f'{data}/days/muffinlabs/*.json')):
        lists = json.loads(read(path))['data'].values()
        lines = [f"{item.get('year') or ''} – {item.get('text') or ''}" for items in lists for item in items]
        document(folder, 'day-' + os.path.basename(path)[:-5],
                 [re.sub(r'<[^>]*>', '', html.unescape(line)) for line in lines])
    feed = json.loads(read(f'{data}/days/wikimedia_onthisday_en_02_06.json'))
    items = [item for items in feed.values() for item in items]
    document(folder, 'feed', [item['text'] for item in items] +
             [page.get('extract', '') for item in items for page in item['pages']])


def accounts(data, folder):
    for path in sorted(glob(f'{data}/facts/*_battles/*.csv')):
        cells = [cell for row in csv.reader(read(path).splitlines(keepends=True)) for cell in row]
        document(folder, 'battles-' + os.path.basename(path)[:-4], [cell for cell in cells if len(cell) > 60])
    for path in sorted(glob(f'{data}/facts/thaqafa_islamic/events/*.yaml')):
        told = re.findall(r'^ *(?:title|description)_en: (?:\|\n((?:^ {6}.*\n|\n)+)|(.*\n))', read(path), re.M)
        document(folder, 'islam-' + os.path.basename(path)[:-5],
                 [re.sub(r'^ +', '', ''.join(words), flags=re.M) for words in told])


def almanac(data, folder):
    """The project's own: entries, and the headlines and words of events."""
    for path in sorted(glob(os.path.join(ROOT, 'almanac/entries/*.md')) + glob(os.path.join(ROOT, 'docs/*.md'))):
        document(folder, 'almanac-' + os.path.basename(path)[:-3], read(path).split('\n\n'))
    for path in sorted(glob(os.path.join(ROOT, 'almanac/events/*'))):
        told = re.findall(r'^  headline: (.*)$|^  text: >-\n((?:    .*\n)+)', read(path), re.M)
        document(folder, 'almanac-' + os.path.basename(path),
                 [headline or re.sub(r'^ +', '', text, flags=re.M) for headline, text in told])


def lists(data, folder):
    by_day = {}
    for line in read(f'{data}/facts/day_links.tsv').split('\n')[1:]:
        day, _, year, titles = (line.split('\t') + [''] * 4)[:4]
        by_day.setdefault(day, []).append(f'{year} – {titles.replace("|", ", ")}')
    for day, lines in by_day.items():
        if day:
            document(folder, 'list-' + day, lines)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for part in (articles, days, accounts, almanac, lists):
        part(data, folder)
        print(f'{part.__name__:10} {written / 1e6:6.1f} MB so far', file=sys.stderr)


main()
