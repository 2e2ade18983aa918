// The examples of the public header, in its order.
#include "when/when.hpp"

#include <gtest/gtest.h>

namespace thisday::when {
namespace {

TEST(When, TheLessonOfTheHeaderIsTrue) {
  auto date = Edtf::parse("1950-06~");
  ASSERT_TRUE(date.ok());
  EXPECT_EQ(date->precision(), Precision::month);
  EXPECT_TRUE(date->approximate());
  EXPECT_EQ(date->span(), (Span{gregorian::day_number({1950, 6, 1}), gregorian::day_number({1950, 6, 30})}));
  EXPECT_LT(date->search_span()->earliest, date->span()->earliest);
  EXPECT_GT(date->search_span()->latest, date->span()->latest);
  EXPECT_EQ(date->str(), "1950-06~");

  auto war = Edtf::parse("1950-06-25/1953-07-27").value();
  EXPECT_EQ(war.bounds().latest_end.day, (CivilDay{1953, 7, 27}));
  EXPECT_EQ(holds(Relation::during, Edtf::parse("1951").value(), war), Truth::yes);
  EXPECT_EQ(holds(Relation::during, Edtf::parse("195X").value(), war), Truth::maybe);

  DayNumber day = day_number(Calendar::julian, {1917, 10, 25});
  EXPECT_EQ(civil_day(Calendar::gregorian, day), (CivilDay{1917, 11, 7}));
  EXPECT_EQ(weekday(day), Weekday::wednesday);
  auto leap = Edtf::day(1900, 2, 29, Calendar::julian).value();
  EXPECT_EQ(leap.to_gregorian().str(), "1900-03-13");

  auto purim = Edtf::parse("5784-13-14", Calendar::hebrew).value();
  EXPECT_EQ(purim.to_gregorian().str(), "2024-03-24");
  EXPECT_EQ(Edtf::parse("1712-02-30", Calendar::swedish).value().to_gregorian().str(), "1712-03-11");
  EXPECT_EQ(Edtf::parse("1445-09", Calendar::islamic_umalqura).value().span(),
            (Span{gregorian::day_number({2024, 3, 11}), gregorian::day_number({2024, 4, 9})}));

  EXPECT_EQ(Recurrence::parse("hebrew:07-01").value().in_year(2024), gregorian::day_number({2024, 10, 3}));
  EXPECT_EQ(Recurrence::parse("easter-2").value().in_year(2024), gregorian::day_number({2024, 3, 29}));
  EXPECT_EQ(Recurrence::parse("11-thu4").value().in_year(2023), gregorian::day_number({2023, 11, 23}));
  EXPECT_EQ(next_occurrence(Recurrence::parse("02-29").value(), day), gregorian::day_number({1918, 2, 28}));
  EXPECT_EQ(years_between({-43, 3, 15}, {2024, 3, 15}), 2067);

  EXPECT_EQ(calendar_system("hebrew")->day(day), (LunarDay{5678, 8, false, 22}));
  EXPECT_EQ(korean().lunar_day(gregorian::day_number({1896, 1, 1})), (LunarDay{1895, 11, false, 17}));
  EXPECT_EQ(written_day(*change_over("GB"), day).day, (CivilDay{1917, 11, 7}));
  EXPECT_EQ(day_number_as_written(*change_over("GB"), {1752, 9, 11}), std::nullopt);
  EXPECT_EQ(years_from_january(YearStart::march_25, Calendar::julian, {1731, 2, 11}),
            (std::vector<std::int64_t>{1732}));
}

}  // namespace
}  // namespace thisday::when
