#include "phrase/letters.hpp"

#include <gtest/gtest.h>

#include <string>

namespace thisday::phrase {
namespace {

TEST(Letters, EndWhereAByteIsNone) {
  Letters letters("ab1");
  EXPECT_EQ(letters.end_of(0), 2U);
  EXPECT_EQ(letters.end_of_plain(0), 3U);
  EXPECT_EQ(letters.next(3), 3U);
}

TEST(Letters, OfLongerCharactersAreLettersButForMarks) {
  const std::string text = "Dub\u010Dek\u2013x";
  EXPECT_EQ(Letters(text).end_of(0), text.size());
  EXPECT_EQ(Letters(text).end_or_mark(0), 7U);
  EXPECT_EQ(Letters(text).end_of_plain(0), 3U);
}

TEST(Letters, AreFoundAsByteByByteWhereverBlocksEnd) {
  std::string text;
  for (unsigned i = 0; i < 1000; ++i) text += static_cast<char>((i * 2654435761U) >> 24);
  const auto letter = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; };
  const auto capital = [](unsigned char c) { return (c >= 'A' && c <= 'Z') || c >= 0x80; };
  Letters letters(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at, next = at;
    while (end < text.size() && letter(static_cast<unsigned char>(text[end]))) ++end;
    while (next < text.size() && !capital(static_cast<unsigned char>(text[next]))) ++next;
    EXPECT_EQ(letters.end_of(at), end) << at;
    EXPECT_EQ(letters.next_capital_or_high(at), next) << at;
  }
}

TEST(Letters, OfATextAreLookedAtOnce) {
  // A thousand words of one letter, each with a dash that is made of letters' bytes.
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a\u2014";
  Letters letters(text);
  for (std::size_t at = 0; at < text.size(); at += 4) EXPECT_EQ(letters.end_or_mark(at), at + 1);
  EXPECT_LE(letters.looks(), text.size() / 64 + 1);
}

}  // namespace
}  // namespace thisday::phrase
