#include "serve/routes.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

TEST(Refusal, SaysWhatWasWrongAndRunsNothing) {
  for (const int status : {400, 404, 405, 406, 408, 413, 414, 415, 416, 417, 429, 431, 500, 503, 505}) {
    const Response response = refusal(status);
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(response.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    EXPECT_TRUE(response.header("Content-Security-Policy").starts_with("default-src 'none'"));
    EXPECT_NE(response.body.find("<h1>"), std::string::npos);
  }
}

TEST(Refusal, WhatTheReaderSentIsEscaped) {
  const Response response = refusal(400, "no time zone is named '<script>'");
  EXPECT_EQ(response.body.find("<script"), std::string::npos);
  EXPECT_NE(response.body.find("&lt;script&gt;"), std::string::npos);
}

}  // namespace
}  // namespace thisday::serve
