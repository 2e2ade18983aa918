#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace thisday {
namespace {

TEST(Utf8, WellFormedTextOfAllLengthsIsValid) { EXPECT_EQ(invalid_utf8("a é 戦 𐍈"), std::nullopt); }

TEST(Utf8, TheFirstByteThatDoesNotFitIsNamed) {
  EXPECT_EQ(invalid_utf8("ab\xC3"), 2U);          // ends too early
  EXPECT_EQ(invalid_utf8("\xC0\x80"), 0U);        // overlong
  EXPECT_EQ(invalid_utf8("x\xED\xA0\x80"), 1U);   // a surrogate
  EXPECT_EQ(invalid_utf8("\xF5\x80\x80\x80"), 0U);  // above U+10FFFF
}

TEST(Utf8, OldEncodingsBecomeUtf8) {
  EXPECT_EQ(to_utf8("M\xFCnchen", "ISO-8859-1").value(), "München");
  EXPECT_EQ(to_utf8("\xCD\xC1\xD1", "KOI8-R").value(), "мая");
  EXPECT_EQ(to_utf8("x", "KLINGON-1").error().code, Code::unsupported);
}

TEST(Utf8, BytesThatAnEncodingHasNotAreReplaced) { EXPECT_EQ(to_utf8("a\xFF" "b", "US-ASCII").value(), "a\uFFFDb"); }

TEST(Utf8, ANulMakesAFileBinary) {
  EXPECT_TRUE(looks_binary(std::string_view("a\0b", 3)));
  EXPECT_FALSE(looks_binary("a\tb\n"));
}

TEST(Utf8, CodePointsAreCountedNotBytes) { EXPECT_EQ(code_points("é戦"), 2U); }

}  // namespace
}  // namespace thisday
