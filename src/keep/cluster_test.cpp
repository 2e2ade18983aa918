#include "keep/cluster.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace thisday::keep {
namespace {

using Clusters = std::vector<std::vector<std::size_t>>;
using Bond = ClusterBond::Kind;

/// Nodes of as many works, with their indexes as keys.
std::vector<ClusterNode> nodes(std::size_t count) {
  std::vector<ClusterNode> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(i)});
  return all;
}

TEST(Cluster, WhatMatchesIsOne) {
  EXPECT_EQ(clusters(nodes(3), {{0, 2, 0.9}}, {}), (Clusters{{0, 2}, {1}}));
  EXPECT_EQ(clusters(nodes(3), {{0, 1, 0.9}, {1, 2, 0.8}, {0, 2, 0.7}}, {}), (Clusters{{0, 1, 2}}));
}

TEST(Cluster, AMemberThatMatchesTheCoreAloneIsEnough) {
  EXPECT_EQ(clusters(nodes(4), {{1, 0, 0.9}, {1, 2, 0.8}, {1, 3, 0.7}}, {}), (Clusters{{0, 1, 2, 3}}));
}

TEST(Cluster, AChainIsNotOneEvent) {
  EXPECT_EQ(clusters(nodes(4), {{0, 1, 0.9}, {1, 2, 0.6}, {2, 3, 0.9}}, {}), (Clusters{{0, 1}, {2, 3}}));
}

TEST(Cluster, TwoItemsOfOneWorkDoNotMeetByAThird) {
  auto list = nodes(3);
  list[2].work = list[0].work;
  EXPECT_EQ(clusters(list, {{0, 1, 0.7}, {1, 2, 0.9}}, {}), (Clusters{{0}, {1, 2}}));
  EXPECT_EQ(clusters(list, {{0, 1, 0.7}, {1, 2, 0.9}, {0, 2, 0.6}}, {}), (Clusters{{0, 1, 2}}));
}

TEST(Cluster, TheEditorStandsAboveMatches) {
  EXPECT_EQ(clusters(nodes(2), {{0, 1, 0.9}}, {{0, 1, Bond::apart}}), (Clusters{{0}, {1}}));
  EXPECT_EQ(clusters(nodes(2), {}, {{0, 1, Bond::together}}), (Clusters{{0, 1}}));
  // What matches one of two that are one, matches both.
  EXPECT_EQ(clusters(nodes(4), {{0, 2, 0.9}, {1, 3, 0.8}}, {{0, 1, Bond::together}}), (Clusters{{0, 1, 2, 3}}));
}

TEST(Cluster, TheOrderInWhichThingsAreGivenChangesNothing) {
  std::mt19937 random(20);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 2 + random() % 12;
    auto given = nodes(count);
    for (ClusterNode& node : given) node.work = static_cast<std::int64_t>(random() % 6);
    std::vector<ClusterMatch> matches;
    std::vector<ClusterBond> bonds;
    for (std::size_t a = 0; a < count; ++a)
      for (std::size_t b = a + 1; b < count; ++b) {
        if (random() % 3 == 0) matches.push_back({a, b, static_cast<double>(5 + random() % 5) / 10});
        if (random() % 20 == 0) bonds.push_back({a, b, random() % 2 ? Bond::apart : Bond::together});
      }
    std::vector<std::size_t> place(count);
    std::iota(place.begin(), place.end(), std::size_t{0});
    std::shuffle(place.begin(), place.end(), random);
    std::vector<ClusterNode> mixed(count);
    for (std::size_t i = 0; i < count; ++i) mixed[place[i]] = given[i];
    auto mixed_matches = matches;
    for (ClusterMatch& match : mixed_matches) match = {place[match.b], place[match.a], match.score};
    std::shuffle(mixed_matches.begin(), mixed_matches.end(), random);
    auto mixed_bonds = bonds;
    for (ClusterBond& bond : mixed_bonds) bond = {place[bond.b], place[bond.a], bond.kind};
    std::shuffle(mixed_bonds.begin(), mixed_bonds.end(), random);

    Clusters expected = clusters(given, matches, bonds);
    for (auto& cluster : expected)
      for (std::size_t& node : cluster) node = place[node];
    ASSERT_EQ(clusters(mixed, mixed_matches, mixed_bonds), expected);
  }
}

}  // namespace
}  // namespace thisday::keep
