#include "serve/target.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

using Page = Route::Page;

Route route(std::string_view text) {
  const auto target = parse_target(text);
  EXPECT_TRUE(target.ok()) << text;
  return target.ok() ? route_of(*target) : Route{};
}

TEST(Target, EveryAddressLeadsToItsPage) {
  EXPECT_EQ(route("/").page, Page::today);
  EXPECT_EQ(route("/?tz=Asia/Seoul").page, Page::today);
  EXPECT_EQ(route("http://localhost:8080/07-27").page, Page::day);
  EXPECT_EQ(route("http://localhost").page, Page::today);
  EXPECT_EQ(route("/healthz").page, Page::health);
  EXPECT_EQ(route("/entry/korean-armistice").name, "korean-armistice");
  EXPECT_EQ(route("/entry/%EC%A0%95%EC%A0%84").name, "정전");
  EXPECT_EQ(route("/assets/style-0.css").name, "/assets/style-0.css");
  const Route day = route("/api/v1/on/02-29");
  EXPECT_EQ(day.page, Page::day_json);
  EXPECT_EQ(day.month, 2);
  EXPECT_EQ(day.day, 29);
  EXPECT_TRUE(day.api);
}

TEST(Target, WhatIsNoAddressHereLeadsNowhere) {
  for (const auto* text : {"/13-01",
                           "/02-30",
                           "/00-01",
                           "/01-00",
                           "/7-27",
                           "/07-27/",
                           "/07-27x",
                           "/0７-27",
                           "/entry",
                           "/entry/a/b",
                           "/entry/..%2Fa/b",
                           "/assets",
                           "/assets/../style.css",
                           "/api",
                           "/api/v1/on",
                           "/api/v1/on/02-30",
                           "/api/v2/on/07-27",
                           "/../../etc/passwd",
                           "//",
                           "/healthz/"})
    EXPECT_EQ(route(text).page, Page::none) << text;
}

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
