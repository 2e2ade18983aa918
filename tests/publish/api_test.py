"""The API of a running server, held against its own OpenAPI document.

api_test.py THISDAY ROOT
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

import feedparser
import icalendar
import jsonschema

THISDAY, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])

DAY = {
    "date": "July 27",
    "data": {
        "Events": [
            {"year": "1953", "text": "An armistice ends the fighting in Korea.", "links": [{"title": "Korean Armistice Agreement"}]},
            {"year": "1866", "text": "A cable is landed.", "links": [{"title": "Transatlantic telegraph cable"}]},
        ],
        "Births": [{"year": "1824", "text": "A. Dumas, writer", "links": [{"title": "Alexandre Dumas fils"}]}],
        "Deaths": [{"year": "45 BC", "text": "Somebody, consul", "links": [{"title": "Roman consul"}]}],
    },
}


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        work = pathlib.Path(cls.temporary.name)
        library = work / "library.db"
        (work / "day.json").write_text(json.dumps(DAY))
        subprocess.run(
            [THISDAY, "import", "--library", library, ROOT / "almanac/entries", ROOT / "almanac/events", work / "day.json"],
            check=True, capture_output=True)
        cls.server = subprocess.Popen([THISDAY, "serve", "--port", "0", "--tz", "UTC", "--library", library],
                                      stdout=subprocess.PIPE, text=True)
        cls.url = "http://127.0.0.1:" + cls.server.stdout.readline().split(" (")[0].rsplit(":", 1)[1]
        cls.document = json.loads(cls.ask("/api/v1/openapi.json").body)

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait(10)
        cls.server.stdout.close()
        cls.temporary.cleanup()

    @classmethod
    def ask(cls, target, body=None, **headers):
        request = urllib.request.Request(cls.url + target, data=body,
                                         headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return Answer(answer.code, answer.headers, answer.read())

    def schema_of(self, path, status, method="get"):
        answer = self.document["paths"][path][method]["responses"][str(status)]
        if "$ref" in answer:
            answer = self.document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
        return next(iter(answer["content"].values()))["schema"]

    def assert_fits(self, answer, path, status=200, method="get"):
        self.assertEqual(answer.status, status, answer.body)
        # References in the schema are to the whole document.
        whole = {**self.document, **self.schema_of(path, status, method), "$schema": "https://json-schema.org/draft/2020-12/schema"}
        jsonschema.Draft202012Validator(whole).validate(answer.json())
        self.assertEqual(answer.headers["access-control-allow-origin"], "*")

    GOOD = [
        ("/api/v1/on/{day}", "/api/v1/on/07-27"),
        ("/api/v1/on/{day}", "/api/v1/on/07-27?fields=headline,edtf&tz=Asia/Seoul"),
        ("/api/v1/on/{day}", "/api/v1/on/02-29?limit=3&order=rank&kind=birth&ongoing=true&maybe=true&lang=en"),
        ("/api/v1/search", "/api/v1/search?q=armistice"),
        ("/api/v1/search", "/api/v1/search?kind=event&from=1900&to=1950-06&limit=5&fields=headline"),
        ("/api/v1/search", "/api/v1/search?q=nothingatallofthekind"),
        ("/api/v1/span", "/api/v1/span?from=1914&to=1918&limit=2"),
        ("/api/v1/near", "/api/v1/near?latitude=37.95&longitude=126.67&kilometres=500"),
        ("/api/v1/random", "/api/v1/random?seed=7"),
        ("/api/v1/random", "/api/v1/random"),
        ("/api/v1/entries", "/api/v1/entries"),
        ("/api/v1/sources", "/api/v1/sources?limit=2"),
        ("/api/v1/statistics", "/api/v1/statistics"),
        ("/api/v1/date", "/api/v1/date?q=circa+44+BC"),
        ("/api/v1/date", "/api/v1/date?q=1953-07-27&region=GB"),
        ("/api/v1/date", "/api/v1/date?q=late+5th+century+BC"),
        ("/api/v1/date", "/api/v1/date?q=Thanksgiving"),
        ("/feed/availability", "/feed/availability"),
        ("/feed/availability", "/api/rest_v1/feed/availability"),
        ("/{lang}.wikipedia.org/v1/feed/onthisday/{type}/{mm}/{dd}", "/en.wikipedia.org/v1/feed/onthisday/all/07/27"),
        ("/feed/v1/wikipedia/{lang}/onthisday/{type}/{mm}/{dd}", "/feed/v1/wikipedia/en/onthisday/selected/7/27"),
        ("/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", "/api/rest_v1/feed/onthisday/births/07/27?lang=en"),
    ]
    BAD = [
        ("/api/v1/on/{day}", "/api/v1/on/02-30", 404),
        ("/api/v1/on/{day}", "/api/v1/on/07-27?fields=colour", 400),
        ("/api/v1/on/{day}", "/api/v1/on/07-27?limit=0", 400),
        ("/api/v1/on/{day}", "/api/v1/on/07-27?kind=war", 400),
        ("/api/v1/on/{day}", "/api/v1/on/07-27?format=xml", 400),
        ("/api/v1/on/{day}", "/api/v1/on/07-27?tz=Mars/Olympus", 400),
        ("/api/v1/events/{id}", "/api/v1/events/0123456789abcdef", 404),
        ("/api/v1/search", "/api/v1/search?from=teatime", 400),
        ("/api/v1/search", "/api/v1/search?limit=100000", 400),
        ("/api/v1/search", "/api/v1/search?cursor=made-up", 400),
        ("/api/v1/near", "/api/v1/near", 400),
        ("/api/v1/near", "/api/v1/near?latitude=91&longitude=0", 400),
        ("/api/v1/near", "/api/v1/near?latitude=nan&longitude=0", 400),
        ("/api/v1/sources", "/api/v1/sources?cursor=made-up", 400),
        ("/api/v1/date", "/api/v1/date", 400),
        ("/api/v1/date", "/api/v1/date?q=a+cup+of+tea", 400),
        ("/api/v1/date", "/api/v1/date?q=1953&calendar=martian", 400),
        ("/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", "/api/rest_v1/feed/onthisday/all/13/01", 404),
        ("/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", "/api/rest_v1/feed/onthisday/all/02/30", 404),
        ("/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", "/api/rest_v1/feed/onthisday/all/x/1", 404),
        ("/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", "/api/rest_v1/feed/onthisday/weddings/07/27", 404),
        ("/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", "/api/rest_v1/feed/onthisday/all/07/27?lang=tlh", 404),
    ]

    def test_every_answer_is_as_the_document_says(self):
        for path, target in self.GOOD:
            with self.subTest(target):
                self.assert_fits(self.ask(target), path)

    def test_every_problem_is_one(self):
        for path, target, status in self.BAD:
            with self.subTest(target):
                answer = self.ask(target)
                self.assert_fits(answer, path, status)
                self.assertEqual(answer.headers["content-type"], "application/problem+json")
                self.assertEqual(answer.json()["uri"], target)

    def test_every_path_of_the_document_is_asked_here(self):
        asked = {path for path, _ in self.GOOD} | {"/api/v1/events/{id}", "/api/v1/openapi.json", "/api/v1/read",
                                                  "/api/v1/check"}
        self.assertEqual(set(self.document["paths"]), asked)

    def test_the_document_is_openapi(self):
        self.assertTrue(self.document["openapi"].startswith("3.1."))
        for name, schema in self.document["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
        validate = "import json,sys; from openapi_spec_validator import validate; validate(json.load(sys.stdin))"
        for python in ("python3", "/usr/bin/python3"):
            if subprocess.run([python, "-c", "import openapi_spec_validator"], capture_output=True, check=False).returncode:
                continue
            done = subprocess.run([python, "-c", validate], input=json.dumps(self.document), text=True,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            return
        self.skipTest("openapi_spec_validator is not here; schemas alone were checked")

    def test_an_event_is_found_by_its_id_with_why(self):
        found = self.ask("/api/v1/search?q=armistice+korea").json()["events"][0]
        answer = self.ask("/api/v1/events/" + found["id"])
        self.assert_fits(answer, "/api/v1/events/{id}")
        self.assertEqual(answer.json()["event"]["id"], found["id"])
        self.assertGreaterEqual(answer.json()["works"], 1)

    def test_all_evidence_has_its_source(self):
        for target in ("/api/v1/on/07-27?fields=headline", "/api/v1/search?q=war&limit=20", "/api/v1/span?from=1905&to=1905"):
            told = self.ask(target).json()
            sources = {source["id"] for source in told["sources"]}
            self.assertTrue(told["events"])
            for event in told["events"]:
                self.assertTrue(event["evidence"])
                for evidence in event["evidence"]:
                    self.assertIn(evidence["source"], sources)

    def test_cursors_lead_through_all_once(self):
        for path, what in (("/api/v1/span?from=1905&to=1905", "events"), ("/api/v1/sources?", "sources"),
                           ("/api/v1/search?q=treaty&kind=event", "events")):
            answer = self.ask(path + "&limit=1000").json()
            self.assertFalse(answer["more"], path)
            everything = [one["id"] for one in answer[what]]
            paged, cursor = [], ""
            while True:
                page = self.ask(f"{path}&limit=7{cursor}").json()
                paged += [one["id"] for one in page[what]]
                if not page["more"]:
                    break
                cursor = "&cursor=" + urllib.parse.quote(page["cursor"])
            self.assertGreater(len(paged), 7)
            self.assertEqual(paged, everything)

    def test_the_same_seed_is_the_same_event(self):
        one, other = (self.ask("/api/v1/random?seed=3").json()["events"] for _ in range(2))
        self.assertEqual(one, other)
        self.assertEqual(self.ask("/api/v1/random").headers["cache-control"], "no-store")

    def test_other_forms_are_asked_for_by_name_or_accept(self):
        for target, accept, content_type in (
            ("/api/v1/on/07-27?format=jsonld", "*/*", "application/ld+json"),
            ("/api/v1/on/07-27", "application/ld+json", "application/ld+json"),
            ("/api/v1/search?q=war&format=geojson", "*/*", "application/geo+json"),
            ("/api/v1/span?from=1914&to=1918&format=timelinejs", "*/*", "application/json"),
        ):
            answer = self.ask(target, Accept=accept)
            self.assertEqual(answer.status, 200)
            self.assertEqual(answer.headers["content-type"], content_type)
        self.assertEqual(self.ask("/api/v1/on/07-27?format=jsonld").json()["@context"], "https://schema.org")

    def test_a_text_is_read(self):
        for content_type, text in (
            ("text/plain", "On 25 June 1950 the North invaded. In October the army went north."),
            ("text/markdown; charset=utf-8", "# War\n\nOn *25 June 1950* the North invaded."),
            ("text/html", "<p>On <b>25 June 1950</b> the North invaded.</p><script>On 1 May 1900 he lied.</script>"),
        ):
            answer = self.ask("/api/v1/read", text.encode(), Content_Type=content_type)
            self.assert_fits(answer, "/api/v1/read", method="post")
            told = answer.json()
            self.assertEqual(told["mentions"][0]["value"], "1950-06-25")
            self.assertNotIn("1900", json.dumps(told))
            for mention in told["mentions"]:
                self.assertEqual(text.encode()[mention["begin"]:mention["end"]].decode(),
                                 mention["text"], content_type)

    def test_a_text_is_checked(self):
        text = "On 31 April 1953 nothing was signed. Sunday, July 27, 1953 was a day of peace."
        answer = self.ask("/api/v1/check", text.encode(), Content_Type="text/plain")
        self.assert_fits(answer, "/api/v1/check", method="post")
        verdicts = [finding["verdict"] for finding in answer.json()["findings"]]
        self.assertIn("impossible", verdicts)

    def test_what_is_no_text_is_refused(self):
        for content_type, body, status in (("application/pdf", b"%PDF", 415), ("text/plain", b"\xff\xfe", 400),
                                           ("text/plain", b"x" * (1 << 21), 413)):
            answer = self.ask("/api/v1/read", body, Content_Type=content_type)
            self.assertEqual(answer.status, status)
        self.assertEqual(self.ask("/api/v1/read").status, 405)

    def test_wikimedias_feed_is_as_its_clients_know_it(self):
        answer = self.ask("/api/rest_v1/feed/onthisday/all/07/27", Host="en.wikipedia.org")
        self.assertEqual(answer.headers["content-type"],
                         'application/json; charset=utf-8; profile="https://www.mediawiki.org/wiki/Specs/OnThisDay/0.5.0"')
        self.assertTrue(answer.headers["etag"] and answer.headers["cache-control"])
        day = answer.json()
        years = [event["year"] for event in day["events"]]
        self.assertEqual(years, sorted(years, reverse=True))
        self.assertEqual(day["deaths"][-1]["year"], -45)
        self.assertLessEqual(len(day["selected"]), 5)
        self.assertTrue(day["selected"])
        self.assertEqual(self.ask("/api/rest_v1/feed/onthisday/all/07/27", Host="fr.wikipedia.org").status, 404)
        self.assertEqual(answer.body, self.ask("/en.wikipedia.org/v1/feed/onthisday/all/7/27").body)
        again = self.ask("/en.wikipedia.org/v1/feed/onthisday/all/7/27", If_None_Match=answer.headers["etag"])
        self.assertEqual(again.status, 304)

    def test_feeds_of_today_a_day_and_a_search(self):
        for name in ("today", "07-27", "search"):
            query = "?q=war" if name == "search" else ""
            for ending, version in ((".atom", "atom10"), (".rss", "rss20")):
                answer = self.ask(f"/feeds/{name}{ending}{query}")
                feed = feedparser.parse(answer.body)
                self.assertFalse(feed.bozo, feed.get("bozo_exception"))
                self.assertEqual(feed.version, version)
                self.assertTrue(feed.feed.title)
                own = [link.href for link in feed.feed.links if link.rel == "self"]
                self.assertEqual(own, [f"{self.url}/feeds/{name}{ending}{query}"])
            feed = self.ask(f"/feeds/{name}.json{query}").json()
            self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
            calendar = icalendar.Calendar.from_ical(self.ask(f"/feeds/{name}.ics{query}").body)
            self.assertEqual(str(calendar["VERSION"]), "2.0")
        self.assertEqual(self.ask("/feeds/search.atom?from=teatime").status, 400)
        self.assertEqual(self.ask("/feeds/13-01.atom").status, 404)

    def test_the_widget_may_be_used_by_other_pages(self):
        answer = self.ask("/widget.js")
        self.assertEqual(answer.headers["content-type"], "text/javascript; charset=utf-8")
        self.assertEqual(answer.headers["access-control-allow-origin"], "*")
        self.assertNotIn(b"cookie", answer.body)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
