#include "when/calendars/lunisolar.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace thisday::when {
namespace {

DayNumber day(std::int64_t year, int month, int number) {
  return gregorian::day_number({year, month, number});
}

TEST(Lunisolar, KoreanDatesAreThoseOfTheInstitute) {
  // The day before the Gregorian calendar came into force in Korea.
  EXPECT_EQ(korean().lunar_day(day(1896, 1, 1)), (LunarDay{1895, 11, false, 17}));
  EXPECT_EQ(korean().lunar_day(day(2024, 2, 10)), (LunarDay{2024, 1, false, 1}));
  EXPECT_EQ(korean().lunar_day(day(1592, 5, 23)), (LunarDay{1592, 4, false, 13}));  // the Imjin war begins
}

TEST(Lunisolar, ChineseNewYearsAndLeapMonths) {
  EXPECT_EQ(chinese().lunar_day(day(1912, 2, 18)), (LunarDay{1912, 1, false, 1}));
  EXPECT_EQ(chinese().lunar_day(day(1911, 10, 10)), (LunarDay{1911, 8, false, 19}));
  EXPECT_EQ(chinese().lunar_day(day(2033, 12, 22)), (LunarDay{2033, 11, true, 1}));
  EXPECT_EQ(chinese().lunar_day(day(2023, 3, 22)), (LunarDay{2023, 2, true, 1}));
  EXPECT_EQ(chinese().leap_month(2023), 2);
  EXPECT_EQ(chinese().day_number({2023, 2, true, 30}), std::nullopt);
}

TEST(Lunisolar, EveryDayOfATableIsNamedOnce) {
  for (const LunisolarCalendar* calendar : {&korean(), &chinese()}) {
    const DayNumber first = *calendar->day_number({calendar->first_year(), 1, false, 1});
    EXPECT_EQ(calendar->lunar_day(first - 1), std::nullopt);
    DayNumber at = first;
    for (; calendar->lunar_day(at); at = at + 1) ASSERT_EQ(calendar->day_number(*calendar->lunar_day(at)), at);
    const auto last = calendar->lunar_day(at - 1);
    EXPECT_EQ(last->year, calendar->last_year());
    EXPECT_EQ(last->month, 12);
  }
}

TEST(Lunisolar, OutsideOfTheTableNothingIsAnswered) {
  EXPECT_EQ(chinese().lunar_day(day(1644, 12, 31)), std::nullopt);
  EXPECT_EQ(korean().lunar_day(day(2100, 1, 1)), std::nullopt);
  EXPECT_EQ(korean().lunar_day({1'000'000'000'000}), std::nullopt);
  EXPECT_EQ(korean().day_number({2051, 1, false, 1}), std::nullopt);
  EXPECT_EQ(korean().day_number({2000, 13, false, 1}), std::nullopt);
}

TEST(Lunisolar, YearsComeRoundAfterSixty) {
  EXPECT_EQ(sexagenary(1984), 1);
  EXPECT_EQ(sexagenary(1983), 60);
  EXPECT_EQ(sexagenary_name(1592), "壬辰");
  EXPECT_EQ(sexagenary_name(1911), "辛亥");
  EXPECT_EQ(sexagenary_name(1950), "庚寅");
}

std::string data_folder() {
  const char* given = std::getenv("THISDAY_DATA");
  return given != nullptr ? given : THISDAY_ROOT "/../shared/data";
}

TEST(Lunisolar, EveryKoreanMonthBeginsOnTheInstitutesDay) {
  std::ifstream file(data_folder() + "/calendars/korea_months_1000_2050.tsv");
  if (!file) GTEST_SKIP() << "no korea_months_1000_2050.tsv in " << data_folder() << "/calendars (see THISDAY_DATA)";
  std::string line;
  std::getline(file, line);
  int months = 0;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::int64_t first = 0;
    LunarDay month;
    int leap = 0;
    int length = 0;
    cells >> first >> month.year >> month.month >> leap >> length;
    month.leap = leap == 1;
    ASSERT_EQ(korean().day_number(month), DayNumber{first}) << line;
    month.day = length;
    ASSERT_EQ(korean().day_number(month), DayNumber{first + length - 1}) << line;
    month.day = length + 1;
    ASSERT_EQ(korean().day_number(month), std::nullopt) << line;
    ++months;
  }
  EXPECT_GT(months, 12'000);
}

TEST(Lunisolar, ChineseDaysFrom1645AgreeWithTheTablesOfCalendricalCalculations) {
  std::ifstream file(data_folder() + "/calendars/calendrica4_oracle.tsv");
  if (!file) GTEST_SKIP() << "no calendrica4_oracle.tsv in " << data_folder() << "/calendars (see THISDAY_DATA)";
  std::string line;
  std::getline(file, line);
  int days = 0;
  while (std::getline(file, line)) {
    const auto found = chinese().lunar_day({std::stoll(line)});
    // The almanacs of China and of Korea both began this month on 3 November 1880. The table's computed new moon lies a
    // quarter of an hour before that midnight, on the 2nd.
    constexpr std::int64_t kMonthOfNovember1880 = 686'601;
    if (!found || std::stoll(line) == kMonthOfNovember1880) continue;
    // (cycle year month leap day); cycle 1, year 1 began in 2637 BC.
    const std::int64_t elapsed = found->year + 2636;
    const std::string expected = "(" + std::to_string(elapsed / 60 + 1) + " " + std::to_string(elapsed % 60 + 1) + " " +
                                 std::to_string(found->month) + (found->leap ? " T " : " NIL ") +
                                 std::to_string(found->day) + ")";
    EXPECT_EQ(line.substr(line.rfind('\t') + 1), expected) << line;
    ++days;
  }
  EXPECT_GT(days, 100);
}

}  // namespace
}  // namespace thisday::when
