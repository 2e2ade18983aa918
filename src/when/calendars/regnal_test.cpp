#include "when/calendars/regnal.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thisday::when {
namespace {

const Reign& reign(std::string_view monarch) {
  return *std::find_if(reigns().begin(), reigns().end(), [&](const Reign& r) { return r.monarch == monarch; });
}

DayNumber old_style(std::int64_t year, int month, int day) {
  return julian::day_number({year, month, day});
}
DayNumber new_style(std::int64_t year, int month, int day) {
  return gregorian::day_number({year, month, day});
}

TEST(Regnal, MagnaCartaIsOfTheSeventeenthYearOfJohn) {
  const auto found = regnal_year(old_style(1215, 6, 15));
  EXPECT_EQ(found->reign->monarch, "John");
  EXPECT_EQ(found->year, 17);
  // Ascension Day of 1214 was 8 May, of 1215 28 May: the sixteenth had nearly 55 weeks.
  EXPECT_EQ(regnal_span(reign("John"), 16), (Span{old_style(1214, 5, 8), old_style(1215, 5, 27)}));
}

TEST(Regnal, YearsBeginOnTheDayOfAccession) {
  EXPECT_EQ(regnal_year(old_style(1588, 7, 29))->year, 30);  // the Armada
  EXPECT_EQ(regnal_year(old_style(1660, 5, 29))->year, 12);  // the Restoration
  EXPECT_EQ(regnal_year(new_style(1763, 10, 7))->year, 3);
  EXPECT_EQ(regnal_year(new_style(2022, 9, 8))->reign->monarch, "Charles III");
  EXPECT_EQ(regnal_year(old_style(1199, 4, 20)), std::nullopt);
  EXPECT_EQ(regnal_year(old_style(1066, 12, 24)), std::nullopt);
}

TEST(Regnal, TheLastYearEndsWithTheReign) {
  EXPECT_EQ(regnal_span(reign("Edward VIII"), 1), (Span{new_style(1936, 1, 20), new_style(1936, 12, 11)}));
  EXPECT_EQ(regnal_span(reign("Edward VIII"), 2), std::nullopt);
  EXPECT_EQ(regnal_span(reign("Victoria"), 64), (Span{new_style(1900, 6, 20), new_style(1901, 1, 22)}));
  EXPECT_EQ(regnal_span(reign("Victoria"), 0), std::nullopt);
}

TEST(Regnal, EveryDayLiesInTheYearThatItIsSaidToLieIn) {
  for (DayNumber day = old_style(1066, 12, 25); day < new_style(2030, 1, 1); day = day + 1) {
    const auto found = regnal_year(day);
    if (!found) continue;
    const auto span = regnal_span(*found->reign, found->year);
    ASSERT_TRUE(span.has_value() && span->contains(day)) << found->reign->monarch << ' ' << found->year;
  }
}

}  // namespace
}  // namespace thisday::when
