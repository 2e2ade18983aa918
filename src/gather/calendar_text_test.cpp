#include "gather/calendar_text.hpp"

#include <gtest/gtest.h>

namespace thisday::gather {
namespace {

using story::Kind;

// "1953 event: headline"; "- " where there is no year; marks ~ and ? as found.
std::string read(std::string_view text, const LineContext& context = {}) {
  const LineWords words = line_words(text, context);
  std::string shown = "-";
  if (words.year) shown = std::to_string(words.year->value);
  if (words.year && words.year->approximate) shown += "~";
  if (words.year && words.year->uncertain) shown += "?";
  return shown + " " + std::string(story::name(words.kind)) + ": " + words.headline;
}

LineContext in(std::string language) {
  LineContext context;
  context.language = std::move(language);
  return context;
}

TEST(CalendarText, TakesTheYearAtTheEndOffTheHeadlineWhereItStandsApart) {
  EXPECT_EQ(read("The armistice is signed, 1953"), "1953 event: The armistice is signed");
  EXPECT_EQ(read("A show begins (1966)"), "1966 event: A show begins");
  EXPECT_EQ(read("The first issue is sold. 1936"), "1936 event: The first issue is sold.");
  EXPECT_EQ(read("The treaty is kept in 1947"), "1947 event: The treaty is kept in 1947");
  EXPECT_EQ(read("A ship sails, 1868."), "1868 event: A ship sails");
  EXPECT_EQ(read("1806 - A league is founded"), "1806 event: A league is founded");
}

TEST(CalendarText, KnowsErasAndShortYears) {
  EXPECT_EQ(read("A dictator is stabbed, 44BC"), "-43 event: A dictator is stabbed");
  EXPECT_EQ(read("A city is founded, 753 B.C."), "-752 event: A city is founded");
  EXPECT_EQ(read("A ship is wrecked, AD 60"), "60 event: A ship is wrecked");
  EXPECT_EQ(read("A wall is breached, 70"), "70 event: A wall is breached");
  EXPECT_EQ(read("Eine Schlacht, 9 n. Chr.", in("de")), "9 event: Eine Schlacht");
}

TEST(CalendarText, FindsAYearWithinTheWordsAfterAComma) {
  EXPECT_EQ(read("Ann Roe born, 1797, who mapped the moon"), "1797 birth: Ann Roe born, 1797, who mapped the moon");
  EXPECT_EQ(read("A shop is bought, 1963 (9 stores)"), "1963 event: A shop is bought, 1963 (9 stores)");
  EXPECT_EQ(read("Act of 1791 splits a land, 1791"), "1791 event: Act of 1791 splits a land");
}

TEST(CalendarText, LeavesOtherNumbersAlone) {
  EXPECT_EQ(read("A flock of 1000 birds returns"), "- event: A flock of 1000 birds returns");
  EXPECT_EQ(read("Land is bought for 1,000,000 coins"), "- event: Land is bought for 1,000,000 coins");
  EXPECT_EQ(read("The 1848-as march"), "- event: The 1848-as march");
  EXPECT_EQ(read("Bug#100000 is reported, 2001"), "2001 event: Bug#100000 is reported");
  EXPECT_EQ(read("A suit begins, 1969 (dropped January 8, 1982)"),
            "1969 event: A suit begins, 1969 (dropped January 8, 1982)");
}

TEST(CalendarText, TakesADateInTheWordsOnlyIfItIsTheDayOfTheLine) {
  LineContext context = in("de");
  context.month = 6;
  context.day = 17;
  EXPECT_EQ(read("Aufstand am 17. Juni 1953", context), "1953 event: Aufstand am 17. Juni 1953");
  context.day = 18;
  EXPECT_EQ(read("Aufstand am 17. Juni 1953", context), "- event: Aufstand am 17. Juni 1953");
}

TEST(CalendarText, KeepsDoubtAboutTheYear) {
  EXPECT_EQ(read("Ann Roe born, 1757?"), "1757? birth: Ann Roe born");
  EXPECT_EQ(read("Ann Roe born, c. 1505"), "1505~ birth: Ann Roe born");
  EXPECT_TRUE(line_words("Ann Roe is born (date uncertain), 1571", {}).day_uncertain);
  EXPECT_TRUE(line_words("A tsar is crowned, 1762 (O.S.)", {}).old_style);
  EXPECT_FALSE(line_words("Julian is crowned, 1762", {}).old_style);
}

TEST(CalendarText, TellsBirthsAndDeathsByTheWordsOfTheLanguage) {
  EXPECT_EQ(read("Ann Roe is born in Rome, 1882"), "1882 birth: Ann Roe is born in Rome");
  EXPECT_EQ(read("Ann Roe dies at age 75, 1982"), "1982 death: Ann Roe dies at age 75");
  EXPECT_EQ(read("Ann Roe in Wien gestorben, 1897", in("de")), "1897 death: Ann Roe in Wien gestorben");
  EXPECT_EQ(read("Nace Ana Roe, 1811", in("es")), "1811 birth: Nace Ana Roe");
  EXPECT_EQ(read("Muere Ana Roe, 1835", in("es")), "1835 death: Muere Ana Roe");
  EXPECT_EQ(read("US Navy born, 1775, by an act"), "1775 event: US Navy born, 1775, by an act");
  EXPECT_EQ(read("134 degrees in Death Valley, 1913"), "1913 event: 134 degrees in Death Valley");
}

TEST(CalendarText, TakesALifespanForABirth) {
  EXPECT_EQ(read("Prins Willem III (1817 - 1890)", in("nl")), "1817 birth: Prins Willem III");
}

TEST(CalendarText, GoesByTheHeadingWhereALineIsABareName) {
  LineContext context;
  context.heading = Kind::death;
  EXPECT_EQ(read("Frans Roe, 2010", context), "2010 death: Frans Roe");
  context.heading = Kind::birth;
  EXPECT_EQ(read("Ann Roe assassinated, 1940", context), "1940 event: Ann Roe assassinated");
}

TEST(CalendarText, TakesYearlessLinesForObservancesWhereTheirWordsSaySo) {
  EXPECT_EQ(read("Day of the 1848 revolution in Hungary"), "- observance: Day of the 1848 revolution in Hungary");
  EXPECT_EQ(read("Battle of New Orleans"), "- event: Battle of New Orleans");
  LineContext holidays;
  holidays.observances = true;
  EXPECT_EQ(read("Admitted as 14th state in 1791", holidays), "- observance: Admitted as 14th state in 1791");
  EXPECT_EQ(read("Victory, in a story, 1904, by Roe", holidays), "- observance: Victory, in a story, 1904, by Roe");
  EXPECT_EQ(read("Sovereignty is won, 1921", holidays), "1921 event: Sovereignty is won");
  holidays.language = "ru";
  EXPECT_EQ(read("День победы (1944 год)", holidays), "- observance: День победы (1944 год)");
}

}  // namespace
}  // namespace thisday::gather
