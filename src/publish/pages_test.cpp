#include "publish/pages.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "publish/assets.hpp"
#include "publish/sample_answers.hpp"
#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

using story::Kind;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kEvil = "\"'><script>alert(1)</script>";

TEST(DayPage, NoFieldOfASourceBecomesMarkup) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source(kEvil, kEvil, kEvil, std::string("javascript:alert(1)//") + kEvil);
  sample.answer().sources.back().language = kEvil;
  const auto other = sample.source("t", kEvil, kEvil, std::string("https://example.org/") + kEvil);
  for (const auto kind : {Kind::event, Kind::birth, Kind::death, Kind::observance}) {
    auto& found = sample.event(kind, date_of("1953-07-27", when::Calendar::gregorian, kEvil), kEvil, source,
                               std::string("quote of ") + kEvil + " and more of it");
    found.event.id.value = kEvil;
    found.event.evidence.push_back({other, {}, kEvil, date_of("1954-07-27", when::Calendar::gregorian, kEvil)});
  }
  const auto page = day_page(sample.answer());
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "javascript:"));
  EXPECT_FALSE(has(page, "\"'>"));

  sample.entry(kEvil, kEvil, "1953-07-27", source).summary = kEvil;
  const auto led = day_page(sample.answer());
  EXPECT_FALSE(has(led, "<script>"));
  EXPECT_FALSE(has(led, "\"'>"));
}

TEST(EntryPage, NoFieldOfAnEntryBecomesMarkup) {
  SampleAnswer sample(7, 27);
  const auto id = sample.source(kEvil, kEvil, kEvil, kEvil);
  sample.answer().sources.back().language = kEvil;
  auto& entry = sample.entry("x", kEvil, "1953-07-27", id);
  entry.summary = kEvil;
  entry.body = std::string(kEvil) + "\n\n[a](javascript:alert(1))";
  const auto page = entry_page(entry, &sample.answer().sources.back());
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "javascript:"));
}

TEST(DayPage, AnEntrysPictureStandsWithItsCredit) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("An article");
  auto& entry = sample.entry("armistice", "Armistice", "1953-07-27", source);
  entry.picture =
      story::Picture{"table.jpg", kEvil, "Jane Roe, CC BY 4.0", {{"aa-320.jpg", 320, 200}, {"bb-960.jpg", 960, 600}}};
  for (const std::string& page : {day_page(sample.answer()), entry_page(entry, nullptr)}) {
    EXPECT_TRUE(has(page, "src=\"/pictures/bb-960.jpg\"")) << page;
    EXPECT_TRUE(has(page, "/pictures/aa-320.jpg 320w, /pictures/bb-960.jpg 960w"));
    EXPECT_TRUE(has(page, "width=\"960\" height=\"600\""));
    EXPECT_TRUE(has(page, "<figcaption>Jane Roe, CC BY 4.0</figcaption>"));
    EXPECT_FALSE(has(page, "<script>alert"));
  }
  entry.picture->files.clear();
  EXPECT_FALSE(has(day_page(sample.answer()), "<img"));
}

TEST(DayPage, RoundAnniversariesAreRingedOnADenseDayToo) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("A list");
  for (int i = 0; i < 60; ++i)
    sample.event(Kind::event, date_of(std::to_string(i % 2 == 0 ? 1826 : 1831) + "-07-27"), "No. " + std::to_string(i),
                 source);
  const auto page = day_page(sample.answer());
  ASSERT_TRUE(has(page, "<rect class=\"event\""));
  EXPECT_TRUE(has(page, "<circle class=\"round\""));
}

TEST(DayPage, OnlyWhatWasMadeSafeStandsUnescaped) {
  const std::set<std::string> safe = {"content", "timeline", "body", "form",     "chart",
                                      "map",     "strip",    "line", "headline", "quote"};
  const std::regex raw("\\{\\{\\{\\s*(\\w+)\\s*\\}\\}\\}|\\{\\{&\\s*(\\w+)\\s*\\}\\}");
  int templates = 0;
  for (const auto& file : embedded_files()) {
    if (!file.path.ends_with(".mustache")) continue;
    ++templates;
    const std::string text(file.content);
    for (std::sregex_iterator it(text.begin(), text.end(), raw), end; it != end; ++it)
      EXPECT_TRUE(safe.contains((*it)[1].str() + (*it)[2].str())) << file.path << ": " << it->str();
  }
  EXPECT_EQ(templates, 13);
}

TEST(DayPage, StylesAndScriptsAreNeverInline) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("s");
  for (int year = 1900; year < 1953; ++year)
    sample.event(Kind::event, date_of(std::to_string(year) + "-07-27"), "Something", source);
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, "<svg"));
  EXPECT_FALSE(has(page, " style="));
  EXPECT_FALSE(has(page, "<style"));
  EXPECT_FALSE(std::regex_search(page, std::regex("<script(?![^>]* src=\"/assets/)")));
  EXPECT_FALSE(std::regex_search(page, std::regex("<[^>]* on[a-z]+=")));
}

TEST(DayPage, YearsBeforeChristAreReadersYears) {
  SampleAnswer sample(3, 15);
  sample.event(Kind::event, date_of("-0043-03-15", when::Calendar::julian), "Julius Caesar is murdered",
               sample.source("s"));
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, "44 BC"));
  EXPECT_TRUE(has(page, "Julian calendar"));
  EXPECT_FALSE(has(page, "-43"));
  EXPECT_FALSE(has(page, "-0043"));
}

TEST(DayPage, AMonthIsNeverShownAsItsFirstDay) {
  SampleAnswer sample(6, 1);
  sample.event(Kind::event, date_of("1950-06"), "War breaks out", sample.source("s")).match = ask::Match::maybe;
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, "June 1950; the day is not known"));
  EXPECT_FALSE(has(page, "<time"));
}

TEST(DayPage, ADayInBothStylesSaysWhichItIs) {
  SampleAnswer sample(11, 7);
  sample.event(Kind::event, date_of("1917-10-25", when::Calendar::julian), "Revolution", sample.source("s")).new_style =
      true;
  EXPECT_TRUE(has(day_page(sample.answer()), "N.S.; the source has 25 October 1917 O.S."));
}

TEST(DayPage, TheYearShowsHowMuchIsKnownOfEachDay) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953-07-27"), "Armistice", sample.source("s"));
  EXPECT_FALSE(has(day_page(sample.answer()), "class=\"months\""));
  DayPageOptions options;
  for (int day = 1; day <= 31; ++day) options.counts.push_back({{7, day}, static_cast<std::size_t>(day * day)});
  const auto page = day_page(sample.answer(), DayAddress::own, options);
  EXPECT_TRUE(has(page, R"(<a class="d5" href="/07-27" aria-label="27 July: 729 events" aria-current="date">27</a>)"));
  EXPECT_TRUE(has(page, R"(<a class="d1" href="/07-01" aria-label="1 July: 1 event">1</a>)"));
  EXPECT_TRUE(has(page, R"(<a class="d0" href="/02-29" aria-label="29 February: 0 events">29</a>)"));
}

TEST(DayPage, OtherCalendarsTellTheDay) {
  SampleAnswer sample(7, 27);
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, "<dt>Hebrew</dt><dd>13 Av 5786</dd>"));
  EXPECT_TRUE(has(page, "<dt>Japanese</dt><dd>Reiwa 8, 27 July</dd>"));
}

TEST(DayPage, WhatIsCircaHasASoftEdge) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("s");
  for (const char* edtf : {"1800-07-27", "1900-07-27", "1950-07-27~"})
    sample.event(Kind::event, date_of(edtf), "x", source);
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, R"x(class="event soft" fill="url(#soft-event-wide)")x"));
  EXPECT_TRUE(has(page, "class=\"event is-soft\""));
  EXPECT_TRUE(has(page, "circa or uncertain"));
}

TEST(DayPage, PagesAreInTheReadersLanguageAndSourcesInTheirs) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953-07-27"), "An armistice", sample.source("s"));
  const auto page = day_page(sample.answer(), DayAddress::own, {Messages::of("ko"), {}});
  EXPECT_TRUE(has(page, R"(<html lang="ko">)"));
  EXPECT_TRUE(has(page, "<h1>7월 27일</h1>"));
  EXPECT_TRUE(has(page, "73년 전"));
  EXPECT_TRUE(has(page, R"(lang="en")"));
}

TEST(DayPage, EverySourceIsCreditedWithItsLicence) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953-07-27"), "Armistice",
               sample.source("A history", "A. Writer", "CC-BY-4.0", "https://example.org/h"));
  sample.event(Kind::event, date_of("1954-07-27"), "A year later", sample.source("Notes"));
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, R"(<a href="https://example.org/h" rel="noopener">A history</a></cite>, A. Writer.)"));
  EXPECT_TRUE(has(page, R"(<span class="licence">CC-BY-4.0</span>)"));
  EXPECT_TRUE(has(page, R"(<span class="licence">licence unknown</span>)"));
}

TEST(DayPage, RoundAnniversariesStandOut) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1926-07-27"), "A hundred", sample.source("s"));
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, R"(<span class="ago round">100 years ago</span>)"));
}

TEST(DayPage, AnEmptyDaySaysSoAndLeadsOn) {
  SampleAnswer sample(2, 29);
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, "Nothing is known of this day"));
  EXPECT_TRUE(has(page, R"(href="/02-28")"));
  EXPECT_TRUE(has(page, R"(href="/03-01")"));
  EXPECT_FALSE(has(page, "<svg"));
}

TEST(DayPage, TheEventThatRanksHighestLeadsWhereNoEntryDoes) {
  SampleAnswer sample(7, 27);
  const auto first = sample.source("first");
  const auto second = sample.source("second");
  auto& best = sample.event(Kind::event, date_of("1953-07-27"), "Told by two", first);
  best.event.evidence.push_back({second, {}, "Told by two", date_of("1953-07-27")});
  best.score.total = 3.5;
  sample.event(Kind::event, date_of("1990-07-27"), "Told by one", first);
  EXPECT_TRUE(std::regex_search(day_page(sample.answer()),
                                std::regex("<h2><a href=\"/event/[0-9a-f]{16}\">Told by two</a></h2>")));
  sample.entry("armistice", "The armistice", "1953-07-27", first);
  const auto led = day_page(sample.answer());
  EXPECT_TRUE(has(led, R"(<h2><a href="/entry/armistice">The armistice</a></h2>)"));
  EXPECT_FALSE(has(led, "Told by two</a></h2>"));
}

TEST(DayPage, HeadingsAreInOrderAndTheLanguageIsNamed) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("s");
  sample.answer().sources.back().language = "ko";
  sample.event(Kind::event, date_of("1953-07-27"), "정전 협정", source);
  const auto page = day_page(sample.answer());
  EXPECT_TRUE(has(page, R"(<html lang="en">)"));
  EXPECT_TRUE(has(page, R"(lang="ko")"));
  std::string levels;
  const std::regex heading("<h([1-6])");
  for (std::sregex_iterator it(page.begin(), page.end(), heading), end; it != end; ++it) levels += (*it)[1].str();
  EXPECT_TRUE(std::regex_match(levels, std::regex("12+"))) << levels;
}

TEST(EntryPage, SaysWhoWroteItAndUnderWhichLicence) {
  SampleAnswer sample(7, 27);
  const auto id = sample.source("The armistice", "A. Writer", "CC-BY-4.0", "https://example.org/a");
  auto& entry = sample.entry("armistice", "The armistice", "1953-07-27", id);
  entry.body = "# The armistice\n\nIt was signed.\n";
  const auto page = entry_page(entry, &sample.answer().sources.back());
  EXPECT_TRUE(has(page, "<h1>The armistice</h1>"));
  EXPECT_TRUE(has(page, "By A. Writer"));
  EXPECT_TRUE(has(page, "CC-BY-4.0"));
  EXPECT_TRUE(has(page, R"(<a href="/07-27">27 July 1953</a>)"));
  EXPECT_TRUE(has(page, "<p>It was signed.</p>"));
  EXPECT_TRUE(has(entry_page(entry, nullptr), "licence unknown"));
}

TEST(Assets, TheAddressChangesWithTheBytes) {
  const auto style = asset_at(asset_path("style.css"));
  ASSERT_TRUE(style);
  EXPECT_EQ(style->content_type, "text/css; charset=utf-8");
  EXPECT_LT(style->bytes.size(), 30U * 1024);
  EXPECT_TRUE(std::regex_match(asset_path("icon.svg"), std::regex("/assets/icon-[0-9a-f]{16}\\.svg")));
  EXPECT_FALSE(asset_at("/assets/style.css"));
}

}  // namespace
}  // namespace thisday::publish
