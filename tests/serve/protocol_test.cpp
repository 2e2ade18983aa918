// HTTP as it is spoken: what a client has, what it understands, which part it wants, how it sends.

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <nlohmann/json.hpp>

#include "client.hpp"
#include "publish/assets.hpp"
#include "running_server.hpp"
#include "sample_library.hpp"

namespace thisday::serve {
namespace {

std::string gunzipped(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(8 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  out.resize(end == Z_STREAM_END ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

std::string unzstandard(const std::string& bytes) {
  std::string out(1 << 20, '\0');
  const std::size_t size = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  out.resize(ZSTD_isError(size) ? 0 : size);
  return out;
}

class ProtocolTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    library_ = std::make_unique<SampleLibrary>();
    server_ = std::make_unique<RunningServer>(options_for(library_->path()));
  }
  static void TearDownTestSuite() {
    server_.reset();
    library_.reset();
  }
  static Reply get(std::string_view target, std::string_view headers = {}, std::string_view method = "GET") {
    return fetch(server_->port(), target, method, headers);
  }
  static std::vector<std::string> kept() {
    return {"/", "/07-27", "/entry/korean-armistice", "/api/v1/on/07-27", publish::asset_path("style.css")};
  }

  static inline std::unique_ptr<SampleLibrary> library_;
  static inline std::unique_ptr<RunningServer> server_;
};

TEST_F(ProtocolTest, CodedAnswersAreTheSameAnswers) {
  for (const auto& target : kept()) {
    const Reply plain = get(target);
    const Reply gzip = get(target, "Accept-Encoding: gzip\r\n");
    const Reply zstd = get(target, "Accept-Encoding: gzip, zstd\r\n");
    EXPECT_EQ(plain.header("content-encoding"), "") << target;
    EXPECT_NE(plain.header("vary").find("Accept-Encoding"), std::string::npos) << target;
    if (plain.body.size() < 1024) continue;
    EXPECT_EQ(gzip.header("content-encoding"), "gzip") << target;
    EXPECT_EQ(zstd.header("content-encoding"), "zstd") << target;
    EXPECT_EQ(gunzipped(gzip.body), plain.body) << target;
    EXPECT_EQ(unzstandard(zstd.body), plain.body) << target;
    EXPECT_LT(gzip.body.size(), plain.body.size()) << target;
    EXPECT_NE(gzip.header("etag"), plain.header("etag")) << "other bytes, another tag: " << target;
    EXPECT_EQ(get(target, "Accept-Encoding: gzip\r\nIf-None-Match: " + gzip.header("etag") + "\r\n").status, 304);
    EXPECT_EQ(get(target, "Accept-Encoding: gzip\r\nIf-None-Match: " + plain.header("etag") + "\r\n").status, 200);
  }
}

TEST_F(ProtocolTest, WhatHasNotChangedSinceIsNotSentAgain) {
  for (const auto& target : kept()) {
    const Reply first = get(target);
    const std::string modified = first.header("last-modified");
    ASSERT_EQ(modified.size(), 29U) << target;
    EXPECT_EQ(get(target, "If-Modified-Since: " + modified + "\r\n").status, 304) << target;
    EXPECT_EQ(get(target, "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n").status, 200) << target;
    EXPECT_EQ(get(target, "If-Modified-Since: yesterday\r\n").status, 200) << target;
    EXPECT_EQ(get(target, "If-None-Match: \"other\"\r\nIf-Modified-Since: " + modified + "\r\n").status, 200)
        << "the tag alone decides: " << target;
  }
}

TEST_F(ProtocolTest, NothingIsKeptLongerThanItIsTrue) {
  for (const auto* target : {"/", "/07-27", "/api/v1/on/07-27", "/?tz=Asia/Seoul"}) {
    const std::string control = get(target).header("cache-control");
    EXPECT_TRUE(control == "public, max-age=60" || control == "no-cache") << target << ": " << control;
  }
  EXPECT_EQ(get("/healthz").header("cache-control"), "no-store");
  EXPECT_EQ(get("/nowhere").header("cache-control"), "no-store");
}

TEST_F(ProtocolTest, PartsOfAssetsAreSent) {
  const std::string target = publish::asset_path("style.css");
  const Reply whole = get(target);
  EXPECT_EQ(whole.header("accept-ranges"), "bytes");
  const Reply part = get(target, "Range: bytes=10-19\r\nAccept-Encoding: gzip\r\n");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, whole.body.substr(10, 10));
  EXPECT_EQ(part.header("content-range"), "bytes 10-19/" + std::to_string(whole.body.size()));
  EXPECT_EQ(part.header("content-encoding"), "");
  EXPECT_EQ(get(target, "Range: bytes=-5\r\n").body, whole.body.substr(whole.body.size() - 5));
  const Reply beyond = get(target, "Range: bytes=9999999-\r\n");
  EXPECT_EQ(beyond.status, 416);
  EXPECT_EQ(beyond.header("content-range"), "bytes */" + std::to_string(whole.body.size()));
  const std::string etag = whole.header("etag");
  EXPECT_EQ(get(target, "Range: bytes=0-1\r\nIf-Range: " + etag + "\r\n").status, 206);
  EXPECT_EQ(get(target, "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n").status, 200);
  EXPECT_EQ(get(target, "Range: bytes=0-1,4-5\r\n").body, whole.body);
  EXPECT_EQ(get("/07-27", "Range: bytes=0-1\r\n").status, 200) << "a page has no parts";
}

TEST_F(ProtocolTest, FormsThatAreNotThereAreNotAcceptable) {
  EXPECT_EQ(get("/07-27", "Accept: image/png\r\n").status, 406);
  const Reply reply = get("/api/v1/on/07-27", "Accept: text/csv, image/*\r\n");
  EXPECT_EQ(reply.status, 406);
  EXPECT_EQ(reply.header("content-type"), "application/problem+json");
  EXPECT_EQ(nlohmann::json::parse(reply.body)["status"], 406);
  EXPECT_EQ(get("/07-27", "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n").status, 200);
  EXPECT_EQ(get("/api/v1/on/07-27", "Accept: application/*\r\n").status, 200);
  EXPECT_EQ(get("/healthz", "Accept: application/json\r\n").status, 200);
}

TEST_F(ProtocolTest, HowABodyIsNotTaken) {
  EXPECT_EQ(get("/07-27", "Content-Length: 3\r\nExpect: 100-continue\r\n", "POST").status, 405);
  EXPECT_EQ(get("/07-27", "Content-Length: 3\r\n").status, 413);
  EXPECT_EQ(get("/07-27", "Expect: magic\r\n").status, 417);
  EXPECT_EQ(get("/07-27", "Transfer-Encoding: gzip, chunked\r\n").status, 501);
}

TEST_F(ProtocolTest, ARequestMayComeByteByByte) {
  Client client(server_->port());
  for (const char c : std::string("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")) client.send({&c, 1});
  EXPECT_EQ(client.receive().body, "ok\n");
}

TEST_F(ProtocolTest, EmptyLinesBeforeARequestAreSkippedButNotForEver) {
  Client client(server_->port());
  client.send("\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive().body, "ok\n");
  client.send("\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n");
  EXPECT_EQ(client.receive().status, 400);
}

TEST_F(ProtocolTest, HundredsOfRequestsAtOnceAreAnsweredInOrder) {
  Client client(server_->port());
  std::string requests;
  for (int i = 0; i < 400; ++i)
    requests += i % 2 == 0 ? "GET /07-27 HTTP/1.1\r\nHost: x\r\n\r\n" : "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(requests);
  for (int i = 0; i < 400; ++i) ASSERT_EQ(client.receive().status, i % 2 == 0 ? 200 : 404) << i;
}

// Long bodies go another way out than short ones, and in parts where the client is slow to take them.
TEST(LongBodies, ArriveWholeAlsoManyAtOnceAndInEachCoding) {
  ManyEvents library(1400);
  RunningServer server(options_for(library.path()));
  const std::string whole = fetch(server.port(), "/api/v1/on/07-27").body;
  ASSERT_GT(whole.size(), 1'000'000U);
  EXPECT_EQ(nlohmann::json::parse(whole)["events"].size(), 1400U);
  Client client(server.port());
  for (int i = 0; i < 10; ++i)
    client.send("GET /api/v1/on/07-27 HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  for (int i = 0; i < 10; ++i) {
    ASSERT_TRUE(client.receive().body == whole) << i;
    ASSERT_EQ(client.receive().body, "ok\n") << i;
  }
  const Reply gzip = fetch(server.port(), "/api/v1/on/07-27", "GET", "Accept-Encoding: gzip\r\n");
  EXPECT_LT(gzip.body.size(), whole.size() / 5);
  EXPECT_TRUE(gunzipped(gzip.body) == whole);
  EXPECT_EQ(fetch(server.port(), "/api/v1/on/07-27", "HEAD").header("content-length"), std::to_string(whole.size()));
}

TEST(LongBodies, AClientThatGoesInTheMiddleEndsNothingElse) {
  ManyEvents library(1400);
  RunningServer server(options_for(library.path()));
  for (int i = 0; i < 20; ++i) {
    Client client(server.port());
    for (int k = 0; k < 20; ++k) client.send("GET /api/v1/on/07-27 HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  EXPECT_EQ(fetch(server.port(), "/healthz").status, 200);
}

TEST_F(ProtocolTest, HttpOneKeepsAConnectionThatAsksForIt) {
  Client client(server_->port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const Reply reply = client.receive();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("connection"), "keep-alive");
  }
}

TEST_F(ProtocolTest, TheFiguresCountWhatWasAsked) {
  const auto value = [](const std::string& name) {
    const std::string text = get("/metrics").body;
    const std::size_t at = text.find("\n" + name + " ");
    return at == std::string::npos ? -1.0 : std::stod(text.substr(at + name.size() + 2));
  };
  const double missing = std::max(0.0, value("thisday_requests_total{status=\"404\"}"));
  const double ready = value("thisday_cache_answers_total");
  get("/nowhere");
  get("/11-11");
  get("/11-11");
  EXPECT_EQ(value("thisday_requests_total{status=\"404\"}"), missing + 1);
  EXPECT_EQ(value("thisday_cache_answers_total"), ready + 1);
  EXPECT_GE(value("thisday_connections_open"), 1);
  EXPECT_GE(value("thisday_request_duration_seconds_bucket{le=\"+Inf\"}"), missing + 4);
  EXPECT_EQ(get("/metrics").header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
}

TEST_F(ProtocolTest, ManyMoreConnectionsThanThreadsAreHeld) {
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 300; ++i) clients.push_back(std::make_unique<Client>(server_->port()));
  for (auto& client : clients) client->send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  for (auto& client : clients) EXPECT_EQ(client->receive().status, 200);
}

TEST(Patience, SlowClientsAreToldAndLeft) {
  SampleLibrary library;
  ServeOptions options = options_for(library.path());
  options.request_time = std::chrono::seconds(1);
  options.idle_time = std::chrono::seconds(1);
  RunningServer server(options);
  Client slow(server.port());
  slow.send("GET /07-27 HTTP/1.1\r\nHost");
  Client idle(server.port());
  idle.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(idle.receive().status, 200);
  const Reply late = slow.receive();
  EXPECT_EQ(late.status, 408);
  EXPECT_EQ(late.header("connection"), "close");
  EXPECT_TRUE(slow.ended());
  EXPECT_TRUE(idle.ended()) << "without a word: it asked for nothing";
  EXPECT_NE(fetch(server.port(), "/metrics").body.find("\nthisday_timeouts_total 2\n"), std::string::npos);
}

TEST(Patience, AClientThatTakesNoAnswersIsLeft) {
  SampleLibrary library;
  ServeOptions options = options_for(library.path());
  options.answer_time = std::chrono::seconds(0);
  RunningServer server(options);
  Client deaf(server.port());
  std::string requests;
  for (int i = 0; i < 4000; ++i) requests += "GET /07-27 HTTP/1.1\r\nHost: x\r\n\r\n";
  deaf.send(requests.substr(0, 60'000));
  for (int i = 0; i < 1000; ++i) {
    if (fetch(server.port(), "/metrics").body.find("\nthisday_connections_open 1\n") != std::string::npos) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  FAIL() << "it is still there";
}

TEST(LimitsPerAddress, AreHeldAndTold) {
  SampleLibrary library;
  ServeOptions options = options_for(library.path());
  options.requests_per_second = 0.01;
  options.burst = 3;
  options.proxies = {"127.0.0.1"};
  RunningServer server(options);
  const auto ask = [&](const char* client) {
    return fetch(server.port(), "/07-27", "GET", std::string("X-Forwarded-For: ") + client + "\r\n");
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask("192.0.2.1").status, 200);
  const Reply refused = ask("192.0.2.1");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("retry-after"), "1");
  EXPECT_EQ(ask("192.0.2.2").status, 200);
}

TEST(LimitsPerAddress, CountConnections) {
  SampleLibrary library;
  ServeOptions options = options_for(library.path());
  options.connections_per_address = 2;
  RunningServer server(options);
  const std::string request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  Client one(server.port());
  one.send(request);
  EXPECT_EQ(one.receive().status, 200);
  {
    Client two(server.port());
    two.send(request);
    EXPECT_EQ(two.receive().status, 200);
    Client three(server.port());
    EXPECT_EQ(three.receive().status, 429);
    EXPECT_TRUE(three.ended());
  }
  for (int i = 0; i < 100; ++i) {
    Client again(server.port());
    again.send(request);
    if (again.receive().status == 200) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL() << "what ended is still counted";
}

}  // namespace
}  // namespace thisday::serve
