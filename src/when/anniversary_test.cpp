#include "when/anniversary.hpp"

#include <gtest/gtest.h>

namespace thisday::when {
namespace {

DayNumber day(std::int64_t year, int month, int number) {
  return gregorian::day_number({year, month, number});
}
Recurrence rule(std::string_view text) {
  return Recurrence::parse(text).value();
}

TEST(Anniversary, TheNextIsTodayAndThePreviousIsNot) {
  EXPECT_EQ(next_occurrence(rule("07-27"), day(2024, 7, 27)), day(2024, 7, 27));
  EXPECT_EQ(previous_occurrence(rule("07-27"), day(2024, 7, 27)), day(2023, 7, 27));
  EXPECT_EQ(next_occurrence(rule("07-27"), day(2024, 7, 28)), day(2025, 7, 27));
  EXPECT_EQ(next_occurrence(rule("12-31+1"), day(2024, 1, 1)), day(2024, 1, 1));
  EXPECT_EQ(next_occurrence(rule("02-mon5"), day(2081, 1, 1)), day(2112, 2, 29));
}

TEST(Anniversary, TheLeapDayIsKeptWhereOneChooses) {
  EXPECT_EQ(next_occurrence(rule("02-29"), day(2023, 1, 1)), day(2023, 2, 28));
  EXPECT_EQ(next_occurrence(rule("02-29"), day(2023, 1, 1), LeapDay::mar1), day(2023, 3, 1));
  EXPECT_EQ(next_occurrence(rule("02-29"), day(1897, 1, 1), LeapDay::skip), day(1904, 2, 29));
  EXPECT_EQ(previous_occurrence(rule("02-29"), day(1904, 2, 29), LeapDay::skip), day(1896, 2, 29));
}

TEST(Anniversary, YearsAreCountedOverTheMissingYearZero) {
  EXPECT_EQ(years_between({-43, 3, 15}, {2024, 3, 15}), 2067);
  EXPECT_EQ(years_between({-43, 3, 15}, {2024, 3, 14}), 2066);
  EXPECT_EQ(years_between({0, 12, 25}, {1, 12, 25}), 1);
  EXPECT_EQ(years_between({2024, 7, 27}, {2022, 7, 28}), -1);
  EXPECT_EQ(years_between({2024, 7, 27}, {2024, 1, 1}), 0);
}

TEST(Anniversary, LunarDaysComeAgainInLunarYears) {
  // Chuseok, and a birthday in the leap second month of 2023.
  EXPECT_EQ(lunar_anniversary(korean(), {1950, 8, false, 15}, 2024), day(2024, 9, 17));
  EXPECT_EQ(lunar_anniversary(korean(), {2023, 2, true, 1}, 2024), korean().day_number({2024, 2, false, 1}));
  EXPECT_EQ(lunar_anniversary(korean(), {2023, 2, true, 1}, 2024, LeapMonth::skip), std::nullopt);
  EXPECT_EQ(lunar_anniversary(korean(), {2020, 1, false, 30}, 2051), std::nullopt);
  for (std::int64_t year = 1950; year <= 2050; ++year)
    EXPECT_TRUE(lunar_anniversary(korean(), {1950, 12, false, 30}, year).has_value()) << year;
}

}  // namespace
}  // namespace thisday::when
