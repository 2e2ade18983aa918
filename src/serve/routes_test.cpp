#include "serve/routes.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

TEST(Refusal, SaysWhatWasWrongAndRunsNothing) {
  for (const int status : {400, 404, 405, 406, 408, 413, 414, 415, 416, 417, 429, 431, 500, 501, 503, 505}) {
    const Answer answer = refusal(status);
    EXPECT_EQ(answer.status, status);
    EXPECT_TRUE(answer.head.starts_with("HTTP/1.1 " + std::to_string(status) + " "));
    EXPECT_NE(answer.head.find("\r\nContent-Type: text/html; charset=utf-8\r\n"), std::string::npos);
    EXPECT_NE(answer.head.find("\r\nCache-Control: no-store\r\n"), std::string::npos);
    EXPECT_NE(answer.head.find("\r\nContent-Security-Policy: default-src 'none'"), std::string::npos);
    EXPECT_NE(answer.body.find("<h1>"), std::string::npos);
    EXPECT_EQ(answer.head.find("Retry-After"), std::string::npos);
  }
  EXPECT_NE(refusal(503, 1).head.find("\r\nRetry-After: 1\r\n"), std::string::npos);
}

}  // namespace
}  // namespace thisday::serve
