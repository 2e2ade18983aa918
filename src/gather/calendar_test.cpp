#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "gather/collector.hpp"

namespace thisday::gather {
namespace {

using story::Kind;

Collector calendar(std::string_view bytes, const std::string& path = "calendar.test") {
  return gathered(bytes, "calendar", path);
}

std::string date(const story::Event& event) {
  return event.date ? event.date->as_written().str() : event.recurrence->str();
}

TEST(Calendar, MakesEventsOfLinesAndTiesThemToTheirBytes) {
  const std::string bytes = "/* a list */\n07/27\tThe armistice is signed,\n\tat Panmunjom, 1953 // a remark\n";
  const Collector all = calendar(bytes);
  ASSERT_EQ(all.events.size(), 1U);
  EXPECT_TRUE(all.refusals.empty());
  const story::Event& event = all.events[0];
  EXPECT_EQ(event.headline, "The armistice is signed, at Panmunjom");
  EXPECT_EQ(date(event), "1953-07-27");
  EXPECT_EQ(event.date->words(), "07/27 … 1953");
  ASSERT_EQ(event.evidence.size(), 1U);
  EXPECT_EQ(event.evidence[0].quote, "The armistice is signed, at Panmunjom, 1953");
  const story::ByteRange range = event.evidence[0].range;
  EXPECT_EQ(bytes.substr(range.begin, range.size()), "07/27\tThe armistice is signed,\n\tat Panmunjom, 1953");
  EXPECT_EQ(event.evidence[0].source, story::id_of(all.sources.at(0)));
}

TEST(Calendar, CountsDaysBefore15October1582AsJulian) {
  const Collector all = calendar(
      "10/14\tA, 1582\n10/15\tB, 1582\n03/15\tC, 44 BC\n02/29\tD, 1500\n02/29\tE, 1700\n02/18\tF, 1700 (O.S.)\n");
  ASSERT_EQ(all.events.size(), 5U);
  EXPECT_EQ(all.events[0].date->calendar(), when::Calendar::julian);
  EXPECT_EQ(all.events[1].date->calendar(), when::Calendar::gregorian);
  EXPECT_EQ(date(all.events[2]), "-0043-03-15");
  EXPECT_EQ(date(all.events[3]), "1500-02-29");
  EXPECT_EQ(all.events[4].date->calendar(), when::Calendar::julian);
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].line, 5U);
  EXPECT_EQ(all.refusals[0].reason, "1700 had no such day");
}

TEST(Calendar, KeepsAMonthAMonth) {
  EXPECT_EQ(date(calendar("06\tThe weavers rise, 1844\n").events.at(0)), "1844-06");
}

TEST(Calendar, KeepsWhatHasNoYearUndated) {
  const Collector all = calendar("01/08\tBattle of New Orleans\n");
  EXPECT_EQ(all.events.at(0).kind, Kind::event);
  EXPECT_EQ(date(all.events[0]), "XXXX-01-08");
  EXPECT_FALSE(all.events[0].recurrence.has_value());
}

TEST(Calendar, GivesObservancesARule) {
  const Collector all =
      calendar("11/SunSecond\tRemembrance\nEaster-46\tAshes\n12/24\tChristmas Eve\n03/20*\tSpring, a Day\n");
  ASSERT_EQ(all.events.size(), 4U);
  for (const story::Event& event : all.events) EXPECT_EQ(event.kind, Kind::observance);
  EXPECT_EQ(all.events[0].recurrence->str(), "11-sun2");
  EXPECT_FALSE(all.events[0].date.has_value());
  EXPECT_EQ(all.events[1].recurrence->str(), "easter-46");
  EXPECT_EQ(all.events[2].recurrence->str(), "12-24");
  EXPECT_EQ(date(all.events[2]), "XXXX-12-24");
  EXPECT_EQ(date(all.events[3]), "XXXX-03-20~");
}

TEST(Calendar, DatesWanderingDaysByTheYearOfTheFile) {
  const Collector named = calendar("03/10*\tPurim\n", "calendar.judaic.2020");
  EXPECT_EQ(named.events.at(0).kind, Kind::observance);
  EXPECT_EQ(date(named.events[0]), "2020-03-10");
  EXPECT_FALSE(named.events[0].recurrence.has_value());
  const Collector told = calendar("/*\n * Days for the CE year 2023\n */\n03/07*\tPurim\n", "calendar.judaic");
  EXPECT_EQ(date(told.events.at(0)), "2023-03-07");
}

TEST(Calendar, ObeysTheSettingsOfTheFile) {
  const Collector all =
      calendar("LANG=de_DE.UTF-8\nEaster=Ostern\nOstern-2\tKarfreitag\nCALENDAR=Julian\n12/25\tWeihnachtstag, 1700\n");
  ASSERT_EQ(all.events.size(), 2U);
  EXPECT_EQ(all.sources.at(0).language, "de");
  EXPECT_EQ(all.events[0].recurrence->str(), "easter-2");
  EXPECT_EQ(all.events[1].date->calendar(), when::Calendar::julian);
  EXPECT_TRUE(all.refusals.empty());
}

TEST(Calendar, ReadsOldEncodings) {
  // "9 мая" and "День" in KOI8-R; the second file says only by its folder what it is written in.
  const std::string koi8 = "LANG=ru_RU.KOI8-R\n9 \xCD\xC1\xD1\t\xE4\xC5\xCE\xD8\n";
  const Collector russian = calendar(koi8);
  ASSERT_EQ(russian.events.size(), 1U);
  EXPECT_EQ(russian.events[0].headline, "День");
  EXPECT_EQ(date(russian.events[0]), "XXXX-05-09");
  const Collector german = calendar(
      "06/21\tSommeranfang f\xFC"
      "r alle, 1999\n",
      "x/de_DE.ISO8859-1/calendar.feiertag");
  EXPECT_EQ(german.events.at(0).headline, "Sommeranfang für alle");
}

TEST(Calendar, InterpretsThePreprocessor) {
  const Collector all = calendar(
      "#ifndef _x_\n#define _x_\n01/01\tA, 1901\n#ifdef _y_\n01/02\tB, 1902\n#else\n01/03\tC, 1903\n#endif\n#undef "
      "_x_\n"
      "#ifdef _x_\n01/04\tD, 1904\n#endif\n#endif\n");
  ASSERT_EQ(all.events.size(), 2U);
  EXPECT_EQ(all.events[0].headline, "A");
  EXPECT_EQ(all.events[1].headline, "C");
  EXPECT_TRUE(all.refusals.empty());
}

TEST(Calendar, RefusesWhatItDoesNotUnderstandAndGoesOn) {
  const Collector all = calendar(
      "037MonSecond\tCommonwealth\n\tgoes on\nThursday\tPaper\n01/01\t\nX=1\n#error no\n01/02\tA, 1901\n#ifdef Z\n");
  std::vector<std::string> refused;
  for (const Refusal& refusal : all.refusals) refused.push_back(std::to_string(refusal.line) + ": " + refusal.reason);
  EXPECT_EQ(refused,
            (std::vector<std::string>{"1: no date begins the line", "3: a day of every week is no day of the year",
                                      "4: a day without words", "5: a setting that is not known here",
                                      "6: a directive that is not known here",
                                      "8: an #ifdef or #ifndef is never closed by #endif"}));
  EXPECT_EQ(all.events.size(), 1U);
}

TEST(Calendar, LosesOnlyOneLineToACommentThatNothingEnds) {
  const Collector all = calendar("01/01\tA, 1901 /* oops\n01/02\tB, 1902\n");
  EXPECT_EQ(all.events.size(), 2U);
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].line, 1U);
  EXPECT_EQ(all.refusals[0].column, 15U);
}

TEST(Calendar, TakesBlanksForATab) {
  EXPECT_EQ(date(calendar("02/16   Ann Roe born in Bern, 1985\n").events.at(0)), "1985-02-16");
  EXPECT_EQ(calendar("02/16x Ann Roe born in Bern, 1985\n").refusals.size(), 1U);
}

TEST(Calendar, SaysWhichWorkItIsACopyOf) {
  const Collector installed = calendar("01/01\tA\n", "/usr/share/calendar/de_DE/calendar.musik");
  EXPECT_EQ(installed.sources.at(0).work, "debian-calendar/de_DE/calendar.musik");
  EXPECT_EQ(installed.sources[0].title, "de_DE/calendar.musik (Debian calendar)");
  EXPECT_EQ(installed.sources[0].licence, "BSD-3-Clause");
  EXPECT_EQ(installed.sources[0].language, "de");
  const Collector own = calendar("01/01\tA\n", "/home/ann/calendar");
  EXPECT_EQ(own.sources.at(0).work, "");
  EXPECT_EQ(own.sources[0].licence, "");
  EXPECT_EQ(own.sources[0].language, "und");
}

class Includes : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("thisday_includes_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
               std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "de_DE");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  Collector read_first(const std::string& name, const std::string& bytes) const {
    Collector all;
    EXPECT_TRUE(
        read({(folder_ / name).string(), bytes, (folder_ / name).parent_path().string()}, "calendar", all).ok());
    return all;
  }
  std::filesystem::path folder_;
};

TEST_F(Includes, AreReadOnceEachAsSourcesOfTheirOwn) {
  write("calendar.a", "#include <calendar.b>\n01/01\tA, 1901\n");
  write("calendar.b", "#include <calendar.a>\n01/02\tB, 1902\n");
  const Collector all =
      read_first("calendar.all", "#include <calendar.a>\n#include \"calendar.a\"\n#include <calendar.b>\n");
  ASSERT_EQ(all.sources.size(), 3U);
  ASSERT_EQ(all.events.size(), 2U);
  EXPECT_EQ(all.events[0].evidence[0].source, story::id_of(all.sources[1]));
  EXPECT_EQ(all.events[1].evidence[0].source, story::id_of(all.sources[2]));
}

TEST_F(Includes, AreFoundFromTheFolderAbove) {
  write("de_DE/calendar.musik", "01/01\tA, 1901\n");
  const Collector all = read_first("de_DE/calendar.all", "#include <de_DE/calendar.musik>\n");
  EXPECT_EQ(all.events.size(), 1U);
  EXPECT_TRUE(all.refusals.empty());
}

TEST_F(Includes, NeverLeaveTheFolder) {
  const Collector all =
      read_first("calendar.all", "#include </etc/passwd>\n#include \"../x\"\n#include <calendar.none>\n");
  ASSERT_EQ(all.refusals.size(), 3U);
  EXPECT_EQ(all.refusals[0].reason, "only files in the folder and below are included");
  EXPECT_EQ(all.refusals[1].reason, "only files in the folder and below are included");
  EXPECT_EQ(all.refusals[2].reason, "the file to include is not there");
}

}  // namespace
}  // namespace thisday::gather
