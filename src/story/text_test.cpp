#include "story/text.hpp"

#include <gtest/gtest.h>

namespace thisday::story {
namespace {

TEST(Text, WithoutAMapItIsTheSourceItself) {
  const Text text{.content = "In 1950", .blocks = {}, .map = {}};
  EXPECT_EQ(text.in_source(3), 3U);
  EXPECT_EQ(text.in_source(ByteRange{3, 7}), (ByteRange{3, 7}));
}

TEST(Text, ARangeLeadsBackAcrossMarkup) {
  // "In **June** 1950" → "In June 1950"
  const Text text{.content = "In June 1950", .blocks = {}, .map = {{0, 0, 3}, {3, 5, 4}, {7, 11, 5}}};
  EXPECT_EQ(text.in_source(ByteRange{3, 7}), (ByteRange{5, 9}));
  EXPECT_EQ(text.in_source(ByteRange{3, 12}), (ByteRange{5, 16}));
}

}  // namespace
}  // namespace thisday::story
