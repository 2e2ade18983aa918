#include "phrase/lexer.hpp"

#include <gtest/gtest.h>

namespace thisday::phrase {
namespace {

Lexicon lexicon() {
  Lexicon words;
  EXPECT_TRUE(words.load("month\t3\tMarch, Mar.\nera\t-1\tbc\nunit\tday\tday\n").ok());
  return words;
}

TEST(Lexer, UnknownWordsAreGaps) {
  const auto tokens = tokenize("day after day", lexicon());
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_TRUE(tokens[1].gap);
}

TEST(Lexer, AbbreviationsTakeTheirFullStop) {
  const auto tokens = tokenize("Mar. 3", lexicon());
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].end, 4U);
  EXPECT_FALSE(tokens[1].gap);
}

TEST(Lexer, LettersWithFullStopsAreOneWord) {
  const auto tokens = tokenize("44 B.C. day", lexicon());
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].end, 7U);
  EXPECT_TRUE(tokens[1].is(Class::era));
}

TEST(Lexer, AnEraMayTouchItsNumber) {
  const auto tokens = tokenize("44BC, 44bq", lexicon());
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_TRUE(tokens[0].is(Class::num));
  EXPECT_TRUE(tokens[1].is(Class::era));
}

TEST(Lexer, AWordWrittenWithACapitalInTheDataNeedsOne) {
  EXPECT_TRUE(tokenize("March", lexicon())[0].is(Class::month));
  EXPECT_FALSE(tokenize("march", lexicon())[0].is(Class::month));
}

TEST(Lexer, NumbersKnowWhatTheyCanBe) {
  EXPECT_TRUE(tokenize("1950", lexicon())[0].is(Class::year4));
  EXPECT_FALSE(tokenize("1,950", lexicon())[0].is(Class::year4));
  EXPECT_TRUE(tokenize("1950s", lexicon())[0].is(Class::decade4));
  EXPECT_TRUE(tokenize("21st", lexicon())[0].is(Class::dayth));
  EXPECT_TRUE(tokenize("10:58", lexicon())[0].is(Class::clock));
  EXPECT_TRUE(tokenize("99999999999999999999", lexicon()).empty());
}

TEST(Lexer, AnyBytesAreCutInLinearTime) {
  std::string hostile;
  for (int i = 0; i < 200000; ++i) hostile += static_cast<char>(i * 7919 >> 3);
  const auto tokens = tokenize(hostile, lexicon());
  for (const Token& token : tokens) EXPECT_LE(token.end, hostile.size());
}

}  // namespace
}  // namespace thisday::phrase
