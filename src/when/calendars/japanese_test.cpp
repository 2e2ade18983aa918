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
  EXPECT_EQ(japanese_era(day(1800, 1, 1))->name, "Kansei");
  EXPECT_EQ(japanese_era(day(1573, 9, 3)), nullptr);
}

TEST(Japanese, EveryDaySince1581LeadsBackToItself) {
  for (DayNumber at = day(1581, 2, 14); at < day(2050, 1, 1); at = at + 1) ASSERT_EQ(day_number(*japanese_day(at)), at);
  EXPECT_FALSE(japanese_day(day(1581, 1, 1)).has_value());
}

TEST(Japanese, LunarDaysAreThoseOfHistory) {
  const auto in = [](std::string_view era, int year, int month, int number) {
    return day_number({japanese_era_named(era), year, month, false, number});
  };
  EXPECT_EQ(in("Tensho", 10, 6, 2), day(1582, 7, 1));      // Oda Nobunaga dies
  EXPECT_EQ(in("Keicho", 5, 9, 15), day(1600, 10, 21));    // Sekigahara
  EXPECT_EQ(in("Genroku", 15, 12, 14), day(1703, 1, 30));  // the forty-seven ronin
  EXPECT_EQ(in("Keio", 3, 10, 14), day(1867, 11, 9));      // the shogun gives up his power
  EXPECT_EQ(in("Keio", 4, 9, 7), day(1868, 10, 22));
  EXPECT_EQ(in("Meiji", 1, 9, 8), day(1868, 10, 23));
  EXPECT_EQ(in("Meiji", 3, 10, 1), day(1870, 10, 25));
  EXPECT_EQ(in("Meiji", 5, 12, 2), day(1872, 12, 31));
  EXPECT_EQ(in("Meiji", 5, 12, 3), std::nullopt);
  EXPECT_EQ(in("Meiji", 6, 1, 1), day(1873, 1, 1));
  EXPECT_EQ(day_number({japanese_era_named("Meiji"), 3, 10, true, 1}), day(1870, 11, 23));
  EXPECT_EQ(day_number({japanese_era_named("Meiji"), 2, 10, true, 1}), std::nullopt);
}

TEST(Japanese, AnEraBeginsWithItsFirstYear) {
  for (const JapaneseEra& era : japanese_eras()) {
    const auto first = japanese_day(gregorian::day_number(era.first_day));
    if (!first) continue;  // before the table
    EXPECT_EQ(first->era, &era) << era.name;
    EXPECT_EQ(first->year, 1) << era.name;
  }
}

TEST(Japanese, AYearThatItsEraNeverReachedIsNone) {
  EXPECT_EQ(day_number({japanese_era_named("showa"), 64, 1, false, 7}), day(1989, 1, 7));
  EXPECT_EQ(day_number({japanese_era_named("showa"), 64, 1, false, 8}), std::nullopt);
  EXPECT_EQ(day_number({japanese_era_named("明治"), 5, 12, false, 31}), std::nullopt);
  EXPECT_EQ(day_number({japanese_era_named("令和"), 1, 2, false, 30}), std::nullopt);
  EXPECT_EQ(japanese_era_named("Nobody"), nullptr);
}

}  // namespace
}  // namespace thisday::when
