#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "gather/collector.hpp"

namespace thisday::gather {
namespace {

using Lines = std::vector<std::string>;

Lines told(const Collector& all) {
  Lines lines;
  for (const story::Event& event : all.events)
    lines.push_back(event.date->as_written().str() + " " + std::string(story::name(event.kind)) + " " + event.headline);
  return lines;
}

TEST(DayJson, ReadsMuffinlabsWithItsBrokenYears) {
  const Collector all = gathered(
      R"json({"date":"July 27","data":{"Events":[
        {"year":"1953","text":"It ends.","links":[{"title":"1953"},{"title":"Korean Armistice Agreement"}]},
        {"year":"1940\nA is done.\nB is done.","text":null},
        {"year":"A is done.","text":null},
        {"year":"B is done.","text":null},
        {"year":"2018 – C resigns.","text":null},
        {"year":"Stray words","text":null}],
      "Births":[{"year":"1685[5]","text":"J. S., composer"},{"year":"1476 (or 1474)","text":"Helena, duchess"},
        {"year":"before 160","text":"Julia, noblewoman"}],
      "Deaths":[{"year":"1967","text":"crew of a ship\nGus, pilot\nEd, colonel"},{"year":"Gus, pilot","text":null},
        {"year":"Ed, colonel","text":null},{"year":"44 BC","text":"Caesar, dictator"}]
}
})json",
      "day-json", "x.json");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event It ends.", "1940-07-27 event A is done.", "1940-07-27 event B is done.",
                              "2018-07-27 event C resigns.", "1685-07-27 birth J. S., composer",
                              "[1474-07-27,1476-07-27] birth Helena, duchess", "../0160-07-27 birth Julia, noblewoman",
                              "1967-07-27 death Gus, pilot", "1967-07-27 death Ed, colonel",
                              "-0043-07-27 death Caesar, dictator"}));
  EXPECT_EQ(all.events.at(0).links, (Lines{"wikipedia:en:Korean Armistice Agreement"}));
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].reason, "an entry without a year");
  EXPECT_EQ(all.refusals[0].line, 7U);
}

TEST(DayJson, ReadsByabbe) {
  const Collector all = gathered(
      R"json({"wikipedia":"https://wikipedia.org/wiki/July_27","date":"July 27","events":[{"year":"1953",
        "description":"It ends.","wikipedia":[{"title":"Armistice","wikipedia":"https://wikipedia.org/wiki/Armistice"}]}]})json",
      "day-json", "x.json");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event It ends."}));
  EXPECT_EQ(all.events.at(0).links, (Lines{"wikipedia:en:Armistice"}));
}

constexpr std::string_view kFeed =
    R"json({"selected":[{"text":"Chosen.","pages":[{"title":"Armistice","lang":"en"}],"year":1953},
    {"text":"Of another day.","pages":[{"title":"Elsewhere","lang":"en"}],"year":1900}],
  "events":[{"text":"It ends.","pages":[{"title":"Armistice","lang":"en"}],"year":1953},
    {"text":"Long ago.","pages":[],"year":-43}],
  "holidays":[{"text":"A feast","pages":[{"title":"July_27_(Eastern_Orthodox_liturgics)",
    "lang" : "en"
}]
}]
})json";

TEST(DayJson, ReadsWikimediasFeedAndDoubtsWhatIsSelected) {
  const Collector all = gathered(kFeed, "day-json", "x.json");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event It ends.", "-0042-07-27 event Long ago.",
                              "XXXX-07-27 observance A feast", "1953-07-27 event Chosen."}));
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].text, "Of another day.");
}

TEST(DayJson, TakesTheDayFromTheNameWhereNothingElseHasIt) {
  constexpr std::string_view kNoDay =
      R"json({"births":[{"text":"A, b","pages":[{"title":"A","lang":"de"}],"year":1900}]})json";
  EXPECT_EQ(told(gathered(kNoDay, "day-json", "feed_02_06.json")), (Lines{"1900-02-06 birth A, b"}));
  EXPECT_EQ(gathered(kNoDay, "day-json", "feed.json").refusals.size(), 1U);
}

TEST(DayJson, IsKnownByItsContent) {
  EXPECT_EQ(detect({"x", kFeed, {}}), "day-json");
  EXPECT_EQ(detect({"x", R"json({"date":"July 27","data":{"Events":[]}})json", {}}), "day-json");
}

TEST(DayJson, BrokenJsonEndsWhereItBreaks) {
  EXPECT_EQ(gathered(R"json({"date":"July 27","events":[{"year":"1953","text":"a"},{"year":)json", "day-json", "x")
                .events.size(),
            1U);
  EXPECT_EQ(
      gathered(R"json({"date":"July 27","events":[{"year":"1953","text":"a)json", "day-json", "x").refusals.size(), 1U);
}

TEST(DayJsonData, EveryEntryOfMuffinlabsDaysIsRead) {
  const char* given = std::getenv("THISDAY_DATA");
  const std::string folder =
      (given != nullptr ? given : std::string(THISDAY_ROOT) + "/../shared/data") + "/days/muffinlabs";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << folder << " is not here";
  std::size_t files = 0, events = 0, refused = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const auto bytes = read_file(file.path().string());
    ASSERT_TRUE(bytes.ok());
    const Collector all = gathered(*bytes, "day-json", file.path().string());
    ++files;
    events += all.events.size();
    refused += all.refusals.size();
  }
  // 68,012 entries, of which 54 stand for the others below them; one of these is a person's too.
  EXPECT_EQ(files, 187U);
  EXPECT_EQ(events, 67'959U);
  EXPECT_EQ(refused, 0U);
}

}  // namespace
}  // namespace thisday::gather
