#include "when/calendars/change_over.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "when/calendars/year_start.hpp"

namespace thisday::when {
namespace {

TEST(ChangeOver, TheLastJulianDayIsFollowedByTheFirstGregorianEverywhere) {
  for (const ChangeOver& usage : change_overs())
    EXPECT_EQ(gregorian::day_number(usage.first_gregorian) - julian::day_number(usage.last_julian), 1) << usage.region;
}

TEST(ChangeOver, DaysLeftOutWereNeverWritten) {
  const ChangeOver& britain = *change_over("GB");
  EXPECT_EQ(day_number_as_written(britain, {1752, 9, 11}), std::nullopt);
  EXPECT_EQ(*day_number_as_written(britain, {1752, 9, 14}) - *day_number_as_written(britain, {1752, 9, 2}), 1);
  EXPECT_EQ(written_day(*change_over("russia"), gregorian::day_number({1917, 11, 7})),
            (WrittenDay{WrittenDay::Style::julian, {1917, 10, 25}}));
  EXPECT_EQ(day_number_as_written(*change_over("RU"), {1900, 2, 29}), gregorian::day_number({1900, 3, 13}));
  EXPECT_EQ(day_number_as_written(*change_over("FR"), {1900, 2, 29}), std::nullopt);
}

TEST(ChangeOver, SwedenHadAThirtiethOfFebruary) {
  const ChangeOver& sweden = *change_over("sweden");
  EXPECT_EQ(day_number_as_written(sweden, {1712, 2, 30}), gregorian::day_number({1712, 3, 11}));
  EXPECT_EQ(day_number_as_written(sweden, {1700, 2, 29}), std::nullopt);
  EXPECT_EQ(written_day(sweden, gregorian::day_number({1700, 3, 11})),
            (WrittenDay{WrittenDay::Style::swedish, {1700, 3, 1}}));
  // Poltava: 27 June in Russia, 28 June in Sweden, 8 July to us.
  EXPECT_EQ(written_day(sweden, julian::day_number({1709, 6, 27})).day, (CivilDay{1709, 6, 28}));
}

TEST(ChangeOver, EveryDayWrittenLeadsBackToItself) {
  for (const ChangeOver& usage : change_overs())
    for (DayNumber day = gregorian::day_number({1575, 1, 1}); day < gregorian::day_number({1930, 1, 1}); day = day + 1)
      ASSERT_EQ(day_number_as_written(usage, written_day(usage, day).day), day) << usage.region;
}

TEST(ChangeOver, CountriesWithoutAJulianPastHaveAFirstDay) {
  EXPECT_EQ(first_gregorian_day("KR"), (CivilDay{1896, 1, 1}));
  EXPECT_EQ(first_gregorian_day("GR"), (CivilDay{1923, 3, 1}));
  EXPECT_EQ(first_gregorian_day("XX"), std::nullopt);
  EXPECT_EQ(change_over(""), nullptr);
}

TEST(YearStart, LadyDayYearsEndWithOurNextMarch) {
  EXPECT_EQ(years_from_january(YearStart::march_25, Calendar::julian, {1731, 2, 11}),
            (std::vector<std::int64_t>{1732}));
  EXPECT_EQ(years_from_january(YearStart::march_25, Calendar::julian, {1731, 3, 25}),
            (std::vector<std::int64_t>{1731}));
  EXPECT_EQ(years_from_january(YearStart::march_25_before, Calendar::julian, {1500, 4, 1}),
            (std::vector<std::int64_t>{1499}));
  EXPECT_EQ(years_from_january(YearStart::september_1, Calendar::julian, {1600, 10, 1}),
            (std::vector<std::int64_t>{1599}));
  EXPECT_EQ(years_from_january(YearStart::christmas_before, Calendar::julian, {800, 12, 25}),
            (std::vector<std::int64_t>{799}));
  // 29 February of a year that is no leap year to us.
  EXPECT_EQ(years_from_january(YearStart::march_25, Calendar::julian, {1727, 2, 29}),
            (std::vector<std::int64_t>{1728}));
}

TEST(YearStart, YearsFromEasterToEasterHaveDaysTwiceOrNever) {
  // Easter was on 1 April in 1347 and on 20 April in 1348.
  EXPECT_EQ(years_from_january(YearStart::easter, Calendar::julian, {1347, 4, 5}),
            (std::vector<std::int64_t>{1347, 1348}));
  EXPECT_EQ(years_from_january(YearStart::easter, Calendar::julian, {1346, 4, 5}), (std::vector<std::int64_t>{}));
}

TEST(YearStart, WhatWasWrittenLeadsBackToTheDay) {
  for (int start = 0; start <= static_cast<int>(YearStart::easter); ++start)
    for (DayNumber day = julian::day_number({1340, 1, 1}); day < julian::day_number({1360, 1, 1}); day = day + 1) {
      CivilDay named = julian::civil_day(day);
      const std::int64_t year = named.year;
      named.year = year_as_written(static_cast<YearStart>(start), Calendar::julian, named);
      const auto readings = years_from_january(static_cast<YearStart>(start), Calendar::julian, named);
      ASSERT_NE(std::find(readings.begin(), readings.end(), year), readings.end());
    }
}

}  // namespace
}  // namespace thisday::when
