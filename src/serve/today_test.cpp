#include "serve/today.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

using when::CivilDay;

// 2026-07-27 15:30 UTC.
const std::chrono::system_clock::time_point kAfternoon{std::chrono::seconds(1785166200)};

CivilDay in(const std::string& zone) {
  const auto day = today(zone, kAfternoon);
  EXPECT_TRUE(day.ok()) << zone;
  return day.ok() ? day->day : CivilDay{};
}

TEST(Today, IsTheReadersAndNotTheServers) {
  EXPECT_EQ(in("UTC"), (CivilDay{2026, 7, 27}));
  EXPECT_EQ(in("Asia/Seoul"), (CivilDay{2026, 7, 28}));
  EXPECT_EQ(in("America/Los_Angeles"), (CivilDay{2026, 7, 27}));
  EXPECT_EQ(in("Pacific/Kiritimati"), (CivilDay{2026, 7, 28}));
}

TEST(Today, EndsWhenTheNextDayBeginsThere) {
  const auto hours = [](const std::string& zone) {
    return std::chrono::duration<double, std::ratio<3600>>(today(zone, kAfternoon)->end - kAfternoon).count();
  };
  EXPECT_EQ(hours("UTC"), 8.5);
  EXPECT_EQ(hours("Asia/Seoul"), 23.5);
  EXPECT_EQ(hours("Asia/Kathmandu"), 2.75);
}

TEST(Today, AZoneThatIsNoneIsAnError) {
  for (const auto* name : {"Asia/Nowhere", "../../etc/passwd", "/etc/localtime", "Asia", "Asia//Seoul", "Asia/Seoul ",
                           "zone.tab", "Fixed/UTC+01:00:00", "EST5EDT,M3.2.0,M11.1.0"}) {
    const auto day = today(name, kAfternoon);
    ASSERT_FALSE(day.ok()) << name;
    EXPECT_EQ(day.error().code, Code::not_found);
  }
}

TEST(Today, TheMachinesZoneIsTheDefault) {
  EXPECT_TRUE(today("", kAfternoon).ok());
}

}  // namespace
}  // namespace thisday::serve
