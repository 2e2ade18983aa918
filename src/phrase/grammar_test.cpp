#include <gtest/gtest.h>

#include "phrase/phrase.hpp"

namespace thisday::phrase {
namespace {

const Grammar& english() {
  return *Grammar::of("en");
}

std::string edtf(std::string_view text) {
  const auto date = english().date(text);
  return date ? date->edtf().str() : "error: " + date.error().message;
}

TEST(Grammar, EveryRuleOfEnglishFindsItsOwnExample) {
  ASSERT_FALSE(english().examples().empty());
  for (const auto& example : english().examples()) {
    // Contexts may be phrases too; and a rule is perhaps of one domain only.
    std::vector<Phrase> found, by_rule;
    for (const Domain domain : {Domain::narrative, Domain::news}) {
      if (!by_rule.empty()) break;
      found = by_rule = english().scan("Xyzzy " + example.text + " xyzzy", domain);
      std::erase_if(by_rule, [&](const Phrase& phrase) { return phrase.rule != example.rule; });
    }
    if (example.meaning == "nothing" || example.meaning.starts_with("nothing ")) {
      EXPECT_TRUE(found.empty()) << example.rule << ": " << example.text;
      continue;
    }
    EXPECT_EQ(by_rule.size(), 1U) << example.rule << ": " << example.text;
    if (by_rule.size() == 1U) {
      EXPECT_EQ(describe(by_rule[0]), example.meaning) << example.rule << ": " << example.text;
    }
  }
}

TEST(Grammar, DaysInAllOrdersAreTheSameDay) {
  for (const char* text : {"27 July 1953", "July 27, 1953", "July 27 1953", "the 27th of July, 1953", "27th July 1953",
                           "Monday, July 27, 1953", "1953-07-27", "27 july 1953"})
    EXPECT_EQ(edtf(text), "1953-07-27") << text;
}

TEST(Grammar, ANumberThatCountsIsNoYearWithWhateverHedge) {
  for (const char* text : {"1500 men", "c. 1500 men", "about 1500 men", "nearly 1500 men", "more than 1500 men"})
    EXPECT_TRUE(english().scan(text).empty()) << text;
}

TEST(Grammar, TellsWhatAWordSaysByItself) {
  EXPECT_EQ(english().value(Field::month, "jul"), 7);
  EXPECT_EQ(english().value(Field::weekday, "Thurs"), 4);
  EXPECT_EQ(english().value(Field::weekday, "jul"), std::nullopt);
  EXPECT_EQ(english().value(Field::month, "juli"), std::nullopt);
}

TEST(Grammar, PrecisionIsWhatTheWordsSay) {
  EXPECT_EQ(edtf("June 1950"), "1950-06");
  EXPECT_EQ(edtf("June of 1950"), "1950-06");
  EXPECT_EQ(edtf("1950"), "1950");
  EXPECT_EQ(edtf("the summer of 1950"), "1950-22");
  EXPECT_EQ(edtf("the 1850s"), "185X");
  EXPECT_EQ(edtf("19th century"), "18XX");
}

TEST(Grammar, YearsBeforeChristAreAstronomical) {
  EXPECT_EQ(edtf("44 BC"), "-0043");
  EXPECT_EQ(edtf("1 BC"), "0000");
  EXPECT_EQ(edtf("44BC"), "-0043");
  EXPECT_EQ(edtf("circa 44 B.C."), "-0043~");
  EXPECT_EQ(edtf("c. 44 BC"), "-0043~");
  EXPECT_EQ(edtf("5th century BC"), "-04XX");
  EXPECT_EQ(edtf("AD 79"), "0079");
}

TEST(Grammar, HalfACenturyIsOneOfItsYears) {
  EXPECT_EQ(edtf("the second half of the 5th century BC"), "[-0449..-0400]");
  EXPECT_EQ(edtf("the first half of the 19th century"), "[1800..1849]");
}

// The rules and dates of each scan, in the order of the text.
std::string dated(std::string_view text) {
  std::string all;
  for (const Phrase& phrase : english().scan(text)) {
    const auto date = phrase.edtf(text);
    all += (all.empty() ? "" : " ") + (date.ok() ? date->str() : "?");
  }
  return all;
}

TEST(Grammar, ThreeDigitsAreAYearWhereNothingIsCounted) {
  EXPECT_EQ(dated("In 634, war came."), "0634");
  EXPECT_EQ(dated("In 410 the city fell, and on 23 July 634 its walls."), "0410 0634-07-23");
  EXPECT_EQ(dated("It was founded c. 634 by monks."), "0634~");
  EXPECT_EQ(dated("He was consul in 309/310 and again."), "0309 0310");
  EXPECT_EQ(dated("The king (527–565) built it."), "0527 0565");
  EXPECT_EQ(dated("One in 250, they say, lived; in 634 soldiers' tents; of 634, half; pages 234/235."), "");
}

TEST(Grammar, TheSecondYearOfTwoMayBeShort) {
  EXPECT_EQ(dated("In 1950/51 it froze."), "1950 1951");
  EXPECT_EQ(dated("In the winter of 1950/51 it froze."), "1950-24");
  EXPECT_EQ(dated("Filed 1950/51/52."), "");
}

TEST(Grammar, UnlabelledDaysBeforeTheReformAreJulian) {
  EXPECT_EQ(edtf("14 October 1066"), "1066-10-20");
  EXPECT_EQ(edtf("4 October 1582"), "1582-10-14");
  EXPECT_EQ(edtf("15 October 1582"), "1582-10-15");
  EXPECT_EQ(edtf("11 February 1731/32 O.S."), "1732-02-22");
  EXPECT_EQ(edtf("11 February 1731/32"), "1732-02-22");
  EXPECT_EQ(edtf("25 October 1917 (O.S.)"), "1917-11-07");
  EXPECT_EQ(edtf("29 February 1900 O.S."), "1900-03-13");
}

TEST(Grammar, RangesShareWhatOneEndLeavesOut) {
  EXPECT_EQ(edtf("1914–18"), "1914/1918");
  EXPECT_EQ(edtf("1914-1918"), "1914/1918");
  EXPECT_EQ(edtf("from June to September 1950"), "1950-06/1950-09");
  EXPECT_EQ(edtf("June 1950 to July 1953"), "1950-06/1953-07");
  EXPECT_EQ(edtf("from 1500 to 1600"), "1500/1600");
  EXPECT_EQ(edtf("4 October 1582 to 15 October 1582"), "1582-10-14/1582-10-15");
  EXPECT_EQ(edtf("on 4 July 1776"), "1776-07-04");
}

TEST(Grammar, WhatNeedsAStoryOrIsNoTimeSaysSo) {
  EXPECT_EQ(english().date("two weeks later").error().code, Code::unsupported);
  EXPECT_EQ(english().date("October").error().code, Code::unsupported);
  EXPECT_EQ(english().date("a cup of tea").error().code, Code::syntax);
  EXPECT_EQ(english().date("27 July 1953 and tea").error().position, 12U);
  EXPECT_EQ(english().date("30 February 1953").error().code, Code::range);
}

TEST(Grammar, NumbersThatCountThingsAreNoYears) {
  for (const char* text : {"180,000 troops", "some 1500 men", "1950 miles", "No. 1950", "page 1066", "$1950", "T-34",
                           "the 1950th", "10.1950.5", "model 1911"})
    EXPECT_TRUE(english().scan(text).empty()) << text << " " << describe(english().scan(text).at(0));
}

TEST(Grammar, VerbsThatLookLikeMonthsAreNone) {
  for (const char* text : {"they may go", "May be", "to march on", "a long march", "the fall of Seoul"})
    EXPECT_TRUE(english().scan(text).empty()) << text << " " << describe(english().scan(text).at(0));
  EXPECT_EQ(english().scan("in May and March").size(), 2U);
}

TEST(Grammar, NamesThatLookLikeTimesAreNone) {
  for (const char* text : {"the Winter Palace", "It goes around the Sun.", "the Summer Olympics", "Sun Yat-sen"})
    EXPECT_TRUE(english().scan(text).empty()) << text << " " << describe(english().scan(text).at(0));
  EXPECT_EQ(english().scan("on Sun. 4 May").size(), 1U);
}

TEST(Grammar, RangesAreTheBytesOfTheWords) {
  const auto found = english().scan("Before “27 July 1953”, and after.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].begin, 10U);
  EXPECT_EQ(found[0].end, 22U);
}

TEST(Grammar, AListWithoutAStopLosesNothingHoweverLong) {
  std::string list;
  for (int i = 0; i < 6000; ++i) list += "4/5/1968 6 May 1970 ";
  for (const char* end : {"", "unknown words of no date"}) {
    const std::vector<Phrase> found = english().scan(list + end);
    ASSERT_EQ(found.size(), 12000U);
    for (std::size_t i = 0; i < found.size(); ++i)
      ASSERT_EQ(found[i].rule, found[i % 2].rule) << "at byte " << found[i].begin;
  }
}

TEST(Grammar, TwoDigitsAreAYearOnlyRightAfterItsDash) {
  EXPECT_EQ(english().scan("In 1914–18 it was so.").size(), 2U);
  EXPECT_EQ(english().scan("In 1914 the model T-18 was new.").size(), 1U);
}

}  // namespace
}  // namespace thisday::phrase
