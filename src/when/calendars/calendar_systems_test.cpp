#include "when/calendars/calendar_systems.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace thisday::when {
namespace {

TEST(CalendarSystems, ADayInEveryCalendarLeadsBackToIt) {
  for (const std::int64_t number : {-600'000, -1, 0, 1, 365'000, 654'415, 656'789, 713'161, 719'163, 739'000})
    for (const CalendarSystem& system : calendar_systems())
      if (const auto day = system.day({number})) {
        EXPECT_EQ(system.number(*day), DayNumber{number}) << system.name;
      }
}

TEST(CalendarSystems, TheArmisticeOf1953) {
  const DayNumber day = gregorian::day_number({1953, 7, 27});
  const auto in = [&](std::string_view name) { return *calendar_system(name)->day(day); };
  EXPECT_EQ(in("gregorian"), (LunarDay{1953, 7, false, 27}));
  EXPECT_EQ(in("julian"), (LunarDay{1953, 7, false, 14}));
  EXPECT_EQ(in("hebrew"), (LunarDay{5713, 5, false, 15}));
  EXPECT_EQ(in("islamic-civil"), (LunarDay{1372, 11, false, 15}));
  EXPECT_EQ(in("persian"), (LunarDay{1332, 5, false, 5}));
  EXPECT_EQ(in("dangi"), (LunarDay{1953, 6, false, 17}));
  EXPECT_EQ(in("chinese"), (LunarDay{1953, 6, false, 17}));
  EXPECT_EQ(calendar_system("french-republican")->day(day), std::nullopt);
}

TEST(CalendarSystems, TellWhereTheyAreHistory) {
  EXPECT_FALSE(calendar_system("gregorian")->sure(gregorian::day_number({1582, 10, 14})));
  EXPECT_TRUE(calendar_system("gregorian")->sure(gregorian::day_number({1582, 10, 15})));
  EXPECT_FALSE(calendar_system("french-republican")->sure(gregorian::day_number({1806, 1, 1})));
  EXPECT_FALSE(calendar_system("islamic-civil")->sure(gregorian::day_number({1953, 7, 27})));
}

TEST(CalendarSystems, NonsenseIsNoDay) {
  for (const CalendarSystem& system : calendar_systems()) {
    for (const LunarDay& day :
         {LunarDay{1, 0, false, 1}, LunarDay{1, 14, false, 1}, LunarDay{1, 1, false, 32}, LunarDay{1, 1, false, 0},
          LunarDay{std::numeric_limits<std::int64_t>::max(), 1, false, 1}})
      EXPECT_EQ(system.number(day), std::nullopt) << system.name;
    EXPECT_EQ(system.day({std::numeric_limits<std::int64_t>::max()}), std::nullopt) << system.name;
    EXPECT_EQ(system.day({std::numeric_limits<std::int64_t>::min()}), std::nullopt) << system.name;
  }
  EXPECT_EQ(calendar_system("martian"), nullptr);
}

}  // namespace
}  // namespace thisday::when
