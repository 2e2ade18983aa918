#include "serve/route.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

// The pattern that answers an address, with what its braces stand for; "" where none does.
std::string way(std::string_view text) {
  const auto target = parse_target(text);
  EXPECT_TRUE(target.ok()) << text;
  for (const auto& table : {page_routes(), asset_routes(), api_routes(), service_routes()}) {
    for (const Route& route : table) {
      const auto captures = match(route.pattern, *target);
      if (!captures) continue;
      std::string out(route.pattern);
      for (const auto& [name, value] : *captures) out.append(" ").append(name).append("=").append(value);
      return out;
    }
  }
  return {};
}

std::string matched(std::string_view pattern, std::string_view text) {
  const auto target = parse_target(text);
  const auto captures = match(pattern, *target);
  if (!captures) return "no";
  std::string out = "yes";
  for (const auto& [name, value] : *captures) out.append(" ").append(name).append("=").append(value);
  return out;
}

TEST(Routes, EveryAddressLeadsToItsPage) {
  EXPECT_EQ(way("/"), "/");
  EXPECT_EQ(way("/?tz=Asia/Seoul"), "/");
  EXPECT_EQ(way("http://localhost:8080/07-27"), "/{day} day=07-27");
  EXPECT_EQ(way("http://localhost"), "/");
  EXPECT_EQ(way("/healthz"), "/healthz");
  EXPECT_EQ(way("/entry/korean-armistice"), "/entry/{slug} slug=korean-armistice");
  EXPECT_EQ(way("/entry/%EC%A0%95%EC%A0%84"), "/entry/{slug} slug=정전");
  EXPECT_EQ(way("/assets/style-0.css"), "/assets/{name} name=style-0.css");
  EXPECT_EQ(way("/api/v1/on/02-29"), "/api/v1/on/{day} day=02-29");
}

TEST(Routes, WhatIsNoAddressHereLeadsNowhere) {
  for (const auto* text : {"/13-01",
                           "/02-30",
                           "/00-01",
                           "/01-00",
                           "/7-27",
                           "/07-27/",
                           "/07-27x",
                           "/0７-27",
                           "/entry",
                           "/entry/",
                           "/entry/a/b",
                           "/assets",
                           "/assets/../style.css",
                           "/api",
                           "/api/v1/on",
                           "/api/v1/on/02-30",
                           "/api/v2/on/07-27",
                           "/../../etc/passwd",
                           "//",
                           "/healthz/"})
    EXPECT_EQ(way(text), "") << text;
}

TEST(Pattern, ACaptureMayHaveTextAroundIt) {
  EXPECT_EQ(matched("/feeds/{name}.atom", "/feeds/today.atom"), "yes name=today");
  EXPECT_EQ(matched("/feeds/{name}.atom", "/feeds/.atom"), "no");
  EXPECT_EQ(matched("/feeds/{name}.atom", "/feeds/today.rss"), "no");
  EXPECT_EQ(matched("/{lang}.wikipedia.org/v1/{type}", "/ko.wikipedia.org/v1/all"), "yes lang=ko type=all");
  EXPECT_EQ(matched("/{day}.ics", "/02-29.ics"), "yes day=02-29");
  EXPECT_EQ(matched("/{day}.ics", "/02-30.ics"), "no");
}

TEST(Pattern, IsAllOfTheAddress) {
  EXPECT_EQ(matched("/a/{b}", "/a"), "no");
  EXPECT_EQ(matched("/a/{b}", "/a/b"), "yes b=b");
  EXPECT_EQ(matched("/a/{b}", "/a/b/"), "no");
  EXPECT_EQ(matched("/a/{b}", "/a/b%2Fc"), "yes b=b/c");
  EXPECT_EQ(matched("/a", "/"), "no");
  EXPECT_EQ(matched("/", "/"), "yes");
}

}  // namespace
}  // namespace thisday::serve
