#include "serve/incoming.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

std::string get(std::string_view headers) {
  return "GET /07-27 HTTP/1.1\r\nHost: x\r\n" + std::string(headers) + "\r\n";
}

int status_of(std::string_view bytes) {
  Head head;
  return read_head(bytes, head);
}

HeadScan::State scanned(std::string_view bytes) {
  HeadScan scan;
  return scan.scan(bytes);
}

TEST(HeadScan, FindsTheEndHoweverTheBytesCome) {
  const std::string bytes = get("Accept: */*\r\n") + "GET";
  for (std::size_t step = 1; step < bytes.size(); ++step) {
    HeadScan scan;
    auto state = HeadScan::State::more;
    for (std::size_t end = step; state == HeadScan::State::more && end < bytes.size() + step; end += step)
      state = scan.scan(std::string_view(bytes).substr(0, end));
    EXPECT_EQ(state, HeadScan::State::whole) << step;
    EXPECT_EQ(scan.size(), bytes.size() - 3) << step;
  }
}

TEST(HeadScan, LinesThatReadersDifferOnAreWrong) {
  using State = HeadScan::State;
  EXPECT_EQ(scanned("GET / HTTP/1.1\nHost: x\n\n"), State::wrong);
  EXPECT_EQ(scanned("GET / HTTP/1.1\r\nHost: x\n\r\n"), State::wrong);
  EXPECT_EQ(scanned("GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n"), State::wrong) << "obs-fold";
  EXPECT_EQ(scanned("GET / HTTP/1.1\r\n\tHost: x\r\n\r\n"), State::wrong);
  EXPECT_EQ(scanned("\n"), State::wrong);
  EXPECT_EQ(scanned("\r\n"), State::whole) << "an empty line, which is for the session to skip";
}

TEST(HeadScan, SaysWhatIsTooLong) {
  using State = HeadScan::State;
  EXPECT_EQ(scanned("GET /" + std::string(kHeaderLimit, 'a')), State::long_target);
  EXPECT_EQ(scanned(get("X: " + std::string(kHeaderLimit, 'a'))), State::long_head);
  std::string many = "GET / HTTP/1.1\r\n";
  while (many.size() <= kHeaderLimit) many += "a: b\r\n";
  EXPECT_EQ(scanned(many), State::long_head);
}

TEST(ReadHead, TakesWhatDecidesTheAnswer) {
  const std::string bytes =
      get("Accept: text/html\r\nAccept-Encoding: gzip\r\nIf-None-Match: \"a\"\r\nRange: bytes=0-1\r\n"
          "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-For: 5.6.7.8\r\n");
  Head head;
  ASSERT_EQ(read_head(bytes, head), 0);
  EXPECT_EQ(head.request.method, "GET");
  EXPECT_EQ(head.request.target, "/07-27");
  EXPECT_EQ(head.request.host, "x");
  EXPECT_EQ(head.request.accept, "text/html");
  EXPECT_EQ(head.request.accept_encoding, "gzip");
  EXPECT_EQ(head.request.if_none_match, "\"a\"");
  EXPECT_EQ(head.request.range, "bytes=0-1");
  EXPECT_EQ(head.forwarded_for, "5.6.7.8");
  EXPECT_TRUE(head.keep);
  EXPECT_FALSE(head.body);
}

TEST(ReadHead, KnowsWhetherTheConnectionGoesOn) {
  const auto keeps = [](std::string_view bytes) {
    Head head;
    EXPECT_EQ(read_head(bytes, head), 0) << bytes;
    return head.keep;
  };
  EXPECT_TRUE(keeps(get("")));
  EXPECT_FALSE(keeps(get("Connection: close\r\n")));
  EXPECT_FALSE(keeps(get("Connection: x, Close\r\n")));
  EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
  EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(ReadHead, WhatTwoServersMightReadDifferentlyIsRefused) {
  using namespace std::string_literals;
  for (const auto& headers : {
           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"s,
           "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"s,
           "Content-Length: 5\r\nContent-Length: 5\r\n"s,
           "Content-Length: 5\r\nContent-Length: 6\r\n"s,
           "Content-Length: 5, 5\r\n"s,
           "Content-Length: +5\r\n"s,
           "Content-Length: -5\r\n"s,
           "Content-Length: 0x5\r\n"s,
           "Content-Length: 5 5\r\n"s,
           "Content-Length: \r\n"s,
           "Content-Length: 99999999999999999999999\r\n"s,
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"s,
           "Host: y\r\n"s,
           "Host : y\r\n"s,
           "X : y\r\n"s,
           ": y\r\n"s,
           "X\r\n"s,
           "X\0Y: z\r\n"s,
           "X: a\0b\r\n"s,
           "X: a\rb\r\n"s,
           "Bad Name: x\r\n"s,
           "Näme: x\r\n"s,
       })
    EXPECT_EQ(status_of(get(headers)), 400) << headers;
  EXPECT_EQ(status_of(get("Transfer-Encoding: gzip, chunked\r\n")), 501);
  EXPECT_EQ(status_of(get("Transfer-Encoding: xchunked\r\n")), 501);
  EXPECT_EQ(status_of(get("Transfer-Encoding: chunked, identity\r\n")), 501);
  EXPECT_EQ(status_of(get("Transfer-Encoding: \"chunked\"\r\n")), 501);
  EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(ReadHead, TheFirstLineIsOfOneForm) {
  using namespace std::string_literals;
  for (const auto& line :
       {"hello"s, "GET /"s, "GET  / HTTP/1.1"s, "GET /  HTTP/1.1"s, " GET / HTTP/1.1"s, "GET\t/ HTTP/1.1"s,
        "G{T / HTTP/1.1"s, "GET /\0 HTTP/1.1"s, "GET / a HTTP/1.1"s, "GET /\x7f HTTP/1.1"s})
    EXPECT_NE(status_of(line + "\r\nHost: x\r\n\r\n"), 0) << line;
  for (const auto* version : {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/1.1 ", "http/1.1", "HTTP/11", "HTTP/1.10"})
    EXPECT_EQ(status_of("GET / " + std::string(version) + "\r\nHost: x\r\n\r\n"), 505) << version;
}

TEST(ReadHead, TheHostIsOneNameThatEndsNothing) {
  for (const auto* host : {"example.org", "example.org:8080", "[::1]:80", "xn--bcher-kva.example", "127.0.0.1"})
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), 0) << host;
  for (const auto* host : {"a b", "a/b", "a\"b", "<script>", "a@b", "a,b", "a?b", "a#b", "a\\b", "ä.example"})
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), 400) << host;
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + std::string(300, 'a') + "\r\n\r\n"), 400);
}

TEST(ReadHead, OfExpectationsOnlyContinueIsKnown) {
  EXPECT_EQ(status_of(get("Expect: 100-continue\r\n")), 0);
  EXPECT_EQ(status_of(get("Expect: magic\r\n")), 417);
}

/// A body as it came, piece by piece; the status where it was refused.
struct Taken {
  std::string body;
  int status = 0;
  bool whole = false;
  std::size_t left = 0;  ///< bytes behind the body
};

Taken take(const std::string& headers, const std::string& bytes, std::size_t step, std::size_t limit = 100) {
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  BodyReader reader(head, limit);
  Taken out;
  std::string held;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    held += bytes.substr(at, step);
    const auto done = reader.take(held);
    held.erase(0, done.used);
    out.status = done.status;
    out.whole = done.whole;
    if (done.status != 0 || done.whole) {
      out.left = held.size() + (bytes.size() - std::min(bytes.size(), at + step));
      break;
    }
  }
  if (out.whole) out.body = std::string(reader.head().request.body);
  return out;
}

TEST(BodyReader, TakesABodyHoweverItComes) {
  const std::string chunks = "5\r\nhello\r\n7;name=\"v\"\r\n, world\r\n0\r\nX-Trailer: y\r\n\r\n";
  for (std::size_t step = 1; step < 60; ++step) {
    const auto plain = take("Content-Length: 12\r\n", "hello, worldGET", step);
    EXPECT_TRUE(plain.whole) << step;
    EXPECT_EQ(plain.body, "hello, world") << step;
    EXPECT_EQ(plain.left, 3U) << step;
    const auto chunked = take("Transfer-Encoding: chunked\r\n", chunks + "GET", step);
    EXPECT_TRUE(chunked.whole) << step;
    EXPECT_EQ(chunked.body, "hello, world") << step;
    EXPECT_EQ(chunked.left, 3U) << step;
  }
}

TEST(BodyReader, NoMoreThanItsLimitIsTaken) {
  EXPECT_EQ(take("Content-Length: 101\r\n", "h", 1).status, 413);
  EXPECT_EQ(take("Transfer-Encoding: chunked\r\n", "65\r\n" + std::string(101, 'a'), 1).status, 413);
  const std::string half = "32\r\n" + std::string(50, 'a') + "\r\n";
  EXPECT_EQ(take("Transfer-Encoding: chunked\r\n", half + half + "1\r\na\r\n0\r\n\r\n", 1).status, 413);
  EXPECT_TRUE(take("Transfer-Encoding: chunked\r\n", half + half + "0\r\n\r\n", 1).whole);
}

TEST(BodyReader, BadChunksAreRefused) {
  for (const auto* bytes : {"x\r\nhello\r\n", "-5\r\nhello\r\n", "5\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n",
                            "5\r\nhelloXX0\r\n\r\n", "fffffffffffffffff\r\n", "5 \r\nhello\r\n0\r\n\r\n",
                            "5;\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "\r\nhello\r\n0\r\n\r\n"}) {
    for (const std::size_t step : {1U, 100U})
      EXPECT_GE(take("Transfer-Encoding: chunked\r\n", bytes, step).status, 400) << bytes;
  }
  EXPECT_EQ(take("Transfer-Encoding: chunked\r\n", "5;" + std::string(40'000, 'a'), 1000).status, 400);
  EXPECT_EQ(take("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(40'000, 'a'), 1000).status, 400);
}

TEST(BodyReader, ATrailerDecidesNothing) {
  const auto taken = take("Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\nHost: evil\r\n\r\n", 7);
  EXPECT_TRUE(taken.whole);
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  BodyReader reader(head, 10);
  EXPECT_TRUE(reader.take("0\r\nHost: evil\r\n\r\n").whole);
  EXPECT_EQ(reader.head().request.host, "x");
}

}  // namespace
}  // namespace thisday::serve
