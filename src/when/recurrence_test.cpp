#include "when/recurrence.hpp"

#include <gtest/gtest.h>

namespace thisday::when {
namespace {

CivilDay in_year(std::string_view rule, std::int64_t year) {
  return gregorian::civil_day(Recurrence::parse(rule).value().in_year(year).value());
}

TEST(Recurrence, EasterIsTheWesternAndPaskhaTheOrthodox) {
  EXPECT_EQ(in_year("easter", 2024), (CivilDay{2024, 3, 31}));
  EXPECT_EQ(in_year("paskha", 2024), (CivilDay{2024, 5, 5}));
  EXPECT_EQ(in_year("easter", 1961), (CivilDay{1961, 4, 2}));
  EXPECT_EQ(in_year("easter", 1818), (CivilDay{1818, 3, 22}));
  EXPECT_EQ(in_year("easter", 1943), (CivilDay{1943, 4, 25}));
  EXPECT_EQ(in_year("paskha", 2025), in_year("easter", 2025));
  EXPECT_EQ(in_year("easter-2", 2024), (CivilDay{2024, 3, 29}));
  EXPECT_EQ(in_year("paskha+49", 2024), (CivilDay{2024, 6, 23}));
}

TEST(Recurrence, EasterIsASundayFrom22MarchTo25AprilInEveryYear) {
  for (std::int64_t year = -7000; year <= 7000; ++year) {
    const CivilDay western = gregorian::civil_day(easter(year));
    ASSERT_EQ(weekday(easter(year)), Weekday::sunday);
    ASSERT_GE(western, (CivilDay{year, 3, 22}));
    ASSERT_LE(western, (CivilDay{year, 4, 25}));
    const CivilDay eastern = julian::civil_day(orthodox_easter(year));
    ASSERT_EQ(weekday(orthodox_easter(year)), Weekday::sunday);
    ASSERT_GE(eastern, (CivilDay{year, 3, 22}));
    ASSERT_LE(eastern, (CivilDay{year, 4, 25}));
  }
}

TEST(Recurrence, CountsWeekdaysFromBothEndsOfTheMonth) {
  EXPECT_EQ(in_year("11-thu4", 2023), (CivilDay{2023, 11, 23}));
  EXPECT_EQ(in_year("11-thu4+1", 2023), (CivilDay{2023, 11, 24}));
  EXPECT_EQ(in_year("05-sunlast", 2024), (CivilDay{2024, 5, 26}));
  EXPECT_EQ(in_year("05-sunlast2", 2024), (CivilDay{2024, 5, 19}));
  EXPECT_EQ(in_year("09-mon1", 2025), (CivilDay{2025, 9, 1}));
  EXPECT_EQ(in_year("05-thu5", 2024), (CivilDay{2024, 5, 30}));
  EXPECT_EQ(Recurrence::parse("02-mon5").value().in_year(2023), std::nullopt);
}

TEST(Recurrence, AJulianDayComesInTheGregorianYearThatHoldsIt) {
  EXPECT_EQ(in_year("julian:12-25", 2024), (CivilDay{2024, 1, 7}));
  EXPECT_EQ(in_year("julian:02-29", 1900), (CivilDay{1900, 3, 13}));
}

TEST(Recurrence, AYearWithoutTheDayHasNone) {
  EXPECT_EQ(Recurrence::parse("02-29").value().in_year(2023), std::nullopt);
  EXPECT_EQ(in_year("02-29", 2024), (CivilDay{2024, 2, 29}));
}

TEST(Recurrence, IsWrittenAsItIsRead) {
  for (const char* text : {"07-27", "02-29", "julian:12-25", "easter", "easter-2", "paskha+49", "11-thu4", "11-thu4+1",
                           "05-sunlast", "05-sunlast2", "05-sunlast-6"})
    EXPECT_EQ(Recurrence::parse(text).value().str(), text);
}

TEST(Recurrence, SaysWhereARuleIsWrong) {
  const auto position = [](std::string_view text) { return Recurrence::parse(text).error().position; };
  EXPECT_EQ(position(""), 0U);
  EXPECT_EQ(position("13-01"), 0U);
  EXPECT_EQ(position("02-30"), 3U);
  EXPECT_EQ(position("11-thx4"), 3U);
  EXPECT_EQ(position("11-thu6"), 6U);
  EXPECT_EQ(position("11-thu"), 6U);
  EXPECT_EQ(position("easter+"), 7U);
  EXPECT_EQ(position("easter+999"), 7U);
  EXPECT_EQ(position("07-27 "), 5U);
  EXPECT_EQ(Recurrence::parse("02-30").error().code, Code::range);
}

}  // namespace
}  // namespace thisday::when
