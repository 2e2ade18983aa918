#include "gather/calendar_day.hpp"

#include <gtest/gtest.h>

namespace thisday::gather {
namespace {

// "7-27", "2020-7-27", "6" for a month, the rule of a moving day; "*" behind what wanders; the error's first words.
std::string read(std::string_view field, const CalendarNames& names = {}) {
  const auto day = calendar_day(field, names);
  if (!day) return day.error().message;
  std::string shown = day->year ? std::to_string(*day->year) + "-" : "";
  if (day->form == CalendarDay::Form::moving)
    shown += day->rule.str();
  else
    shown += std::to_string(day->month);
  if (day->form == CalendarDay::Form::day) shown += "-" + std::to_string(day->day);
  if (day->wanders) shown += "*";
  return day->length == field.size() ? shown : shown + " and more";
}

TEST(CalendarDay, IsAMonthAndADayInEitherOrder) {
  EXPECT_EQ(read("07/27"), "7-27");
  EXPECT_EQ(read("7/27"), "7-27");
  EXPECT_EQ(read("Jul 27"), "7-27");
  EXPECT_EQ(read("Jul. 27"), "7-27");
  EXPECT_EQ(read("17 May"), "5-17");
  EXPECT_EQ(read("dec/25"), "12-25");
  EXPECT_EQ(read("Dec  1"), "12-1");
  EXPECT_EQ(read("15/6"), "6-15");
  EXPECT_EQ(read("02/29"), "2-29");
  EXPECT_EQ(read("2020/07/27"), "2020-7-27");
}

TEST(CalendarDay, KnowsMonthsInTheLanguagesOfThePackage) {
  EXPECT_EQ(read("9 мая", {"ru", "", ""}), "5-9");
  EXPECT_EQ(read(" 8 февр.", {"ru", "", ""}), "2-8");
  EXPECT_EQ(read("mei/05", {"nl", "", ""}), "5-5");
  EXPECT_EQ(read("20 março", {"pt", "", ""}), "3-20");
  EXPECT_EQ(read("3 листопада", {"uk", "", ""}), "11-3");
  EXPECT_EQ(read("3 listopada", {"hr", "", ""}), "10-3");
  EXPECT_EQ(read("1 MÄRZ", {"de", "", ""}), "3-1");
}

TEST(CalendarDay, MayBeAMonthOnly) {
  EXPECT_EQ(read("06"), "6");
  EXPECT_EQ(read("Apr"), "4");
}

TEST(CalendarDay, WandersWhenMarkedWithAnAsterisk) {
  EXPECT_EQ(read("03/20*"), "3-20*");
  EXPECT_EQ(read("21 дек.*", {"ru", "", ""}), "12-21*");
}

TEST(CalendarDay, MayBeAWeekdayOfAMonth) {
  EXPECT_EQ(read("11/SunSecond"), "11-sun2");
  EXPECT_EQ(read("05/MonLast"), "05-monlast");
  EXPECT_EQ(read("03/SundayLast"), "03-sunlast");
  EXPECT_EQ(read("03/NedjeljaLast", {"hr", "", ""}), "03-sunlast");
  EXPECT_EQ(read("10/LastSun"), "10-sunlast");
  EXPECT_EQ(read("May Sun+2"), "05-sun2");
  EXPECT_EQ(read("11/Wed+4"), "11-wed4");
  EXPECT_EQ(read("03/Sun-1"), "03-sunlast");
  EXPECT_EQ(read("SunThird Jun"), "06-sun3");
  EXPECT_EQ(read("Oct/SatSecond-2"), "10-sat2-2");
}

TEST(CalendarDay, CountsFromEasterByAnyOfItsNames) {
  EXPECT_EQ(read("Easter"), "easter");
  EXPECT_EQ(read("Easter-46"), "easter-46");
  EXPECT_EQ(read("Easter+0"), "easter");
  EXPECT_EQ(read("Pasen+39", {"nl", "pasen", ""}), "easter+39");
  EXPECT_EQ(read("Пасха-48", {"ru", "", "пасха"}), "paskha-48");
  EXPECT_EQ(read("Великдень+49"), "paskha+49");
  EXPECT_EQ(read("Oster-Name+1", {"de", "oster", ""}), "easter and more");
}

TEST(CalendarDay, IsRefusedWhereTheYearHasNoSuchDay) {
  EXPECT_EQ(read("02/30"), "month 2 has no day 30");
  EXPECT_EQ(read("13/13"), "there is no month 13");
  EXPECT_EQ(read("00/10"), "there is no month 0");
  EXPECT_EQ(read("037MonSecond"), "no date begins the line");
  EXPECT_EQ(read("99999/1"), "no date begins the line");
  EXPECT_EQ(read("May Sun+6"), "5 and more");
  EXPECT_EQ(read(""), "no date begins the line");
}

TEST(CalendarDay, IsRefusedWhereItIsNoDayOfTheYear) {
  EXPECT_EQ(read("Thursday"), "a day of every week is no day of the year");
  EXPECT_EQ(read("15 *"), "a day of every month is no day of the year");
  EXPECT_EQ(read("* 15"), "a day of every month is no day of the year");
  EXPECT_EQ(read("MonFirst"), "a weekday of every month is no day of the year");
  EXPECT_EQ(read("ChineseNewYear"), "days that follow the sun or the moon are not reckoned here");
}

}  // namespace
}  // namespace thisday::gather
