#include "serve/form_body.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

TEST(FormBody, LinesAndLettersComeAsTheyWereWritten) {
  const auto fields = form_body("text=It+began%0D%0Ain+1950%2C+%C3%A9t%C3%A9&written=1953-07-27&empty=&bare");
  ASSERT_TRUE(fields.ok());
  EXPECT_EQ(field(*fields, "text"), "It began\nin 1950, été");
  EXPECT_EQ(field(*fields, "written"), "1953-07-27");
  EXPECT_EQ(field(*fields, "empty"), "");
  EXPECT_EQ(field(*fields, "absent"), "");
}

TEST(FormBody, AWildPercentStandsForItself) {
  EXPECT_EQ(field(*form_body("a=100%&b=%zz&c=%4"), "a"), "100%");
  EXPECT_EQ(field(*form_body("a=100%&b=%zz&c=%4"), "b"), "%zz");
}

TEST(FormBody, WhatIsNoTextIsRefused) {
  for (const char* body : {"a=%00", "a=%FF", "a=%0B", "%01=a", "a=%C3"}) EXPECT_FALSE(form_body(body).ok()) << body;
  std::string many;
  for (int i = 0; i < 40; ++i) many += "a=1&";
  EXPECT_FALSE(form_body(many).ok());
  EXPECT_TRUE(form_body("").ok());
  EXPECT_TRUE(form_body("&&&").ok());
}

}  // namespace
}  // namespace thisday::serve
