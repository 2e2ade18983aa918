#include "publish/columns.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

using Lines = std::vector<std::string>;

TEST(Columns, WideCharactersTakeTwoAndCombiningMarksNone) {
  EXPECT_EQ(columns("1953"), 4U);
  EXPECT_EQ(columns("1914–1918"), 9U);
  EXPECT_EQ(columns("정전 협정"), 9U);
  EXPECT_EQ(columns("e\xCC\x81"), 1U);
}

TEST(Columns, LinesBreakAtBlanks) {
  EXPECT_EQ(wrapped("the armistice is signed at Panmunjom", 16), (Lines{"the armistice is", "signed at", "Panmunjom"}));
  EXPECT_EQ(wrapped("  a \t b\n\nc ", 10), (Lines{"a b c"}));
  EXPECT_EQ(wrapped("a longer\u00A0[1]", 10), (Lines{"a", "longer [1]"}));
  EXPECT_EQ(wrapped("", 10), Lines{});
}

TEST(Columns, AWordThatIsTooWideIsBrokenWithin) {
  EXPECT_EQ(wrapped("abcdefgh ij", 4), (Lines{"abcd", "efgh", "ij"}));
}

TEST(Columns, IdeographsBreakAnywhereAndNeverStandOut) {
  const auto lines = wrapped("板門店停戰協定", 5);
  ASSERT_EQ(lines.size(), 4U);
  for (const auto& line : lines) EXPECT_LE(columns(line), 5U);
}

TEST(Columns, ASourceCannotSpeakToTheTerminal) {
  EXPECT_EQ(wrapped("a\x1b[31mb\x07\xC2\x9B"
                    "c\xE2\x80\xAE"
                    "d",
                    40),
            (Lines{"a[31mbcd"}));
  EXPECT_EQ(wrapped("a\xFF"
                    "b",
                    40),
            (Lines{"ab"}));
}

}  // namespace
}  // namespace thisday::publish
