// Every calendar of calendars/ against itself, day by day, and against the tables of Calendrical Calculations.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "when/calendar.hpp"
#include "when/calendars/coptic.hpp"
#include "when/calendars/french_equinox.hpp"
#include "when/calendars/french_republican.hpp"
#include "when/calendars/hebrew.hpp"
#include "when/calendars/indian_national.hpp"
#include "when/calendars/islamic.hpp"
#include "when/calendars/persian.hpp"
#include "when/calendars/persian_arithmetic.hpp"
#include "when/calendars/roman.hpp"
#include "when/calendars/umm_al_qura.hpp"
#include "when/recurrence.hpp"

namespace thisday::when {
namespace {

/// Walks from 1 January -100,000 to 31 December 100,000 (Gregorian): each day has a valid name, later than the one
/// before, that leads back to it.
template <class Name, class Number, class Valid>
void walk(Name name, Number number, Valid valid) {
  const DayNumber last = gregorian::day_number({100'000, 12, 31});
  CivilDay before = name(gregorian::day_number({-100'000, 1, 1}) - 1);
  for (DayNumber day = gregorian::day_number({-100'000, 1, 1}); day <= last; day = day + 1) {
    const CivilDay named = name(day);
    const bool follows = named.year == before.year || (named.year == before.year + 1 && named.day == 1);
    if (!valid(named) || number(named) != day || !follows) FAIL() << "day " << day.rata_die;
    before = named;
  }
}

#define WALK(calendar)                                                \
  walk([](DayNumber day) { return calendar::civil_day(day); },        \
       [](const CivilDay& day) { return calendar::day_number(day); }, \
       [](const CivilDay& day) { return calendar::valid(day); })

TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInHebrew) {
  WALK(hebrew);
}
TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInIslamic) {
  WALK(islamic);
}
TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInCoptic) {
  WALK(coptic);
}
TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInEthiopic) {
  WALK(ethiopic);
}
TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInIndianNational) {
  WALK(indian_national);
}
TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInRommesRule) {
  WALK(french_republican::romme);
}
TEST(Calendars, EveryDayOfTwoHundredThousandYearsIsNamedOnceInPersianArithmetic) {
  WALK(persian_arithmetic);
}

TEST(Calendars, ThePersianYearBeginsWithTheEquinoxBeforeNoon) {
  EXPECT_EQ(persian::new_year(1404), gregorian::day_number({2025, 3, 21}));
  EXPECT_EQ(persian::new_year(1304), gregorian::day_number({1925, 3, 22}) - 1);
  // The leap years of Iran's almanacs; the rule of 2820 years has 1404 for 1403.
  for (const std::int64_t year : {1309, 1342, 1346, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408})
    EXPECT_TRUE(persian::leap(year)) << year;
  EXPECT_FALSE(persian::leap(1404));
  for (std::int64_t number = -360'000; number <= 860'000; ++number)
    ASSERT_EQ(persian::day_number(*persian::civil_day({number})), DayNumber{number});
  EXPECT_EQ(persian::civil_day(gregorian::day_number({-1000, 1, 1})), std::nullopt);
  EXPECT_EQ(persian::civil_day(gregorian::day_number({3000, 12, 31})), std::nullopt);
  EXPECT_EQ(persian::day_number({1404, 12, 30}), std::nullopt);
}

TEST(Calendars, TheTwoIslamicEpochsAreADayApart) {
  const DayNumber day = gregorian::day_number({1953, 7, 27});
  EXPECT_EQ(islamic::civil_day(day, islamic::Epoch::friday), islamic::civil_day(day - 1, islamic::Epoch::thursday));
}

TEST(Calendars, UmmAlQuraIsNeverFarFromTheTabularRule) {
  const DayNumber first = *umm_al_qura::day_number({umm_al_qura::kFirstYear, 1, 1});
  EXPECT_EQ(umm_al_qura::civil_day(first - 1), std::nullopt);
  DayNumber day = first;
  for (; umm_al_qura::civil_day(day); day = day + 1) {
    const CivilDay named = *umm_al_qura::civil_day(day);
    ASSERT_EQ(umm_al_qura::day_number(named), day);
    if (named.day == 1) {
      ASSERT_LE(std::abs(islamic::day_number(named) - day), 2);
    }
  }
  EXPECT_EQ(umm_al_qura::civil_day(day - 1)->year, umm_al_qura::kLastYear);
  // Ramadan of 1445 began on 11 March 2024, the feast of its end was 10 April.
  EXPECT_EQ(umm_al_qura::day_number({1445, 9, 1}), gregorian::day_number({2024, 3, 11}));
  EXPECT_EQ(umm_al_qura::day_number({1445, 10, 1}), gregorian::day_number({2024, 4, 10}));
  EXPECT_EQ(umm_al_qura::day_number({1445, 9, 31}), std::nullopt);
}

TEST(Calendars, TheRepublicIsKnownInItsFourteenYearsOnly) {
  using namespace french_republican;
  EXPECT_EQ(civil_day(gregorian::day_number({1792, 9, 21})), std::nullopt);
  EXPECT_EQ(civil_day(gregorian::day_number({1792, 9, 22})), (CivilDay{1, 1, 1}));
  EXPECT_EQ(day_number({3, 13, 6}), gregorian::day_number({1795, 9, 22}));
  EXPECT_EQ(day_number({12, 1, 1}), gregorian::day_number({1803, 9, 24}));
  EXPECT_FALSE(valid({4, 13, 6}));
  EXPECT_FALSE(valid({15, 1, 1}));
  EXPECT_EQ(civil_day(gregorian::day_number({1806, 9, 23})), std::nullopt);
  for (DayNumber day{kEpoch}; civil_day(day); day = day + 1) ASSERT_EQ(day_number(*civil_day(day)), day);
}

TEST(Calendars, TheEquinoxGivesTheYearsThatTheRepublicHad) {
  for (std::int64_t year = 1; year <= french_republican::kLastYear; ++year) {
    EXPECT_EQ(french_equinox::new_year(year), french_republican::day_number({year, 1, 1}));
    EXPECT_EQ(french_equinox::leap(year), french_republican::leap(year));
  }
  for (std::int64_t number = -360'000; number <= 1'000'000; number += 7)
    ASSERT_EQ(french_equinox::day_number(*french_equinox::civil_day({number})), DayNumber{number});
}

TEST(Calendars, RomanDaysLeadBackToTheirJulianDay) {
  for (DayNumber day = julian::day_number({-50, 1, 1}); day < julian::day_number({60, 1, 1}); day = day + 1)
    ASSERT_EQ(roman::day_number(roman::from_julian(julian::civil_day(day))), day);
  EXPECT_EQ(roman::ab_urbe_condita(-43), 710);
}

std::string data_folder() {
  const char* given = std::getenv("THISDAY_DATA");
  return given != nullptr ? given : THISDAY_ROOT "/../shared/data";
}

/// "(-586 7 24)" → {-586, 7, 24}; NIL is 0 and T is 1.
std::vector<std::int64_t> numbers(const std::string& cell) {
  std::vector<std::int64_t> found;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(" ()", at), cell.size());
    const std::string word = cell.substr(at, end - at);
    if (word == "NIL" || word == "T") {
      found.push_back(word == "T" ? 1 : 0);
    } else if (!word.empty()) {
      found.push_back(std::stoll(word));
    }
    at = end + 1;
  }
  return found;
}

/// The tables have no year 0 in calendars where people have none.
std::int64_t without_zero(std::int64_t year) {
  return year > 0 ? year : year - 1;
}

std::vector<std::int64_t> list(const CivilDay& day) {
  return {day.year, day.month, day.day};
}
std::vector<std::int64_t> list_without_zero(const CivilDay& day) {
  return {without_zero(day.year), day.month, day.day};
}
std::vector<std::int64_t> list(const RomanDay& day) {
  return {without_zero(day.year), day.month, static_cast<int>(day.event), day.count, day.bissextus ? 1 : 0};
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(separator, begin);
    cells.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return cells;
    begin = end + 1;
  }
}

TEST(Calendars, AgreeWithTheTablesOfCalendricalCalculations) {
  std::ifstream file(data_folder() + "/calendars/calendrica4_oracle.tsv");
  if (!file) GTEST_SKIP() << "no calendrica4_oracle.tsv in " << data_folder() << "/calendars (see THISDAY_DATA)";
  std::string line;
  std::getline(file, line);  // the heading
  int rows = 0;
  while (std::getline(file, line)) {
    const auto cells = split(line, '\t');
    const DayNumber day{std::stoll(cells[0])};
    ++rows;
    EXPECT_EQ(list(gregorian::civil_day(day)), numbers(cells[1]));
    EXPECT_EQ(list_without_zero(julian::civil_day(day)), numbers(cells[2]));
    EXPECT_EQ(list(roman::from_julian(julian::civil_day(day))), numbers(cells[3])) << line;
    EXPECT_EQ(list(coptic::civil_day(day)), numbers(cells[4]));
    EXPECT_EQ(list(ethiopic::civil_day(day)), numbers(cells[5]));
    EXPECT_EQ(list(hebrew::civil_day(day)), numbers(cells[6]));
    EXPECT_EQ(list(islamic::civil_day(day)), numbers(cells[7]));
    EXPECT_EQ(list_without_zero(*persian::civil_day(day)), numbers(cells[8])) << line;
    EXPECT_EQ(list_without_zero(persian_arithmetic::civil_day(day)), numbers(cells[9])) << line;
    EXPECT_EQ(list(*french_equinox::civil_day(day)), numbers(cells[10])) << line;
    EXPECT_EQ(list(french_republican::romme::civil_day(day)), numbers(cells[11]));
  }
  EXPECT_GT(rows, 1000);
}

TEST(Calendars, EasterIsThatOfAppendixC) {
  std::ifstream file(data_folder() + "/calendars/appendix_c/dates3.csv");
  if (!file) GTEST_SKIP() << "no dates3.csv in " << data_folder() << "/calendars/appendix_c (see THISDAY_DATA)";
  // Rd; Persian and arithmetic Persian, 3 columns each; Bahai twice, 5 each; French twice, 3 each; then the two
  // Easters.
  constexpr std::size_t kOrthodoxEaster = 1 + 6 + 10 + 6;
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    const auto cells = split(line, ',');
    if (cells.size() < kOrthodoxEaster + 6 || cells[0].find_first_of("0123456789") == std::string::npos) continue;
    const auto at = [&](std::size_t column) {
      return CivilDay{std::stoll(cells[column]), std::stoi(cells[column + 1]), std::stoi(cells[column + 2])};
    };
    const CivilDay orthodox = at(kOrthodoxEaster);
    const CivilDay western = at(kOrthodoxEaster + 3);
    EXPECT_EQ(gregorian::civil_day(orthodox_easter(orthodox.year)), orthodox);
    EXPECT_EQ(gregorian::civil_day(easter(western.year)), western);
    ++rows;
  }
  EXPECT_EQ(rows, 33);
}

}  // namespace
}  // namespace thisday::when
