"""A site as files: every link resolves, every feed and calendar is one, a second build writes nothing.

static_site_test.py THISDAY ROOT
"""

import email
import email.policy
import html.parser
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import zlib
import xml.etree.ElementTree as xml

import feedparser
import icalendar

THISDAY, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
URL = "https://history.example.org"


def thisday(*arguments):
    done = subprocess.run([THISDAY, *map(str, arguments)], capture_output=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"thisday {arguments}: exit {done.returncode}, {done.stderr.decode()}")
    return done.stdout


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src", "action") and value is not None:
                self.links.append(value)
            if name == "id":
                self.ids.add(value)


def png(width, height):
    """A picture of one colour."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes((180, 40, 30)) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class StaticSite(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        work = pathlib.Path(cls.temporary.name)
        cls.library, cls.site = work / "library.db", work / "site"
        thisday("import", "--library", cls.library, ROOT / "almanac/entries", ROOT / "almanac/events")
        (work / "article").mkdir()
        (work / "article/flag.png").write_bytes(png(400, 200))
        (work / "article/flag.md").write_text(
            "---\ntitle: A flag\ndate: 1900-08-09\nimage: {src: flag.png, alt: A plain flag, credit: Jane Roe}\n---\n\nIt flew.\n"
        )
        thisday("import", "--library", cls.library, work / "article")
        cls.first = cls.build()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def build(cls, *options):
        return json.loads(
            thisday("build", cls.site, "--library", cls.library, "--url", URL, "--day", "2026-07-27", "--json", *options)
        )

    def file_at(self, address):
        """The file that a static host shows at an address of the site."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(address).path).lstrip("/")
        file = self.site / path
        return file / "index.html" if file.is_dir() else file

    def test_has_a_page_for_every_day(self):
        days = [p for p in self.site.iterdir() if len(p.name) == 5 and p.name[2] == "-"]
        self.assertEqual(len(days), 366)
        self.assertIn("The Korean armistice", (self.site / "07-27/index.html").read_text())
        self.assertTrue((self.site / "02-29/index.html").exists())

    def test_all_links_resolve(self):
        pages = {file: Page(file.read_text()) for file in self.site.rglob("*.html")}
        self.assertGreater(len(pages), 366)
        for file, page in pages.items():
            for link in page.links:
                parts = urllib.parse.urlsplit(link)
                if parts.scheme or parts.netloc:
                    continue
                where = file.relative_to(self.site)
                target = self.file_at(link) if parts.path else file
                self.assertTrue(target.is_file(), f"{where} links to {link}, which is not there")
                if parts.fragment and target in pages:
                    self.assertIn(parts.fragment, pages[target].ids, f"{where} links to {link}, which has no such place")

    def test_all_addresses_of_the_sitemap_are_there(self):
        root = xml.parse(self.site / "sitemap.xml").getroot()
        addresses = [loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        self.assertGreater(len(addresses), 366)
        for address in addresses:
            self.assertTrue(address.startswith(URL + "/"), address)
            self.assertTrue(self.file_at(address).is_file(), address)
        self.assertIn(f"Sitemap: {URL}/sitemap.xml", (self.site / "robots.txt").read_text())

    def test_a_second_build_writes_nothing(self):
        stamps = {p: p.stat().st_mtime_ns for p in self.site.rglob("*") if p.is_file() and p.name != ".thisday-build"}
        again = self.build("--jobs", "1")
        self.assertEqual(again, {"files": self.first["files"], "written": 0, "removed": 0})
        self.assertEqual(stamps, {p: p.stat().st_mtime_ns for p in stamps})
        self.assertEqual(self.first["written"], self.first["files"])

    def test_feeds_are_feeds_with_credit(self):
        for ending, version in ((".atom", "atom10"), (".rss", "rss20")):
            feed = feedparser.parse((self.site / f"feeds/07-27{ending}").read_bytes())
            self.assertFalse(feed.bozo, feed.get("bozo_exception"))
            self.assertEqual(feed.version, version)
            self.assertEqual(feed.entries[0].title, "The Korean armistice")
            self.assertEqual(len({entry.id for entry in feed.entries}), len(feed.entries))
            for entry in feed.entries:
                self.assertTrue(self.file_at(entry.link).is_file(), entry.link)
                self.assertIn("Source: ", str(entry))
                self.assertTrue(entry.published.startswith("2026-07-27") or "27 Jul 2026" in entry.published)

    def test_every_feed_is_well_formed(self):
        feeds = sorted((self.site / "feeds").iterdir())
        self.assertEqual(len(feeds), 4 * 367)
        for file in feeds:
            if file.suffix in (".atom", ".rss"):
                xml.parse(file)
            elif file.suffix == ".json":
                feed = json.loads(file.read_text())
                self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
                for item in feed["items"]:
                    self.assertTrue(item["id"] and item["content_html"] and item["_thisday"]["credit"], file)

    def test_calendars_are_calendars(self):
        for file in sorted((self.site / "feeds").glob("*.ics")):
            text = file.read_bytes()
            for line in text.split(b"\r\n"):
                self.assertLessEqual(len(line), 75, file)
                line.decode()
            calendar = icalendar.Calendar.from_ical(text)
            uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
            self.assertEqual(len(uids), len(set(uids)), file)
            for event in calendar.walk("VEVENT"):
                self.assertTrue("RRULE" in event or "RDATE" in event, file)
                self.assertIn("Source: ", event["DESCRIPTION"], file)
                self.assertTrue(self.file_at(str(event["URL"])).is_file(), event["URL"])

    def test_the_leap_day_comes_in_every_year(self):
        calendar = icalendar.Calendar.from_ical((self.site / "feeds/02-29.ics").read_bytes())
        for event in calendar.walk("VEVENT"):
            self.assertEqual((event["DTSTART"].dt.month, event["DTSTART"].dt.day), (2, 29))
            self.assertEqual(event["RRULE"]["BYMONTHDAY"], [-1])

    def test_the_apis_json_is_there(self):
        day = json.loads((self.site / "api/v1/on/07-27").read_text())
        self.assertEqual(day["day"], "07-27")
        sources = {source["id"] for source in json.loads((self.site / "api/v1/sources").read_text())["sources"]}
        for event in day["events"]:
            for evidence in event["evidence"]:
                self.assertIn(evidence["source"], sources)
        entries = json.loads((self.site / "api/v1/entries").read_text())["entries"]
        for entry in entries:
            self.assertTrue(self.file_at(entry["url"]).is_file())

    def test_pictures_of_entries_are_there(self):
        for name in ("entry/a-flag/index.html", "08-09/index.html"):
            page = (self.site / name).read_text()
            self.assertIn('alt="A plain flag"', page)
            self.assertIn("Jane Roe", page)
            for address in re.findall(r"/pictures/[^\" ]+", page):
                self.assertTrue((self.site / address.lstrip("/")).read_bytes().startswith(b"\xff\xd8\xff"))
        entries = json.loads((self.site / "api/v1/entries").read_text())["entries"]
        files = [entry for entry in entries if entry["slug"] == "a-flag"][0]["picture"]["files"]
        self.assertEqual([file["width"] for file in files], sorted(file["width"] for file in files))
        self.assertTrue(self.file_at(files[0]["url"]).is_file())

    def test_the_search_index_leads_to_what_it_names(self):
        index = json.loads((self.site / "search-index.json").read_text())
        self.assertGreater(len(index["events"]), 1000)
        ids = {}
        for day, year, kind, name, headline in index["events"]:
            self.assertIn(kind, "ebdo")
            self.assertTrue(headline)
            if day not in ids:
                ids[day] = Page((self.site / day / "index.html").read_text()).ids
        armistice = [row for row in index["events"] if row[0] == "07-27" and row[1] == 1953]
        self.assertTrue(armistice)

    def test_mail_is_mail(self):
        text = thisday("mail", "07-27", "--library", self.library, "--from", "Musée <news@example.org>", "--to", "a@b.c",
                       "--url", URL)
        mail = email.message_from_bytes(text, policy=email.policy.default)
        self.assertEqual(mail["From"].addresses[0].display_name, "Musée")
        self.assertEqual(mail["Subject"], "27 July: The Korean armistice")
        self.assertEqual(mail.defects, [])
        self.assertEqual([part.get_content_type() for part in mail.iter_parts()], ["text/plain", "text/html"])
        for part in mail.iter_parts():
            self.assertIn("Korean", part.get_content())
            self.assertIn(f"{URL}/07-27", part.get_content())
        self.assertTrue(all(len(line) <= 78 for line in text.splitlines()))

    def test_an_empty_day_is_no_mail(self):
        empty = pathlib.Path(self.temporary.name) / "empty.db"
        thisday("import", "--library", empty, ROOT / "almanac/entries/apollo-11.md")
        self.assertEqual(thisday("mail", "02-03", "--library", empty, "--from", "a@b.c"), b"")

    def test_a_folder_of_other_things_is_left_alone(self):
        other = pathlib.Path(self.temporary.name) / "thesis"
        other.mkdir()
        (other / "thesis.txt").write_text("years of work")
        done = subprocess.run([THISDAY, "build", other, "--library", self.library], capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"not of a build", done.stderr)
        self.assertEqual(os.listdir(other), ["thesis.txt"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
