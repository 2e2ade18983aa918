#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "gather/collector.hpp"
#include "gather/wiki_page.hpp"
#include "gather/wiki_words.hpp"

namespace thisday::gather {
namespace {

// "0293-05-21 birth Somebody" of each record.
std::vector<std::string> told(const Collector& all) {
  std::vector<std::string> lines;
  for (const story::Event& event : all.events)
    lines.push_back(event.date->as_written().str() + " " + std::string(story::name(event.kind)) + " " + event.headline);
  return lines;
}

using Lines = std::vector<std::string>;

constexpr std::string_view kDay = R"(<!-- a note -->
{{Day}}
'''July 27''' is the 208th day of the year.
[[File:Table.jpg|thumb|1953: [[Panmunjom]]]]

==Events==
===Pre-1600===
* {{0}}[[293]] &ndash; [[Rome|Romans]] meet ''twice''.<ref>A book, 1999.</ref>
* 44 BC – A month is named.
*[[1582]] (O.S.) &ndash; The ship {{HMS|Alert|1582}} sails.
* c. 1100 – {{lang|fr|Un roi}} reigns.
* 1101? – Perhaps a siege.
* 309/310 – A bishop leaves.
* 285 (or 286) – A colleague is named.
* 1914–18 – The day is kept each year of the war.
* 1988 – 20 people walk.
* An item without a year.
* 1953
** The [[Korean Armistice Agreement]] is signed.
** Guns fall silent.

==Births==
* 1824 – [[Alexandre Dumas, fils|A. Dumas]], French [[novelist]] (d. 1895)

==Deaths==
==Holidays and observances==
* Christian [[feast day]]:
** [[Pantaleon]]
* [[Navy Day]] ([[Chile]])

==References==
* A book.

[[Category:July|27]]
)";

TEST(Wikipedia, DayPagesHaveTheYearsOfTheirItems) {
  const Collector all = gathered(kDay, "wikitext", "a.wiki");
  EXPECT_EQ(told(all),
            (Lines{"0293-07-27 event Romans meet twice.", "-0043-07-27 event A month is named.",
                   "1582-07-27 event The ship HMS Alert sails.", "1100~-07-27 event Un roi reigns.",
                   "1101?-07-27 event Perhaps a siege.", "[0309-07-27,0310-07-27] event A bishop leaves.",
                   "[0285-07-27,0286-07-27] event A colleague is named.",
                   "1914-07-27/1918-07-27 event The day is kept each year of the war.",
                   "1988-07-27 event 20 people walk.", "1953-07-27 event The Korean Armistice Agreement is signed.",
                   "1953-07-27 event Guns fall silent.", "1824-07-27 birth A. Dumas, French novelist (d. 1895)",
                   "XXXX-07-27 observance Pantaleon", "XXXX-07-27 observance Navy Day (Chile)"}));
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].line, 17U);
  EXPECT_EQ(all.refusals[0].reason, "an item without a year");
}

TEST(Wikipedia, ADayPageIsASourceOfOneWork) {
  const Collector all = gathered(kDay, "wikitext", "a.wiki");
  ASSERT_EQ(all.sources.size(), 1U);
  EXPECT_EQ(all.sources[0].title, "July 27");
  EXPECT_EQ(all.sources[0].work, "wikipedia-en");
  EXPECT_EQ(all.sources[0].licence, "CC-BY-SA-4.0");
  EXPECT_EQ(all.sources[0].url, "https://en.wikipedia.org/wiki/July_27");
}

TEST(Wikipedia, QuotesAndLinksKeepTheirPlaces) {
  const Collector all = gathered(kDay, "wikitext", "a.wiki");
  const story::Event& event = all.events.at(9);
  const story::Evidence& evidence = event.evidence.at(0);
  EXPECT_EQ(kDay.substr(evidence.range.begin, evidence.range.size()), "The [[Korean Armistice Agreement]] is signed.");
  ASSERT_EQ(evidence.links.size(), 1U);
  EXPECT_EQ(evidence.quote.substr(evidence.links[0].range.begin, evidence.links[0].range.size()),
            "Korean Armistice Agreement");
  EXPECT_EQ(evidence.links[0].target, "wikipedia:en:Korean Armistice Agreement");
  // Of a birth the person's page alone is what it is about.
  EXPECT_EQ(all.events.at(11).links, (Lines{"wikipedia:en:Alexandre Dumas, fils"}));
  EXPECT_EQ(all.events.at(11).evidence.at(0).links.size(), 2U);
}

TEST(Wikipedia, BareDatesBeforeTheReformAreJulian) {
  const Collector all = gathered(kDay, "wikitext", "a.wiki");
  EXPECT_EQ(all.events.at(0).date->calendar(), when::Calendar::julian);
  EXPECT_EQ(all.events.at(2).date->calendar(), when::Calendar::julian);
  EXPECT_EQ(all.events.at(8).date->calendar(), when::Calendar::gregorian);
}

TEST(Wikipedia, YearPagesHaveTheDaysOfTheirItems) {
  const Collector all = gathered(
      "'''2014''' war ein Jahr.\n[[Datei:x.jpg]]\n== Ereignisse ==\n=== Politik ===\n* 18./19. Februar: Ein "
      "[[Treffen]]\n"
      "* 31. Januar bis 2. Februar: Eine Tagung\n* Ab 7. März: Ein Streit\n* 22.–25. Mai: Eine Wahl\n* Juli: Regen\n* "
      "Ein "
      "Buch erscheint.\n== Geboren ==\n=== August ===\n* 3. August: Jemand\n* Niemand\n",
      "wikitext", "x.wiki");
  EXPECT_EQ(told(all),
            (Lines{"{2014-02-18,2014-02-19} event Ein Treffen", "2014-01-31/2014-02-02 event Eine Tagung",
                   "2014-03-07/.. event Ein Streit", "2014-05-22/2014-05-25 event Eine Wahl", "2014-07 event Regen",
                   "2014 event Ein Buch erscheint.", "2014-08-03 birth Jemand", "2014-08 birth Niemand"}));
  EXPECT_EQ(all.events.at(0).subjects, (Lines{"Politik"}));
}

TEST(Wikipedia, OtherLanguagesDifferByTheirWordsAlone) {
  const auto first = [](std::string_view page) { return told(gathered(page, "wikitext", "x.wiki")).at(0); };
  EXPECT_EQ(first("Le '''1er décembre''' est un jour.\n[[Catégorie:Jour]]\n== Événements ==\n* [[-44|44 av. J.-C.]] : "
                  "un fait\n"),
            "-0043-12-01 event un fait");
  EXPECT_EQ(first("Il '''1º gennaio''' è un giorno.\n== Eventi ==\n* [[1911]] – un fatto\n"),
            "1911-01-01 event un fatto");
  EXPECT_EQ(first("'''1957 год'''\n== События ==\n=== [[Январь]] ===\n* [[6 января]] — дело\n"),
            "1957-01-06 event дело");
  EXPECT_EQ(first("El '''27 de julio'''.\n== Acontecimientos ==\n* [[1953]]: un hecho\n"), "1953-07-27 event un hecho");
}

TEST(Wikipedia, TemplatesOfDatesNameTheirMonths) {
  EXPECT_EQ(wikitext_page("le {{date|1|1|1958}}, le {{1er janvier}} du {{s-|XX}}", "fr").text.content,
            "le 1 janvier 1958, le 1er janvier du XXe siècle\n");
  EXPECT_EQ(wikitext_page("{{convert|5|km}} {{unknown|x}}{{snd}} {{lang|la|rex}}", "en").text.content, "5 km – rex\n");
}

TEST(Wikipedia, WhatIsNoListOfDaysIsAnArticle) {
  const Collector all = gathered(
      "'''Anna''' (born 1900) is a [[person]].\n\n== Life ==\nShe [[lived]] in [[Rome]].<ref>x</ref>\n* A list\n",
      "wikitext", "a.wiki");
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].first.slug, "");
  EXPECT_EQ(all.articles[0].second.content, "Anna (born 1900) is a person.\nLife\nShe lived in Rome.\nA list\n");
  EXPECT_TRUE(all.events.empty());
}

TEST(Wikipedia, NumbersInNamesOfFilesAreNoYearsByThemselves) {
  constexpr std::string_view kPage =
      "'''Anna''' is a [[person]] of [[Rome]] in [[Italy]].\n==Events==\n* She lives.\n[[Category:1957 in Rome]]\n";
  EXPECT_EQ(gathered(kPage, "wikitext", "en-737.wiki").articles.size(), 1U);
  EXPECT_EQ(told(gathered("{{Year nav|737}}\n==Events==\n* [[A]] [[b]] [[c]].\n==Births==\n* D\n", "wikitext",
                          "en-737.wiki")),
            (Lines{"0737 event A b c.", "0737 birth D"}));
}

TEST(Wikipedia, HtmlPagesSayTheSameAsWikitext) {
  const Collector all = gathered(
      "<!DOCTYPE html><html><head><title>July_27</title></head><body lang=\"en\" class=\"mw-parser-output\">"
      "<h2>Events</h2><ul><li><a rel=\"mw:WikiLink\" href=\"./1953\">1953</a> <span>–</span> The "
      "<a href=\"./Korean_Armistice_Agreement\">armistice</a> &amp; more<sup class=\"mw-ref reference\">[1]</sup></li>"
      "<li>1954<ul><li>A child item</li></ul></li></ul></body></html>",
      "wikipedia-html", "x.html");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event The armistice & more", "1954-07-27 event A child item"}));
  EXPECT_EQ(all.events.at(0).links, (Lines{"wikipedia:en:Korean Armistice Agreement"}));
}

TEST(Wikipedia, BrokenMarkupIsText) {
  EXPECT_EQ(wikitext_page("a [[b {{c ]] d }} <ref>e", "en").text.content, "a [[b e\n");
  EXPECT_EQ(wikitext_page("{{{{{{}}", "en").text.content, "{{{{\n");
  EXPECT_EQ(wikitext_page("*\n== ==\n=", "en").text.content, "\n");
  const std::string deep(5000, '[');
  EXPECT_EQ(wikitext_page(deep, "en").text.content, deep + "\n");
}

TEST(WikiWords, AreReadFromRowsOfKindValueAndWords) {
  WikiWords words;
  EXPECT_FALSE(words.load("section\tnothing\ta\n", "en").ok());
  EXPECT_FALSE(words.load("hat\t-\ta\n", "en").ok());
  EXPECT_TRUE(words.load("section\tbirths\tborn\ntemplate\t-\tcite\n", "en").ok());
  EXPECT_EQ(words.section("People born", "en"), WikiSection::births);
  EXPECT_EQ(words.section("Stubborn", "en"), std::nullopt);
  EXPECT_EQ(words.expansion("Cite", "de"), "");
}

// 300 items of English and German pages, drawn by a seed and checked by hand: page, date, kind, and the beginning of
// the SHA-256 of the text.
TEST(WikipediaData, ThreeHundredItemsHaveTheirYearKindAndText) {
  const char* given = std::getenv("THISDAY_DATA");
  const std::string data = given != nullptr ? given : std::string(THISDAY_ROOT) + "/../shared/data";
  std::ifstream facts(std::string(THISDAY_ROOT) + "/tests/data/wiki_items.tsv");
  ASSERT_TRUE(facts);
  std::map<std::string, std::set<std::string>> pages;
  std::size_t right = 0, all = 0;
  for (std::string file, date, kind, hash; facts >> file >> date >> kind >> hash; ++all) {
    const std::string path = data + "/days/" + file;
    if (!pages.contains(path)) {
      const auto bytes = read_file(path);
      if (!bytes) GTEST_SKIP() << path << " is not here";
      const std::string_view format = file.ends_with(".html") ? "wikipedia-html" : "wikitext";
      for (const story::Event& event : gathered(*bytes, format, path).events)
        pages[path].insert(event.date->as_written().str() + " " + std::string(story::name(event.kind)) + " " +
                           sha256(event.headline).substr(0, 12));
    }
    const bool found = pages[path].contains(date + " " + kind + " " + hash);
    EXPECT_TRUE(found) << file << " " << date << " " << kind;
    right += found ? 1 : 0;
  }
  EXPECT_EQ(all, 300U);
  EXPECT_GE(right * 100, all * 99);
}

}  // namespace
}  // namespace thisday::gather
