#include "when/calendar.hpp"

#include <gtest/gtest.h>

#include "when/calendars/calendar_systems.hpp"

namespace thisday::when {
namespace {

TEST(Calendar, JulianAndGregorianMeetInOneDay) {
  EXPECT_EQ(day_number(Calendar::julian, {1582, 10, 5}), day_number(Calendar::gregorian, {1582, 10, 15}));
  EXPECT_EQ(day_number(Calendar::julian, {-43, 3, 15}), day_number(Calendar::gregorian, {-43, 3, 13}));
  EXPECT_EQ(day_number(Calendar::julian, {-4712, 1, 1}).rata_die, -1'721'425);
}

TEST(Calendar, TheTwentyNinthOfFebruary1900IsJulianOnly) {
  EXPECT_TRUE(valid(Calendar::julian, {1900, 2, 29}));
  EXPECT_FALSE(valid(Calendar::gregorian, {1900, 2, 29}));
  EXPECT_EQ(civil_day(Calendar::gregorian, day_number(Calendar::julian, {1900, 2, 29})), (CivilDay{1900, 3, 13}));
}

TEST(Calendar, NoCalendarHasADayOrMonthZero) {
  for (const Calendar calendar : {Calendar::gregorian, Calendar::julian}) {
    EXPECT_FALSE(valid(calendar, {2000, 0, 1}));
    EXPECT_FALSE(valid(calendar, {2000, 13, 1}));
    EXPECT_FALSE(valid(calendar, {2000, 1, 0}));
    EXPECT_FALSE(valid(calendar, {2000, 4, 31}));
  }
}

TEST(Calendar, EveryDayOfTwoHundredThousandYearsFollowsTheOneBefore) {
  for (const Calendar calendar : {Calendar::gregorian, Calendar::julian}) {
    std::int64_t number = day_number(calendar, {-100'000, 1, 1}).rata_die;
    for (std::int64_t year = -100'000; year <= 100'000; ++year)
      for (int month = 1; month <= 12; ++month)
        for (int day = 1, length = days_in_month(calendar, year, month); day <= length; ++day, ++number) {
          ASSERT_EQ(day_number(calendar, {year, month, day}).rata_die, number);
          ASSERT_EQ(civil_day(calendar, {number}), (CivilDay{year, month, day}));
        }
  }
}

TEST(Calendar, EveryDayOfEveryOtherCalendarIsNamedOnce) {
  for (const Calendar calendar : calendars()) {
    const CalendarSystem& system = calendar_system(calendar);
    const DayNumber last = gregorian::day_number({100'000, 12, 31});
    int days = 0;
    // A prime number of days apart, so that all days of months and years come up.
    for (DayNumber day = gregorian::day_number({-100'000, 1, 1}); day <= last; day = day + 97) {
      const auto named = system.day(day);
      if (!named) continue;
      const CivilDay own = civil(*named);
      ASSERT_TRUE(valid(calendar, own)) << system.name << " " << day.rata_die;
      ASSERT_EQ(day_number(calendar, own), day) << system.name;
      ASSERT_EQ(civil_day(calendar, day), own) << system.name;
      ASSERT_GE(days_in_month(calendar, own.year, own.month), own.day) << system.name;
      ++days;
    }
    EXPECT_GT(days, 50) << system.name;
  }
}

TEST(Calendar, DaysFarAwayAreNamedByTheSameRule) {
  // civil_day() divides by other means beyond 1.4 million years: the days on both sides of the change follow each
  // other.
  for (const std::int64_t border : {-536'176'295LL, 537'565'529LL}) {
    CivilDay before = gregorian::civil_day({border - 500});
    for (std::int64_t number = border - 499; number < border + 500; ++number) {
      const CivilDay day = gregorian::civil_day({number});
      ASSERT_EQ(day, detail::far_civil_day({number}));
      ASSERT_LT(before, day);
      before = day;
    }
  }
}

TEST(Calendar, IsExactAtTheEndsOfItsRange) {
  for (const Calendar calendar : {Calendar::gregorian, Calendar::julian})
    for (const std::int64_t year : {-1'000'000'000'000'000, 1'000'000'000'000'000})
      for (const CivilDay day : {CivilDay{year, 1, 1}, CivilDay{year, 2, 29}, CivilDay{year, 12, 31}})
        EXPECT_EQ(civil_day(calendar, day_number(calendar, day)), day);
  // 400 Gregorian years are 146,097 days; 10^15 years are 2.5 × 10^12 times that.
  EXPECT_EQ(day_number(Calendar::gregorian, {1'000'000'000'000'000, 1, 1}).rata_die, 146'097 * 2'500'000'000'000 - 365);
}

TEST(Calendar, NamesAreReadBack) {
  for (const Calendar calendar : calendars()) EXPECT_EQ(calendar_named(name(calendar)), calendar);
  EXPECT_EQ(name(Calendar::islamic_umalqura), "islamic-umalqura");
  EXPECT_EQ(calendar_named("Gregorian"), std::nullopt);
}

}  // namespace
}  // namespace thisday::when
