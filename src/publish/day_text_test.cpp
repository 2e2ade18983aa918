#include "publish/day_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "publish/columns.hpp"
#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using story::Kind;

TEST(DayText, AnEmptyDaySaysSo) {
  SampleAnswer sample(7, 27);
  EXPECT_EQ(day_text(sample.answer()), "27 July\n\nNothing is known of this day.\n");
}

TEST(DayText, EventsStandUnderTheirKindWithYearsInOneColumn) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("calendar.history", "", "BSD-3-Clause");
  sample.event(Kind::event, date_of("-0043-07-27"), "Something in Rome", source);
  sample.event(Kind::event, date_of("1953-07-27"), "The Korean armistice is signed at Panmunjom", source);
  sample.event(Kind::birth, date_of("1667-07-27"), "Johann Bernoulli", source);
  EXPECT_EQ(day_text(sample.answer()),
            "27 July\n"
            "\n"
            "Events\n"
            "44 BC  Something in Rome [1]\n"
            " 1953  The Korean armistice is signed at Panmunjom [1]\n"
            "\n"
            "Births\n"
            " 1667  Johann Bernoulli [1]\n"
            "\n"
            "Sources\n"
            " [1] calendar.history (BSD-3-Clause)\n");
}

TEST(DayText, AnUnknownLicenceIsSaid) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953-07-27"), "Armistice", sample.source("notes"));
  EXPECT_NE(day_text(sample.answer()).find("notes (licence unknown)"), std::string::npos);
}

TEST(DayText, NoLineIsWiderThanAsked) {
  SampleAnswer sample(7, 27);
  const auto source =
      sample.source(std::string(200, 't'), "author", "CC-BY-4.0", "https://example.org/" + std::string(90, 'u'));
  sample
      .event(Kind::event, date_of("1950-06-25/1953-07-27"),
             "A war of three years, in which the front moved the length of a peninsula and back, comes to its end",
             source)
      .match = ask::Match::ends;
  sample.event(Kind::event, date_of("1953-07-27"),
               "板門店에서 정전 협정이 조인되었다 板門店에서 정전 협정이 조인되었다", source);
  sample
      .entry("x", "An article of a very long name that will not go on a single line of forty columns", "1953-07-27",
             source)
      .summary = "What it says in short, and not so short, for it is to be broken.";
  for (const std::size_t width : {40U, 80U}) {
    std::istringstream lines(day_text(sample.answer(), {width, Colour::none}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns(line), width) << line;
  }
}

TEST(DayText, ColourIsOnlyThereWhenAsked) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953-07-27"), "Armistice \x1b[31m", sample.source("s"));
  EXPECT_EQ(day_text(sample.answer()).find('\x1b'), std::string::npos);
  EXPECT_NE(day_text(sample.answer(), {80, Colour::ansi}).find("\x1b[1m27 July\x1b[0m"), std::string::npos);
}

TEST(DayText, RoundAnniversariesAndOldStyleAreSaid) {
  SampleAnswer sample(10, 25, 2017);
  sample.event(Kind::event, date_of("1917-10-25", when::Calendar::julian), "Revolution in Petrograd",
               sample.source("s"));
  const auto text = day_text(sample.answer());
  EXPECT_NE(text.find("100 years ago · O.S.; 7 November 1917 N.S."), std::string::npos) << text;
}

TEST(DayText, SourcesThatDisagreeAreShown) {
  SampleAnswer sample(3, 5);
  const auto first = sample.source("first");
  const auto second = sample.source("second");
  auto& found = sample.event(Kind::event, date_of("1946-03-05"), "A speech", first);
  found.event.evidence.push_back({second, {}, "A speech", date_of("1947-01-01")});
  EXPECT_NE(day_text(sample.answer()).find("[2] has 1 January 1947"), std::string::npos);
}

}  // namespace
}  // namespace thisday::publish
