#!/usr/bin/env python3
"""Check the almanac: is each record well formed, and does each source it cites exist?

How even the whole is tells `thisday stats --almanac`.

Reads events/MM.yaml beside this file. Sources are looked up in ../shared/data (from the project's root) and in
Debian's calendar files; what is absent is skipped with a message. https:// sources are checked for form only.
Needs python3-yaml. Exit 0 when all is well, 1 when a check fails, 2 when there is nothing to read.
"""
import argparse, collections, csv, json, os, re, sys
from pathlib import Path
import yaml

HERE = Path(__file__).resolve().parent
KINDS = {"event", "birth", "death", "observance"}
FIELDS = set("date calendar kind since headline text place country at parties subjects wikipedia wikidata sources "
             "disputed single-source".split())
CALENDARS = {"gregorian", "julian", "swedish", "hijri", "islamic", "hebrew", "coptic", "ethiopic", "chinese", "dangi",
             "japanese", "french", "persian", "roman"}
SUBJECTS = set("war politics diplomacy law rights science medicine technology exploration space art music literature film "
               "stage architecture religion work economy everyday-life education sport disaster environment transport "
               "communication crime".split())
LEAST = {"event": 5, "life": 2}          # a day; "life" is births and deaths together
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LINKS = set("a an and at by for from in of on or the to with".split())
# Month names in Debian's calendar files, English, Russian and Ukrainian, by their first three letters.
MONTHS = {name: i % 12 + 1 for i, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec янв фев мар апр мая июн июл авг сен окт ноя дек "
    "січ лют бер кві тра чер лип сер вер жов лис гру".split())} | {"май": 5}


def words(text):
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())


def runs(text, n=8):
    """All runs of n words; names and titles excepted, which have few words without a capital but of, the, and."""
    w = words(text)
    small = [not word[0].isupper() and word not in LINKS for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)]
    return {hash(tuple(w[i:i + n])): " ".join(w[i:i + n]) for i in range(len(w) - n + 1) if sum(small[i:i + n]) > 2}


def texts(data):
    """All the English prose in ../shared/data, and its lists."""
    for f in (data / "days/muffinlabs").glob("*.json"):
        for items in json.loads(f.read_text(encoding="utf8"))["data"].values():
            yield from (item.get("text") or "" for item in items)
    for pattern in ("days/*.json", "days/wikitext/en-*", "timex/*-en/*.txt", "facts/*/events/*.yaml", "facts/*/*.csv"):
        for f in data.glob(pattern):
            # Links and tags stand between words: [[Target|shown]] is read as what is shown.
            text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", f.read_text(encoding="utf8", errors="replace"))
            yield re.sub(r"<[^<>]*>|'{2,}", " ", text)
    for f in (data / "days/parsoid_html").glob("en*"):
        yield re.sub(r"<[^<>]*>", "", f.read_text(encoding="utf8"))


def day_of(date):
    """MM-DD of a date that has a day, else None."""
    m = re.fullmatch(r"([-0-9X]{4,}?)([?~%]?)-([01]\d)[?~%]?-([0-3]\d)[?~%]?", str(date))
    return f"{m[3]}-{m[4]}" if m else None


class Sources:
    """What the sources hold; each part is None when its files are not there."""

    def __init__(self, data, calendars):
        self.rows = self.calendar = self.runs = None
        self.ids = {}
        if (f := data / "facts/day_links.tsv").exists():
            self.rows = collections.defaultdict(list)
            for line in f.open(encoding="utf8"):
                day, kind, year, titles = (line.rstrip("\n").split("\t") + [""] * 4)[:4]
                self.rows[day, kind].append((year.strip(), titles.split("|")))
        for name, path, column in (("cdb90", "facts/cdb90_battles/battles.csv", "isqno"),
                                   ("acw", "facts/acw_battles/cwsac_battles.csv", "battle")):
            if (f := data / path).exists():
                self.ids[name] = {r[column] for r in csv.DictReader(f.open(encoding="utf8"))}
        if (d := data / "facts/thaqafa_islamic/events").exists():
            self.ids["thaqafa"] = {s for f in d.glob("*.yaml")
                                   for s in re.findall(r"^\s*-?\s*slug:\s*(\S+)", f.read_text(encoding="utf8"), re.M)}
        self.runs = {run for text in texts(data) for run in runs(text)} or None
        if calendars.exists():
            self.calendar = collections.defaultdict(set)
            for f in (p for p in calendars.rglob("calendar.*") if p.is_file()):
                for line in f.read_text(encoding="utf8", errors="replace").split("\n"):
                    if m := re.match(r"\s*(\d\d?)/(\d\d?)\*?\s", line):
                        self.calendar[str(f.relative_to(calendars))].add((int(m[1]), int(m[2])))
                    elif m := (re.match(r"\s*([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})\b", line)
                               or re.match(r"\s*()(\d{1,2})\s+([^\W\d]{3})", line)):
                        name = (m[1] or m[3]).lower()
                        if name in MONTHS:
                            self.calendar[str(f.relative_to(calendars))].add((MONTHS[name], int(m[2])))

    def skipped(self):
        parts = {"enwiki-days": self.rows, "debian": self.calendar, "eight-word runs": self.runs,
                 **{n: self.ids.get(n) for n in ("cdb90", "acw", "thaqafa")}}
        return [name for name, value in parts.items() if value is None]

    def trouble(self, source, title):
        """Why this source does not hold, or None."""
        if source.startswith(("https://", "http://")):
            return None if re.fullmatch(r"https?://[^\s/]+\.[^\s]+", source) else "not an address"
        if m := re.fullmatch(r"enwiki-days (\d\d-\d\d) (event|birth|death|holiday|observance)(?: (.+))?", source):
            if self.rows is None:
                return None
            kind = "holiday" if m[2] == "observance" else m[2]
            found = [t for y, t in self.rows[m[1], kind] if not m[3] or y == m[3] or y.startswith(m[3] + " –")]
            if not found:
                return "no such row"
            return None if not title or any(title in t for t in found) else f"row without the title {title}"
        if m := re.fullmatch(r"debian (\S+) (\d\d)/(\d\d)", source):
            there = self.calendar is None or (int(m[2]), int(m[3])) in self.calendar.get(m[1], ())
            return None if there else "no line of that day"
        if m := re.fullmatch(r"(cdb90|acw|thaqafa) (\S+)", source):
            return None if m[1] not in self.ids or m[2] in self.ids[m[1]] else "no such id"
        return "unknown form"


def origin(source):
    """The independent work a source belongs to."""
    return re.sub(r"^(https?://[^/]+)/.*", r"\1", source) if source.startswith("http") else source.split()[0]


def check(record, month, sources):
    """Yields what is wrong with one record."""
    kind, date = record.get("kind", "event"), record.get("date", "")
    if extra := set(record) - FIELDS:
        yield f"unknown fields {sorted(extra)}"
    for field in ("date", "headline", "text", "subjects", "sources"):
        if not record.get(field):
            yield f"no {field}"
    if kind not in KINDS:
        yield f"kind {kind}"
    if "calendar" in record and record["calendar"] not in CALENDARS:
        yield f"calendar {record['calendar']}"
    if not (day := day_of(date)) or day[:2] != month or not 1 <= int(day[3:]) <= 31:
        yield f"date {date} is no day of month {month}"
    if (kind == "observance") != str(date).startswith("XXXX"):
        yield "an observance, and nothing else, has a date XXXX-MM-DD"
    if len(record.get("headline", "")) > 120:
        yield "headline longer than 120 characters"
    if kind in ("birth", "death") and not record.get("country") and not record.get("place"):
        yield "a birth or death needs a country, or a place at sea"
    if at := record.get("at"):
        m = re.fullmatch(r"(-?\d+(?:\.\d+)?), ?(-?\d+(?:\.\d+)?)", str(at))
        if not m or abs(float(m[1])) > 90 or abs(float(m[2])) > 180:
            yield f"at {at}"
    if not 1 <= len(record.get("subjects") or []) <= 3 or set(record.get("subjects") or []) - SUBJECTS:
        yield f"subjects {record.get('subjects')}"
    listed = record.get("sources") or []
    for source in listed:
        title = record.get("wikipedia") if sum(s.startswith("enwiki-days") for s in listed) == 1 else None
        if why := sources.trouble(source, title):
            yield f"source {source}: {why}"
    if (len({origin(s) for s in listed}) < 2) != (record.get("single-source") == "true"):
        yield "single-source does not agree with the sources"
    if why := weekday_trouble(record):
        yield why
    for field in ("headline", "text"):
        for h, run in runs(record.get(field, "")).items():
            if sources.runs is not None and h in sources.runs:
                yield f"eight words as in the source: {run}"
                break


def doubles(records):
    """Yields what is told twice: a life by its article, anything by its day's headline."""
    seen = set()
    for r in records:
        kind, headline = r.get("kind", "event"), r.get("headline", "")
        keys = {(kind, r.get("date"), headline.lower())}
        if kind in ("birth", "death") and r.get("wikipedia"):
            keys.add((kind, r["wikipedia"]))
        if keys & seen:
            yield f"{r.get('date')} {headline[:60]}: told twice"
        seen |= keys


def day_number(date, calendar):
    """The Julian day of a date with a day, or None."""
    if not (m := re.fullmatch(r"(-?\d{4})-(\d\d)-(\d\d)[?~%]?", str(date))):
        return None
    year, month, day = int(m[1]) + 4800 - (int(m[2]) < 3), (int(m[2]) - 3) % 12, int(m[3])
    days = day + (153 * month + 2) // 5 + 365 * year + year // 4
    return days - 32083 if calendar == "julian" else days - year // 100 + year // 400 - 32045


def weekday_trouble(record):
    """Why the weekday that a record names is not its day's, or None."""
    day = day_number(record.get("date"), record.get("calendar"))
    named = re.findall(r"\b(?:[Oo]n|[Oo]n a|[Tt]hat|[Tt]his|Bloody|Black|Red) ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
                       f"{record.get('headline')} {record.get('text')}")
    if day is None or not named or WEEKDAYS[day % 7] in named:
        return None
    return f"{named[0]}, but the day was a {WEEKDAYS[day % 7]}"


def ages(records):
    """Yields deaths whose text gives an age that the person's birth in the almanac does not allow."""
    born = {r.get("wikipedia"): r for r in records if r.get("kind") == "birth" and r.get("wikipedia")}
    for r in records:
        birth = born.get(r.get("wikipedia"))
        if r.get("kind") != "death" or not birth:
            continue
        first, last = (day_number(x["date"], x.get("calendar")) for x in (birth, r))
        text = f"{r.get('headline')} {r.get('text')}"
        for m in re.finditer(r"\b(?:(died|dies|dead)\b[^.;,]*? )?(?:aged|at the age of|at) (\d{1,3})\b(?! o'clock)", text):
            lived = first and last and (last - first) / 365.2425
            if lived and (int(m[2]) > lived + 0.01 or (m[1] and int(m[2]) < lived - 1.01)):
                yield f"{r['date']} {r['headline'][:60]}: {m[0]}, but born {birth['date']}"


def battles(periods, names):
    """First and last day of each battle of periods.tsv by its names."""
    lines = [line.split("\t") for line in periods.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    days = {c[0]: [day_number(end, "gregorian") for end in c[1].split("/")] for c in lines if c[2] == "battle"}
    named = (line.split("\t") for line in names.read_text(encoding="utf8").splitlines() if not line.startswith("#"))
    return {name: days[c[0]] for c in named if c[0] in days and None not in days[c[0]] for name in c[1].split(", ")}


def misplaced(records, battles):
    """Yields battles that lie outside their period; one more than a year off is another of that name."""
    for r in records:
        day, (first, *last) = (day_number(r.get("date"), r.get("calendar")), battles.get(r.get("wikipedia"), [None]))
        if first and day and r.get("kind", "event") == "event":
            if not first <= day <= (last or [first])[0] and abs(day - first) < 366:
                yield f"{r['date']} {r['headline'][:60]}: not in the period {r['wikipedia']}"


def tell(name, records):
    """Prints how many records there are, and how many rest on a single source."""
    kinds = collections.Counter(r.get("kind", "event") for r in records)
    single = 100 * sum(r.get("single-source") == "true" for r in records) / max(len(records), 1)
    print(f"{name}: " + ", ".join(f"{n} {k}" for k, n in kinds.most_common()) + f"; from a single source {single:.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     epilog="examples:\n  corroborate.py\n  corroborate.py 02 03 --quiet")
    parser.add_argument("months", nargs="*", help="months to check, as 02 (default: all there are)")
    parser.add_argument("--events", type=Path, default=HERE / "events", help="folder of MM.yaml")
    parser.add_argument("--data", type=Path, default=os.environ.get("THISDAY_DATA", HERE.parents[1] / "shared/data"),
                        help="the test data (default: THISDAY_DATA, or ../shared/data)")
    parser.add_argument("--calendars", type=Path, default=Path("/usr/share/calendar"), help="Debian's package calendar")
    parser.add_argument("--quiet", action="store_true", help="print only what is wrong")
    args = parser.parse_args()
    files = [f for f in sorted(args.events.glob("[01][0-9].yaml")) if not args.months or f.stem in args.months]
    if not files:
        print(f"no months in {args.events}", file=sys.stderr)
        return 2
    sources, wrong, everything = Sources(args.data, args.calendars), [], []
    for part in sources.skipped():
        print(f"not checked, data absent: {part}", file=sys.stderr)
    for f in files:
        try:   # the base loader: every scalar a string, so that NO is Norway and 0000-01-01 a date
            records = yaml.load(f.read_text(encoding="utf8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or []
        except yaml.YAMLError as e:
            wrong.append(f"{f.name}: {e}")
            continue
        days = collections.defaultdict(collections.Counter)
        for r in records:
            wrong += [f"{r.get('date')} {r.get('headline', '')[:60]}: {why}" for why in check(r, f.stem, sources)]
            kind = r.get("kind", "event")
            days[day_of(r.get("date"))]["life" if kind in ("birth", "death") else kind] += 1
        for n in range(1, (29 if f.stem == "02" else 30 if f.stem in ("04", "06", "09", "11") else 31) + 1):
            day = f"{f.stem}-{n:02}"
            wrong += [f"{day}: {days[day][k]} of at least {least} ({'births and deaths' if k == 'life' else 'events'})"
                      for k, least in LEAST.items() if days[day][k] < least]
        everything += records
        if not args.quiet:
            tell(f.stem, records)
    if not args.quiet:
        tell("all", everything)
    wrong += [*doubles(everything), *ages(everything)]
    if (names := HERE.parent / "languages/en/periods.tsv").exists():
        wrong += misplaced(everything, battles(HERE / "periods.tsv", names))
    for line in wrong:
        print(line)
    print(f"{len(everything)} records, {len(wrong)} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
