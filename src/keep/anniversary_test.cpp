#include "keep/anniversary.hpp"

#include <gtest/gtest.h>

namespace thisday::keep {
namespace {

using when::Calendar;
using Part = Anniversary::Part;

when::Date date(std::string_view edtf, Calendar calendar = Calendar::gregorian) {
  return when::Date(when::Edtf::parse(edtf, calendar).value());
}

MonthDay gregorian(int month, int day) {
  return {Calendar::gregorian, month, day};
}
MonthDay julian(int month, int day) {
  return {Calendar::julian, month, day};
}

/// The month-days alone.
std::vector<MonthDay> days(const when::Date& date) {
  std::vector<MonthDay> days;
  for (const Anniversary& anniversary : anniversaries(date)) days.push_back(anniversary.on);
  return days;
}

TEST(Anniversary, AnExactDayHasOne) {
  const auto all = anniversaries(date("1953-07-27"));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].on, gregorian(7, 27));
  EXPECT_EQ(all[0].part, Part::day);
  EXPECT_EQ(all[0].year, 1953);
  EXPECT_FALSE(all[0].new_style);
}

TEST(Anniversary, AJulianDayHasItsGregorianDayTooSince15October1582) {
  const auto washington = anniversaries(date("1731-12-31", Calendar::julian));
  ASSERT_EQ(washington.size(), 2U);
  EXPECT_EQ(washington[0].on, julian(12, 31));
  EXPECT_FALSE(washington[0].new_style);
  EXPECT_EQ(washington[1].on, gregorian(1, 11));
  EXPECT_TRUE(washington[1].new_style);
  EXPECT_EQ(washington[1].year, 1731);  // the source's own

  EXPECT_EQ(days(date("1582-10-05", Calendar::julian)), (std::vector{julian(10, 5), gregorian(10, 15)}));
  EXPECT_EQ(days(date("1582-10-04", Calendar::julian)), (std::vector{julian(10, 4)}));
  EXPECT_EQ(days(date("-0043-03-15", Calendar::julian)), (std::vector{julian(3, 15)}));
  // Of a calendar with other months, the day by which it is known as well.
  EXPECT_EQ(days(date("5708-02-05", Calendar::hebrew)),
            (std::vector{MonthDay{Calendar::hebrew, 2, 5}, gregorian(5, 14)}));
  EXPECT_EQ(days(date("0658-09-25", Calendar::islamic_civil)),
            (std::vector{MonthDay{Calendar::islamic_civil, 9, 25}, julian(9, 3)}));
  EXPECT_EQ(anniversaries(date("5708-02-05", Calendar::hebrew)).at(1).year, 1948);
}

TEST(Anniversary, ARangeHasTwoAndKnowsItsOtherEnd) {
  const auto war = anniversaries(date("1950-06-25/1953-07-27"));
  ASSERT_EQ(war.size(), 2U);
  EXPECT_EQ(war[0].on, gregorian(6, 25));
  EXPECT_EQ(war[0].part, Part::begins);
  EXPECT_EQ(war[0].other_year, 1953);
  EXPECT_EQ(war[1].on, gregorian(7, 27));
  EXPECT_EQ(war[1].part, Part::ends);
  EXPECT_EQ(war[1].year, 1953);
  EXPECT_EQ(war[1].other_year, 1950);
}

TEST(Anniversary, ARangeOfOneDayIsADay) {
  const auto all = anniversaries(date("1953-07-27/1953-07-27"));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].part, Part::day);
}

TEST(Anniversary, AnEndOfARangeThatIsNoDayHasNone) {
  EXPECT_EQ(days(date("1950-06/1953-07-27")), (std::vector{gregorian(7, 27)}));
  EXPECT_EQ(days(date("1953-07-27/..")), (std::vector{gregorian(7, 27)}));
  EXPECT_EQ(days(date("1914/1918")), std::vector<MonthDay>{});
}

TEST(Anniversary, ADayOfEveryYearHasOneWithoutAYear) {
  for (const char* edtf : {"XXXX-07-27", "XXXX-07-27?", "19XX-07-27"}) {
    const auto all = anniversaries(date(edtf));
    ASSERT_EQ(all.size(), 1U) << edtf;
    EXPECT_EQ(all[0].on, gregorian(7, 27)) << edtf;
    EXPECT_EQ(all[0].part, Part::undated) << edtf;
    EXPECT_EQ(all[0].year, std::nullopt) << edtf;
  }
}

TEST(Anniversary, MonthsAndYearsAreKeptUnderDayZero) {
  EXPECT_EQ(days(date("1950-06")), (std::vector{gregorian(6, 0)}));
  EXPECT_EQ(days(date("1950-06-XX")), (std::vector{gregorian(6, 0)}));
  EXPECT_EQ(days(date("XXXX-06")), (std::vector{gregorian(6, 0)}));
  EXPECT_EQ(days(date("1950")), (std::vector{gregorian(0, 0)}));
  EXPECT_EQ(days(date("1950-21")), (std::vector{gregorian(0, 0)}));
  EXPECT_EQ(days(date("1950-XX-15")), (std::vector{gregorian(0, 0)}));
  for (const char* coarser : {"195X", "19XX", "1950S2", "XXXX"})
    EXPECT_EQ(days(date(coarser)), std::vector<MonthDay>{});
}

TEST(Anniversary, OfDaysThatAreAllMeantEachHasOneOfChoicesNone) {
  EXPECT_EQ(days(date("{1950-06-25,1950-07-03}")), (std::vector{gregorian(6, 25), gregorian(7, 3)}));
  EXPECT_EQ(days(date("[1950-06-25,1950-07-03]")), std::vector<MonthDay>{});
}

TEST(Anniversary, OnlyAGregorianRuleWithoutOffsetIsAFixedDay) {
  EXPECT_EQ(fixed_day(when::Recurrence::parse("07-27").value()), gregorian(7, 27));
  for (const char* moves : {"julian:12-25", "easter-2", "11-thu4", "07-27+1"})
    EXPECT_EQ(fixed_day(when::Recurrence::parse(moves).value()), std::nullopt) << moves;
}

TEST(DaysInside, AreThoseSurelyAfterTheBeginAndBeforeTheEnd) {
  const auto inside = [](const char* edtf) { return days_inside(date(edtf)); };
  const auto whole = [](const char* edtf) { return date(edtf).span(); };
  EXPECT_EQ(inside("1950-06-25/1953-07-27"), whole("1950-06-26/1953-07-26"));
  EXPECT_EQ(inside("1914/1918"), whole("1915/1917"));
  EXPECT_EQ(inside("1950-06/1950-07"), std::nullopt);
  EXPECT_EQ(inside("1950-06-25/1950-06-26"), std::nullopt);
  EXPECT_EQ(inside("1950"), std::nullopt);
}

TEST(DaysInside, GoOnWithAnOpenEndButNotWithAnUnknownOne) {
  const auto on = days_inside(date("1953-07-27/.."));
  ASSERT_TRUE(on);
  EXPECT_EQ(on->latest, std::nullopt);
  EXPECT_EQ(on->earliest, date("1953-07-28").span()->earliest);
  EXPECT_EQ(days_inside(date("1953-07-27/")), std::nullopt);
  EXPECT_EQ(days_inside(date("../1953-07-27")), std::nullopt);
}

TEST(Includes, FindsAMonthAndDayInAnyYearOfASpan) {
  const auto span = *date("1950-06-25/1951-01-04").span();
  EXPECT_TRUE(includes(span, gregorian(6, 25)));
  EXPECT_TRUE(includes(span, gregorian(1, 4)));
  EXPECT_FALSE(includes(span, gregorian(1, 5)));
  EXPECT_FALSE(includes(span, gregorian(6, 24)));
  EXPECT_FALSE(includes(*date("1897/1903").span(), gregorian(2, 29)));
  EXPECT_TRUE(includes(*date("1897/1904").span(), gregorian(2, 29)));
}

}  // namespace
}  // namespace thisday::keep
