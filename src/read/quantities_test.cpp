#include "read/quantities.hpp"

#include <gtest/gtest.h>

#include "read/lexis.hpp"

namespace thisday::read {
namespace {

constexpr const char* kHedges[] = {"=", "~", ">", "<"};

// "~75000 soldiers; …": hedge, value and unit of each.
std::string counted(const std::string& text) {
  Parse parse;
  parse_sentence(text, {0, text.size()}, {}, 0, *Lexis::of("en"), parse);
  std::string all;
  for (const auto& quantity : quantities_of(text, parse.tokens, {0, parse.tokens.size()})) {
    if (!all.empty()) all += "; ";
    std::string value = std::to_string(quantity.value);
    value.erase(value.find_last_not_of('0') + 1);
    if (value.ends_with('.')) value.pop_back();
    all += kHedges[static_cast<std::size_t>(quantity.hedge)] + value + " " + quantity.unit;
  }
  return all;
}

TEST(Quantities, ANumberCountsTheFirstPluralBehindIt) {
  EXPECT_EQ(counted("They came with 75,000 North Korean soldiers."), "=75000 soldiers");
  EXPECT_EQ(counted("The strip is 250 kilometres long."), "=250 kilometres");
  EXPECT_EQ(counted("It took 12 aircraft and 3 ships."), "=12 aircraft; =3 ships");
}

TEST(Quantities, NumbersMayBeWords) {
  EXPECT_EQ(counted("Fifty million people fled in thirty-five ships."), "=50000000 people; =35 ships");
  EXPECT_EQ(counted("Two hundred and fifty thousand men marched."), "=250000 men");
  EXPECT_EQ(counted("They lost a hundred horses and a dozen guns."), "=100 horses; =12 guns");
  EXPECT_EQ(counted("It cost 2.5 million lives."), "=2500000 lives");
}

TEST(Quantities, AHedgeSaysHowSure) {
  EXPECT_EQ(counted("There were roughly 75,000 soldiers."), "~75000 soldiers");
  EXPECT_EQ(counted("There were an estimated 900 prisoners."), "~900 prisoners");
  EXPECT_EQ(counted("There were over five million dead."), ">5000000 dead");
  EXPECT_EQ(counted("There were more than 300 guns."), ">300 guns");
  EXPECT_EQ(counted("There were no more than 300 guns."), "<300 guns");
  EXPECT_EQ(counted("There were at least 300 guns."), ">300 guns");
  EXPECT_EQ(counted("There were up to 300 guns."), "<300 guns");
  EXPECT_EQ(counted("There were nearly 300 guns."), "<300 guns");
}

TEST(Quantities, TwoNumbersBoundOneCount) {
  EXPECT_EQ(counted("Between two and three million people died."), ">2000000 people; <3000000 people");
  EXPECT_EQ(counted("From there 20 to 30 ships left."), ">20 ships; <30 ships");
}

TEST(Quantities, APartOfACountIsAFraction) {
  EXPECT_EQ(counted("Over five million people died, more than half of them civilians."),
            ">5000000 people; >0.5 civilians");
  EXPECT_EQ(counted("Many died, more than half of which were civilian."), ">0.5 civilian");
  EXPECT_EQ(counted("A court took half of the land."), "=0.5 land");
}

TEST(Quantities, MoneyAndPercentKeepTheirSigns) {
  EXPECT_EQ(counted("It cost $5 million and 40% of the vote."), "=5000000 $; =40 %");
  EXPECT_EQ(counted("It fell 8% to $33 million."), "=8 %; =33000000 $");
}

TEST(Quantities, WhatCountsNothingIsNone) {
  EXPECT_EQ(counted("They took Hill 881 and one of the guns."), "");
  EXPECT_EQ(counted("The 38th parallel was page 12 of it."), "");
  EXPECT_EQ(counted("All three were killed at ten in the morning."), "");
}

}  // namespace
}  // namespace thisday::read
