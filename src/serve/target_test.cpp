#include "serve/target.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

TEST(Target, ParametersAreDecoded) {
  const auto target = parse_target("/?tz=Etc%2FGMT%2B5&a=b+c&&empty=&bare&a=second");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->parameter("tz"), "Etc/GMT+5");
  EXPECT_EQ(target->parameter("a"), "b c");
  EXPECT_EQ(target->parameter("empty"), "");
  EXPECT_EQ(target->parameter("bare"), "");
  EXPECT_FALSE(target->parameter("none"));
}

TEST(Target, WhatCannotBeReadIsAnErrorWithItsPlace) {
  EXPECT_EQ(parse_target("/a%zz").error().position, 2U);
  EXPECT_EQ(parse_target("/a/b%4").error().position, 4U);
  EXPECT_EQ(parse_target("/a#b").error().position, 2U);
  for (const auto* text :
       {"", "a", "*", "/%", "/%0", "/%00", "/%0d%0aSet-Cookie:x", "/%FF", "/?a=%C0%AF", "/%7f", "/?%0a=b"})
    EXPECT_FALSE(parse_target(text).ok()) << text;
}

}  // namespace
}  // namespace thisday::serve
