#include "serve/conditions.hpp"

#include <gtest/gtest.h>

#include <string>

#include "serve/codings.hpp"

namespace thisday::serve {
namespace {

TEST(HttpDate, IsReadAsItIsWritten) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  for (const std::time_t time : {0L, 784111777L, 1785166200L, 4102444800L})
    EXPECT_EQ(parse_http_date(http_date(time)), time);
}

TEST(HttpDate, OtherFormsAreNone) {
  for (const auto* text :
       {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT",
        "Sun, +6 Nov 1994 08:49:37 GMT"})
    EXPECT_FALSE(parse_http_date(text)) << text;
}

TEST(Tags, CompareWeaklyAndOneByOne) {
  EXPECT_TRUE(names_tag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("\"b\" ,\t W/\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("*", "\"a\""));
  EXPECT_FALSE(names_tag("\"ab\"", "\"a\""));
  EXPECT_FALSE(names_tag("a", "\"a\""));
  EXPECT_FALSE(names_tag("", "\"a\""));
}

std::string range(std::string_view text) {
  const auto asked = range_asked(text, 10);
  if (asked.kind == RangeAsked::Kind::all) return "all";
  if (asked.kind == RangeAsked::Kind::none) return "none";
  return std::to_string(asked.part.begin) + ".." + std::to_string(asked.part.end);
}

TEST(Range, IsWhatIsThereOfWhatIsAsked) {
  EXPECT_EQ(range("bytes=0-3"), "0..4");
  EXPECT_EQ(range("Bytes=0-0"), "0..1");
  EXPECT_EQ(range("bytes=4-"), "4..10");
  EXPECT_EQ(range("bytes=4-99"), "4..10");
  EXPECT_EQ(range("bytes=-3"), "7..10");
  EXPECT_EQ(range("bytes=-30"), "0..10");
}

TEST(Range, BeyondTheEndThereIsNone) {
  EXPECT_EQ(range("bytes=10-"), "none");
  EXPECT_EQ(range("bytes=10-12"), "none");
  EXPECT_EQ(range("bytes=-0"), "none");
}

TEST(Range, WhatCannotBeReadMeansAllOfIt) {
  for (const auto* text : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=3-1", "bytes=0-1,4-5", "lines=0-1",
                           "bytes=0x1-2", "bytes=+1-2", "bytes=99999999999999999999-"})
    EXPECT_EQ(range(text), "all") << text;
}

std::optional<std::size_t> type(std::string_view accept) {
  return choose_type(accept, {"application/json", "application/geo+json", "text/html; charset=utf-8"});
}

TEST(Accept, TheTypeThatIsWantedMostIsChosen) {
  EXPECT_EQ(type(""), 0U);
  EXPECT_EQ(type("*/*"), 0U);
  EXPECT_EQ(type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), 2U);
  EXPECT_EQ(type("application/geo+json, */*;q=0.1"), 1U);
  EXPECT_EQ(type("application/*;q=0.5, text/*;q=0.4"), 0U);
  EXPECT_EQ(type("TEXT/HTML"), 2U);
  EXPECT_EQ(type("application/*, application/json;q=0"), 1U) << "the closest range decides";
}

TEST(Accept, WhereNoneIsWantedNoneIsChosen) {
  for (const auto* accept : {"image/png", "text/plain", "*/*;q=0", "application/json;q=0, text/csv", "nonsense", ";;,"})
    EXPECT_EQ(type(accept), std::nullopt) << accept;
}

TEST(Codings, TheOneThatIsWantedMostIsChosen) {
  EXPECT_EQ(choose_coding(""), Coding::identity);
  EXPECT_EQ(choose_coding("gzip"), Coding::gzip);
  EXPECT_EQ(choose_coding("gzip, deflate, br, zstd"), Coding::zstd);
  EXPECT_EQ(choose_coding("gzip;q=1.0, zstd;q=0.5"), Coding::gzip);
  EXPECT_EQ(choose_coding("gzip;q=0"), Coding::identity);
  EXPECT_EQ(choose_coding("identity;q=1, gzip;q=0.5"), Coding::identity);
  EXPECT_EQ(choose_coding("*"), Coding::zstd);
  EXPECT_EQ(choose_coding("*;q=0, gzip"), Coding::gzip);
  EXPECT_EQ(choose_coding("br, deflate"), Coding::identity);
  EXPECT_EQ(choose_coding("GZIP;Q=0.1"), Coding::gzip);
  EXPECT_EQ(choose_coding("gzip;q=nonsense"), Coding::identity);
}

TEST(Codings, MakeLessOfText) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "on this day " + std::to_string(i) + "\n";
  for (const Coding coding : {Coding::gzip, Coding::zstd}) {
    const std::string coded = encoded(text, coding);
    EXPECT_LT(coded.size(), text.size() / 3) << name_of(coding);
  }
  EXPECT_EQ(encoded(text, Coding::identity), text);
}

}  // namespace
}  // namespace thisday::serve
