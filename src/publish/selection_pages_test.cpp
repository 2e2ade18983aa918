#include "publish/selection_pages.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "publish/reading_page.hpp"
#include "publish/sample_answers.hpp"
#include "publish/search_page.hpp"

namespace thisday::publish {
namespace {

constexpr const char* kEvil = "\"'><script>alert(1)</script>";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ask::SearchAnswer found(const std::string& headline, std::string_view edtf = "1953-07-27") {
  SampleAnswer sample(7, 27);
  sample.event(story::Kind::event, date_of(edtf), headline, sample.source("A book", headline, "CC-BY-4.0"),
               headline + " and more than that");
  ask::SearchAnswer answer;
  answer.events.push_back(sample.answer().events.front().event);
  answer.sources = sample.answer().sources;
  return answer;
}

keep::Density density() {
  keep::Density density;
  density.events = 12;
  density.bins = {{{1}, {365}, 0}, {{366}, {730}, 12}};
  density.cells = {{126, 37, 127, 38, 12}};
  return density;
}

TEST(SelectionPages, NothingThatAReaderOrASourceWroteBecomesMarkup) {
  const auto answer = found(kEvil);
  const auto dense = density();
  const Selection evil{kEvil, kEvil, kEvil, kEvil, kEvil};
  const SelectionPage drawn{evil, kEvil, &answer, &dense, false, "http://localhost"};
  const SearchPage searched{evil, kEvil, &answer, 1, {1, 2, 3}};
  ReadText read;
  read.text = kEvil;
  read.written = kEvil;
  read.events.push_back({kEvil, date_of("1953"), 1});
  read.notes.push_back({"disagrees", kEvil, 1, {{kEvil, kEvil, kEvil, kEvil, kEvil}}});
  for (const auto& page : {timeline_page(drawn), map_page(drawn), search_page(searched), reading_page(&read, {}),
                           reading_page(&read, kEvil)}) {
    EXPECT_FALSE(has(page, "<script>"));
    EXPECT_FALSE(has(page, "\"'>"));
  }
}

TEST(SelectionPages, TheAddressSaysWhatWasAskedFor) {
  EXPECT_EQ(selection_path("/map", {}), "/map");
  EXPECT_EQ(selection_path("/map", {"war & peace", "birth", "1900", "44 BC", ""}),
            "/map?q=war%20%26%20peace&kind=birth&from=1900&to=44%20BC");
}

TEST(SelectionPages, TheTimelineIsReadWithoutScript) {
  const auto answer = found("The bridge is opened");
  const auto dense = density();
  const auto page = timeline_page({{}, {}, &answer, &dense});
  EXPECT_TRUE(has(page, "<svg class=\"density\""));
  EXPECT_TRUE(has(page, "The bridge is opened"));
  EXPECT_TRUE(has(page, "CC-BY-4.0"));
  EXPECT_TRUE(has(page, "12 events between AD 1 and AD 2"));
}

TEST(SelectionPages, AFrameOfAnotherPageHasTheDrawingAlone) {
  const auto answer = found("The bridge is opened");
  const auto dense = density();
  const auto page = timeline_page({{}, {}, &answer, &dense, true});
  EXPECT_TRUE(has(page, "class=\"bare\""));
  EXPECT_FALSE(has(page, "<form"));
  EXPECT_FALSE(has(page, "masthead"));
}

TEST(SelectionJson, AMonthIsAsLongAsItIs) {
  const auto answer = found("The march begins", "1950-06~");
  const auto json = nlohmann::json::parse(timeline_json(density(), &answer, Messages::english()));
  EXPECT_EQ(json["total"], 12);
  EXPECT_EQ(json["bins"], nlohmann::json({0, 12}));
  const auto& event = json["events"][0];
  EXPECT_EQ(event["last"].get<int>() - event["first"].get<int>(), 29);
  EXPECT_EQ(event["soft"], true);
  EXPECT_EQ(event["date"], "c. June 1950");
}

TEST(SelectionJson, ACellIsToldByItsMiddle) {
  EXPECT_EQ(map_json(density()), R"({"total":12,"cells":[[37.5,126.5,12]]})");
}

TEST(SearchPageTest, CenturiesNarrowItDown) {
  const auto answer = found("The bridge is opened");
  const auto page = search_page({{.words = "bridge"}, {}, &answer, 3, {1, 0, 2}});
  EXPECT_TRUE(has(page, R"(href="/search?q=bridge&amp;to=0000">before AD 1)"));
  EXPECT_TRUE(has(page, R"(href="/search?q=bridge&amp;from=0101&amp;to=0200">101–200)"));
  EXPECT_TRUE(has(page, "The <mark>bridge</mark> is opened"));
  EXPECT_TRUE(has(page, "3 results"));
}

TEST(SearchPageTest, NothingFoundSaysWhatMayHelp) {
  const ask::SearchAnswer none;
  const auto page = search_page({{.words = "zzzz"}, {}, &none, 0, {}});
  EXPECT_TRUE(has(page, "Nothing found for “zzzz”"));
  EXPECT_TRUE(has(page, "Try fewer or other words"));
}

}  // namespace
}  // namespace thisday::publish
