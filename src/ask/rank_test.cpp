#include "ask/rank.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thisday::ask {
namespace {

using keep::Candidate;

TEST(Rank, HundredsAreRounderThanFiftiesAndElevenIsNotRound) {
  EXPECT_EQ(roundness(200), 5);
  EXPECT_EQ(roundness(150), 4);
  EXPECT_EQ(roundness(75), 3);
  EXPECT_EQ(roundness(10), 2);
  EXPECT_EQ(roundness(5), 1);
  for (const int years : {-100, 0, 1, 11, 20, 99}) EXPECT_EQ(roundness(years), 0) << years;
}

TEST(Rank, ARoundAnniversaryIsWorthMoreAndTheYoungAreWorthLess) {
  EXPECT_GT(points_of_year(1926, 2026), points_of_year(1927, 2026));
  EXPECT_LT(points_of_year(2021, 2026), 0);
  EXPECT_EQ(points_of_year(std::nullopt, 2026), 0);
  EXPECT_EQ(points_of_year(2030, 2026), 0);
}

TEST(Rank, TheReasonsAddUp) {
  for (const std::int64_t year : {1526, 1976, 2001, 2016, 2021}) {
    double sum = 0;
    for (const keep::Part& part : year_explained(year, 2026)) sum += part.points;
    EXPECT_DOUBLE_EQ(sum, points_of_year(year, 2026)) << year;
  }
}

TEST(Rank, APageIsNotFiveBattlesOfOneWar) {
  std::vector<Candidate> candidates;
  for (int i = 0; i < 5; ++i) candidates.push_back({.event = i, .worth = 3.0 - 0.01 * i, .year = 1916, .topics = {7}});
  candidates.push_back({.event = 5, .worth = 2.5, .year = 1816, .topics = {8}});
  candidates.push_back({.event = 6, .worth = 2.4, .year = 1716, .topics = {9}});
  const auto chosen = choose(candidates, 2027, 3);
  ASSERT_EQ(chosen.size(), 3U);
  EXPECT_EQ(chosen[0].candidate, 0U);
  EXPECT_EQ(chosen[1].candidate, 5U);
  EXPECT_EQ(chosen[2].candidate, 6U);
}

TEST(Rank, WithoutALimitAllAreThereOnce) {
  std::vector<Candidate> candidates;
  for (int i = 0; i < 300; ++i) candidates.push_back({.event = i, .worth = i % 7 * 0.5, .year = 1500 + i});
  std::vector<bool> seen(300);
  for (const Chosen& each : choose(candidates, 2026, 0)) {
    EXPECT_FALSE(seen[each.candidate]);
    seen[each.candidate] = true;
  }
  EXPECT_EQ(std::count(seen.begin(), seen.end(), true), 300);
  EXPECT_TRUE(choose({}, 2026, 50).empty());
}

}  // namespace
}  // namespace thisday::ask
