#include "serve/limits.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

using std::chrono::milliseconds;

boost::asio::ip::address ip(const char* text) {
  return boost::asio::ip::make_address(text);
}

int asked(Limits& limits, const char* address, Limits::Clock::time_point now, int times) {
  int good = 0;
  for (int i = 0; i < times; ++i) good += limits.request(ip(address), now) ? 1 : 0;
  return good;
}

TEST(Limits, AnAddressHasItsBurstAndThenItsRate) {
  Limits limits({.requests = 2, .burst = 5});
  const auto now = Limits::Clock::now();
  EXPECT_EQ(asked(limits, "192.0.2.1", now, 10), 5);
  EXPECT_EQ(asked(limits, "192.0.2.1", now + milliseconds(400), 10), 0);
  EXPECT_EQ(asked(limits, "192.0.2.1", now + milliseconds(1500), 10), 3);
  EXPECT_EQ(asked(limits, "192.0.2.1", now + std::chrono::hours(1), 10), 5);
}

TEST(Limits, OneAddressTakesNothingFromAnother) {
  Limits limits({.requests = 1, .burst = 1});
  const auto now = Limits::Clock::now();
  EXPECT_EQ(asked(limits, "192.0.2.1", now, 2), 1);
  EXPECT_EQ(asked(limits, "192.0.2.2", now, 2), 1);
  EXPECT_EQ(asked(limits, "2001:db8::1", now, 1), 1);
  EXPECT_EQ(asked(limits, "2001:db8::2", now, 1), 0) << "of one household";
  EXPECT_EQ(asked(limits, "2001:db8:0:1::2", now, 1), 1);
}

TEST(Limits, ForgettingChangesNothing) {
  Limits limits({.requests = 1, .burst = 2});
  const auto now = Limits::Clock::now();
  EXPECT_EQ(asked(limits, "192.0.2.1", now, 2), 2);
  limits.forget(now);
  EXPECT_EQ(asked(limits, "192.0.2.1", now, 1), 0);
  limits.forget(now + std::chrono::seconds(2));
  EXPECT_EQ(asked(limits, "192.0.2.1", now + std::chrono::seconds(2), 3), 2);
}

TEST(Limits, ConnectionsAreCountedWhileTheyLast) {
  Limits limits({.connections = 2});
  EXPECT_TRUE(limits.connect(ip("192.0.2.1")));
  EXPECT_TRUE(limits.connect(ip("192.0.2.1")));
  EXPECT_FALSE(limits.connect(ip("192.0.2.1")));
  EXPECT_TRUE(limits.connect(ip("192.0.2.2")));
  limits.forget(Limits::Clock::now());
  limits.disconnect(ip("192.0.2.1"));
  EXPECT_TRUE(limits.connect(ip("192.0.2.1")));
  EXPECT_FALSE(limits.connect(ip("192.0.2.1")));
}

}  // namespace
}  // namespace thisday::serve
