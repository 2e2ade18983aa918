#include "when/calendars/japanese.hpp"

#include <gtest/gtest.h>

namespace thisday::when {
namespace {

DayNumber day(std::int64_t year, int month, int number) {
  return gregorian::day_number({year, month, number});
}

TEST(Japanese, TheDayOfTheChangeBelongsToTheNewEra) {
  EXPECT_EQ(japanese_era(day(1868, 10, 22))->name, "Keio");
  EXPECT_EQ(japanese_era(day(1868, 10, 23))->name, "Meiji");
  EXPECT_EQ(japanese_day(day(1989, 1, 7))->year, 64);
  EXPECT_EQ(japanese_day(day(1989, 1, 8))->era->name, "Heisei");
  EXPECT_EQ(japanese_day(day(2019, 5, 1))->year, 1);
  EXPECT_EQ(japanese_era(day(1800, 1, 1)), nullptr);
}

TEST(Japanese, EveryDaySince1873LeadsBackToItself) {
  for (DayNumber at = day(1873, 1, 1); at < day(2050, 1, 1); at = at + 1) ASSERT_EQ(day_number(*japanese_day(at)), at);
  EXPECT_FALSE(japanese_day(day(1872, 12, 31)).has_value());
}

TEST(Japanese, AYearThatItsEraNeverReachedIsNone) {
  EXPECT_EQ(day_number({japanese_era_named("showa"), 64, 1, 7}), day(1989, 1, 7));
  EXPECT_EQ(day_number({japanese_era_named("showa"), 64, 1, 8}), std::nullopt);
  EXPECT_EQ(day_number({japanese_era_named("明治"), 5, 12, 31}), std::nullopt);
  EXPECT_EQ(day_number({japanese_era_named("令和"), 1, 2, 30}), std::nullopt);
  EXPECT_EQ(japanese_era_named("Nobody"), nullptr);
}

}  // namespace
}  // namespace thisday::when
