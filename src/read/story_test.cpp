// Which year, which day: what the resolver makes of stories and of news.
#include <gtest/gtest.h>

#include <map>

#include "read/read.hpp"

namespace thisday::read {
namespace {

// The value of each mention by its words; the last one where words come back.
std::map<std::string, std::string> values(const std::string& content, const Options& options = {}) {
  story::Text text;
  text.content = content;
  std::map<std::string, std::string> found;
  const Reading reading = read(text, options).value();
  for (const Mention& mention : reading.mentions)
    found[content.substr(mention.range.begin, mention.range.size())] = mention.value;
  return found;
}

Options news_of(std::int64_t year, int month, int day) {
  Options options;
  options.domain = Domain::news;
  options.document_date = when::CivilDay{year, month, day};
  return options;
}

TEST(Storyline, GoesOnHoweverLongTheTextIs) {
  std::string chronicle;
  for (int year = 1000; year < 3000; ++year)
    chronicle += "In March " + std::to_string(year) + " it was sown. In August it was reaped. ";
  story::Text text;
  text.content = chronicle;
  const Reading reading = read(text, {}).value();
  ASSERT_EQ(reading.mentions.size(), 4000U);
  for (std::size_t i = 0; i < reading.mentions.size(); ++i)
    ASSERT_EQ(reading.mentions[i].value, std::to_string(1000 + i / 2) + (i % 2 == 0 ? "-03" : "-08"));
}

TEST(Storyline, AYearInBracketsDoesNotMoveTheStory) {
  const auto found = values(
      "In March 1802 the mill burned. Its owner (who died in 1861) rebuilt it. In May the wheel turned again, and on "
      "3 August 1802 flour was sold.");
  EXPECT_EQ(found.at("May"), "1802-05");
}

TEST(Storyline, AFlashForwardIsLeftAgainWhereTheStoryGoesOn) {
  const auto found = values(
      "The siege began in June 1644. Letters found in 1911 show that bread ran out in July. In August the gates were "
      "opened. On 2 September 1644 the governor left.");
  EXPECT_EQ(found.at("July"), "1644-07");
  EXPECT_EQ(found.at("August"), "1644-08");
}

TEST(Storyline, AFullDateToComeSaysWhichYearAMonthIsOf) {
  const auto found = values("By April the passes were open. On 9 May 1271 the caravan left.");
  EXPECT_EQ(found.at("April"), "1271-04");
}

TEST(Storyline, WhatIsCountedBackwardsLeavesTheStoryWhereItIs) {
  const auto found = values("In June 1912 she returned. Three years earlier she had sailed. In July she lectured.");
  EXPECT_EQ(found.at("Three years earlier"), "1909");
  EXPECT_EQ(found.at("July"), "1912-07");
}

TEST(Storyline, ADayRightAfterWhatIsCountedBackwardsIsOfThatYear) {
  const auto found =
      values("On 16 July 1869 it flew. Eight years earlier, on 25 May, she had asked for it. In August it fell.");
  EXPECT_EQ(found.at("25 May"), "1861-05-25");
  EXPECT_EQ(found.at("August"), "1869-08");
}

TEST(Storyline, DaysJoinedByADashOrAndShareMonthAndYear) {
  const auto found =
      values("The guns were heard on 6-7 January 1916, on 28 and 29 August, and again on April 6-7, 1917.");
  EXPECT_EQ(found.at("6"), "1916-01-06");
  EXPECT_EQ(found.at("7 January 1916"), "1916-01-07");
  EXPECT_EQ(found.at("28"), "1916-08-28");
  EXPECT_EQ(found.at("7, 1917"), "1917-04-07");
}

TEST(Storyline, AYearBeforeChristIsOneInBothEndsOfARange) {
  const auto found = values("The league lasted from 264 to 241 BC.");
  EXPECT_EQ(found.at("264"), "BC0264");
  EXPECT_EQ(found.at("241 BC"), "BC0241");
}

TEST(Event, WordsOfTheEventThatIsCountedFromBelongToTheTime) {
  const auto found = values(
      "The town fell on 5 February 1939. Five days after the fall of the town, the port was reached. After two months "
      "of bitter fighting, and three weeks of rain, the war was over.");
  EXPECT_EQ(found.at("Five days after the fall of the town"), "1939-02-10");
  EXPECT_EQ(found.at("two months of bitter fighting"), "P2M");
  EXPECT_EQ(found.at("three weeks of rain"), "P3W");
}

TEST(Event, WithoutOneTheLengthKeepsItsOwnWords) {
  EXPECT_EQ(values("They waited two weeks of.").count("two weeks"), 1U);
}

TEST(News, WeeksAreThoseOfIso8601) {
  const auto found = values("The bank failed last week. It may open next week.", news_of(2020, 12, 30));
  EXPECT_EQ(found.at("last week"), "2020-W52");
  EXPECT_EQ(found.at("next week"), "2021-W01");
}

TEST(News, AMonthIsTheLastOneUnlessItIsStillToCome) {
  const auto found = values("The shop opened in August. It will close in February.", news_of(1989, 10, 30));
  EXPECT_EQ(found.at("August"), "1989-08");
  EXPECT_EQ(found.at("February"), "1990-02");
}

TEST(News, AWeekdayIsThePastOneUnlessItIsStillToCome) {
  const auto found = values("He spoke on Friday. Talks will resume Monday.", news_of(2019, 5, 8));
  EXPECT_EQ(found.at("Friday"), "2019-05-03");
  EXPECT_EQ(found.at("Monday"), "2019-05-13");
}

TEST(News, AYearEarlierOfAReportIsItsQuarterOfTheYearBefore) {
  const auto found =
      values("Third-quarter profit rose 4% to $3 million from $2 million a year earlier.", news_of(2001, 10, 20));
  EXPECT_EQ(found.at("Third-quarter"), "2001-Q3");
  EXPECT_EQ(found.at("a year earlier"), "2000-Q3");
}

TEST(News, WhatIsComparedWithNineMonthsIsNoQuarter) {
  const auto found = values(
      "Third-quarter profit rose 4%. For the first nine months it was $9 million, against $7 million a year earlier.",
      news_of(2001, 10, 20));
  EXPECT_EQ(found.at("a year earlier"), "2000");
}

TEST(News, TheAgeOfAPersonIsNoTime) {
  EXPECT_TRUE(values("The driver, 52 years old, and a 14-year-old girl were hurt.", news_of(2001, 10, 20)).empty());
}

TEST(News, AFeastIsTheLastOne) {
  EXPECT_EQ(values("He was found on Christmas Eve.", news_of(2000, 3, 1)).at("Christmas Eve"), "1999-12-24");
}

TEST(Read, NumbersThatMayBeDayOrMonthFollowTheTextsOtherDates) {
  EXPECT_EQ(values("Paid on 25/06/1950 and 04/05/1951.").at("04/05/1951"), "1951-05-04");
  EXPECT_EQ(values("Paid on 06/25/1950 and 04/05/1951.").at("04/05/1951"), "1951-04-05");
  Options day_first;
  day_first.numeric = phrase::Numeric::day_first;
  EXPECT_EQ(values("Paid on 04/05/1951.", day_first).at("04/05/1951"), "1951-05-04");
  EXPECT_TRUE(values("A ratio of 40/50/1951 and of 99/1/2.").empty());
}

TEST(Read, NumbersOfWhichNothingTellsTheDayStayBoth) {
  story::Text text;
  text.content = "Paid on 04/05/1951.";
  const Reading reading = read(text, {}).value();
  ASSERT_EQ(reading.mentions.size(), 1U);
  EXPECT_EQ(reading.mentions[0].value, "1951-XX-XX");
  EXPECT_EQ(reading.mentions[0].details().alternatives, (std::vector<std::string>{"1951-04-05", "1951-05-04"}));
  EXPECT_EQ(reading.mentions[0].date->edtf().str(), "[1951-04-05,1951-05-04]");
}

TEST(Read, AShortWeekdayWithoutItsStopIsAName) {
  EXPECT_TRUE(values("The Sun sold well, said Sun Yat-sen.").empty());
  EXPECT_EQ(values("It rained on Sun. 3 May 1992.").count("Sun. 3 May 1992"), 1U);
}

TEST(Read, NumbersBeyondAllTimeAreNoPlaceOfAStory) {
  const std::string far = "999999999999999999";
  for (const std::string& text :
       {"In 1950 it began. " + far + " years later and " + far + " centuries later, and " + far +
            " days later it ended.",
        "In May " + far + " BC it began. Two months later, in June, it ended. The next day it rained.",
        "In the " + far + "th century it began, in the " + far + "th millennium it ended. That century was long.",
        "It took " + far + " quarters and " + far + " decades. On the 3rd of May, " + far +
            " months earlier, it began.",
        "The last " + far + " years of the war. The first " + far + " days of 1950."})
    EXPECT_FALSE(values(text).empty()) << text;
}

TEST(Read, TheTimeOfALineOfAMillionBytesIsBounded) {
  // No stopwatch: what is not linear here does not end before the test is killed.
  for (const std::string& part :
       {std::string("October "), std::string("two weeks of "), std::string("1 "), std::string("the first year of the "),
        std::string("(May, "), std::string("in '5 ")}) {
    story::Text text;
    while (text.content.size() < 1000000) text.content += part;
    EXPECT_TRUE(read(text, {}).ok()) << part;
  }
}

}  // namespace
}  // namespace thisday::read
