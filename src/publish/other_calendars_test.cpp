#include "publish/other_calendars.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thisday::publish {
namespace {

std::string in_calendar(std::string_view calendar, const when::CivilDay& day,
                        const Messages& in = Messages::english()) {
  const auto days = other_calendars(day, in);
  const auto found = std::find_if(days.begin(), days.end(), [&](const auto& d) { return d.calendar == calendar; });
  return found == days.end() ? std::string{} : found->words;
}

TEST(OtherCalendars, ADayHasItsNamesInEachOfThem) {
  const when::CivilDay day{2024, 2, 10};
  EXPECT_EQ(in_calendar("julian", day), "28 January 2024");
  EXPECT_EQ(in_calendar("hebrew", day), "1 Adar 5784");
  EXPECT_EQ(in_calendar("dangi", day), "day 1 of month 1");
  EXPECT_EQ(in_calendar("chinese", day), "day 1 of month 1");
  EXPECT_EQ(in_calendar("persian", day), "21 Bahman 1402");
  EXPECT_EQ(in_calendar("japanese", day), "Reiwa 6, 10 February");
}

TEST(OtherCalendars, AnEraBeginsInItsFirstYear) {
  EXPECT_EQ(in_calendar("japanese", {1989, 1, 7}), "Shōwa 64, 7 January");
  EXPECT_EQ(in_calendar("japanese", {1989, 1, 8}), "Heisei 1, 8 January");
  EXPECT_EQ(in_calendar("japanese", {1912, 7, 30}), "Taishō 1, 30 July");
}

TEST(OtherCalendars, ALeapMonthSaysSo) {
  EXPECT_EQ(in_calendar("dangi", {2023, 3, 22}), "day 1 of leap month 2");
  EXPECT_EQ(in_calendar("dangi", {2023, 3, 22}, *Messages::of("ko")), "윤2월 1일");
}

TEST(OtherCalendars, WhatACalendarDoesNotReachIsLeftOut) {
  EXPECT_EQ(in_calendar("dangi", {2100, 1, 1}), "");
  EXPECT_EQ(in_calendar("japanese", {1800, 1, 1}), "");
  EXPECT_EQ(in_calendar("julian", {1, 1, 1}), "3 January AD 1");
}

}  // namespace
}  // namespace thisday::publish
