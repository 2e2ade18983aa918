#include "publish/words.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

std::string of(std::string_view edtf) {
  return date_words(when::Edtf::parse(edtf).value());
}

TEST(Words, ThereIsNoYearZeroForReaders) {
  EXPECT_EQ(year_words(1), "AD 1");
  EXPECT_EQ(year_words(0), "1 BC");
  EXPECT_EQ(year_words(-43), "44 BC");
}

TEST(Words, YearsBelowAHundredSayTheirEra) {
  EXPECT_EQ(year_words(79), "AD 79");
  EXPECT_EQ(year_words(476), "476");
  EXPECT_EQ(year_words(1953), "1953");
}

TEST(Words, RangesOfYearsSayTheEraOnceWhereItIsOne) {
  EXPECT_EQ(years_words(1914, 1918), "1914–1918");
  EXPECT_EQ(years_words(-57, -49), "58–50 BC");
  EXPECT_EQ(years_words(-26, 14), "27 BC – AD 14");
  EXPECT_EQ(years_words(1953, 1953), "1953");
}

TEST(Words, ADateIsNeverMorePreciseThanItsSource) {
  EXPECT_EQ(of("1953-07-27"), "27 July 1953");
  EXPECT_EQ(of("1950-06"), "June 1950");
  EXPECT_EQ(of("1950"), "1950");
  EXPECT_EQ(of("195X"), "1950s");
  EXPECT_EQ(of("19XX"), "1900–1999");
  EXPECT_EQ(of("1950-21"), "spring 1950");
  EXPECT_EQ(of("XXXX-07-27"), "27 July");
}

TEST(Words, QualifiersStay) {
  EXPECT_EQ(of("1100~"), "c. 1100");
  EXPECT_EQ(of("1100?"), "1100?");
  EXPECT_EQ(of("1100%"), "c. 1100?");
}

TEST(Words, IntervalsSayBothEndsOrThatOneIsOpen) {
  EXPECT_EQ(of("1914/1918"), "1914–1918");
  EXPECT_EQ(of("1950-06-25/1953-07-27"), "25 June 1950 – 27 July 1953");
  EXPECT_EQ(of("1953-07-27/.."), "from 27 July 1953 on");
  EXPECT_EQ(of("../1953"), "until 1953");
  EXPECT_EQ(of("1953/"), "from 1953, end unknown");
  EXPECT_EQ(of("/1953"), "until 1953, beginning unknown");
}

TEST(Words, AJulianDateKeepsTheNumbersOfItsSource) {
  const auto ides = when::Edtf::parse("-0043-03-15", when::Calendar::julian);
  ASSERT_TRUE(ides.ok());
  EXPECT_EQ(date_words(*ides), "15 March 44 BC");
  const auto october = when::Edtf::parse("1917-10-25", when::Calendar::julian);
  ASSERT_TRUE(october.ok());
  EXPECT_EQ(date_words(*october), "25 October 1917");
  EXPECT_EQ(date_words(october->to_gregorian()), "7 November 1917");
}

TEST(Words, RoundAnniversariesAreThoseThatPeopleKeep) {
  for (const int years : {5, 10, 25, 50, 75, 100, 500, 2000}) EXPECT_TRUE(is_round(years)) << years;
  for (const int years : {0, 1, 7, 15, 20, 40, 73, 110}) EXPECT_FALSE(is_round(years)) << years;
}

TEST(Words, OneYearIsNotYears) {
  EXPECT_EQ(ago_words(0), "this year");
  EXPECT_EQ(ago_words(1), "1 year ago");
  EXPECT_EQ(ago_words(73), "73 years ago");
}

}  // namespace
}  // namespace thisday::publish
