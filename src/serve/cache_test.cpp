#include "serve/cache.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

using std::chrono::seconds;

const AnswerCache::Clock::time_point kNow{seconds(1'785'166'200)};

std::shared_ptr<const Prepared> answer(std::string body, bool by_host = false, bool by_accept = false) {
  Response response = answered(kText, std::move(body), Keep::library);
  response.by_host = by_host;
  response.by_accept = by_accept;
  return std::make_shared<const Prepared>(std::move(response), "", 0);
}

Request asking(std::string_view target, std::string_view host = "a", std::string_view accept = "*/*") {
  Request request{"GET", target};
  request.host = host;
  request.accept = accept;
  return request;
}

std::string found(AnswerCache& cache, const Request& request, AnswerCache::Clock::time_point now = kNow) {
  const auto kept = cache.find(request, now);
  return kept ? kept->response().body : "";
}

TEST(AnswerCache, KeepsAnswersUntilTheirEnd) {
  AnswerCache cache(1 << 20);
  EXPECT_EQ(found(cache, asking("/a")), "");
  cache.keep(asking("/a"), answer("one"), kNow + seconds(10));
  EXPECT_EQ(found(cache, asking("/a")), "one");
  EXPECT_EQ(found(cache, asking("/b")), "");
  EXPECT_EQ(found(cache, asking("/a", "other"), kNow + seconds(9)), "one");
  EXPECT_EQ(found(cache, asking("/a"), kNow + seconds(10)), "");
  cache.keep(asking("/a"), answer("two"), kNow + seconds(20));
  EXPECT_EQ(found(cache, asking("/a"), kNow + seconds(10)), "two");
}

TEST(AnswerCache, WhatIsOutdatedIsFoundOnlyByThoseWhoAskForIt) {
  AnswerCache cache(1 << 20);
  cache.keep(asking("/a"), answer("one"), kNow + seconds(10));
  cache.outdate();
  EXPECT_EQ(found(cache, asking("/a")), "");
  EXPECT_EQ(cache.find_outdated(asking("/a"), kNow)->response().body, "one");
  EXPECT_EQ(cache.find_outdated(asking("/a"), kNow + seconds(10)), nullptr);
  cache.keep(asking("/a"), answer("two"), kNow + seconds(10));
  EXPECT_EQ(found(cache, asking("/a")), "two");
}

TEST(AnswerCache, AnswersThatDependOnHostOrAcceptStayApart) {
  AnswerCache cache(1 << 20);
  cache.keep(asking("/h", "a"), answer("for a", true), kNow + seconds(10));
  EXPECT_EQ(found(cache, asking("/h", "a")), "for a");
  EXPECT_EQ(found(cache, asking("/h", "b")), "");
  cache.keep(asking("/h", "b"), answer("for b", true), kNow + seconds(10));
  EXPECT_EQ(found(cache, asking("/h", "a")), "for a");
  EXPECT_EQ(found(cache, asking("/h", "b")), "for b");
  Request secure = asking("/h", "a");
  secure.scheme = "https";
  EXPECT_EQ(found(cache, secure), "");
  cache.keep(asking("/t", "a", "text/html"), answer("html", false, true), kNow + seconds(10));
  EXPECT_EQ(found(cache, asking("/t", "b", "text/html")), "html");
  EXPECT_EQ(found(cache, asking("/t", "a", "application/json")), "");
}

TEST(AnswerCache, HoldsNoMoreThanItMay) {
  AnswerCache cache(100'000);
  for (int i = 0; i < 1000; ++i) {
    cache.keep(asking("/" + std::to_string(i)), answer(std::string(1000, 'x')), kNow + seconds(10));
    EXPECT_EQ(found(cache, asking("/0")), std::string(1000, 'x')) << "what is asked for stays";
    EXPECT_LE(cache.size(), 100'000U);
  }
  EXPECT_EQ(found(cache, asking("/1")), "");
  for (int i = 0; i < 1000; ++i)
    cache.keep(asking("/h", std::to_string(i)), answer(std::string(1000, 'x'), true), kNow + seconds(10));
  EXPECT_LE(cache.size(), 100'000U);
  cache.keep(asking("/big"), answer(std::string(100'000, 'x')), kNow + seconds(10));
  EXPECT_EQ(found(cache, asking("/big")), "");
}

}  // namespace
}  // namespace thisday::serve
