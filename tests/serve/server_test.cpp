// A running server, asked over loopback: a table of addresses, one property a test.

#include "serve/server.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "client.hpp"
#include "publish/assets.hpp"
#include "sample_library.hpp"

namespace thisday::serve {
namespace {

struct Address {
  const char* target;
  int status;
  const char* content_type;
};

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kProblem = "application/problem+json";

const std::vector<Address>& addresses() {
  static const std::vector<Address> table = {
      {"/", 200, kHtml},
      {"/?tz=Asia/Seoul", 200, kHtml},
      {"/?tz=Asia/Nowhere", 400, kHtml},
      {"/?tz=../../etc/passwd", 400, kHtml},
      {"/07-27", 200, kHtml},
      {"/02-29", 200, kHtml},
      {"/11-30", 200, kHtml},
      {"/02-30", 404, kHtml},
      {"/13-01", 404, kHtml},
      {"/entry/korean-armistice", 200, kHtml},
      {"/entry/nothing", 404, kHtml},
      {"/entry/%27%3B--", 404, kHtml},
      {"/nowhere", 404, kHtml},
      {"/../../etc/passwd", 404, kHtml},
      {"/%2e%2e/etc/passwd", 404, kHtml},
      {"/%zz", 400, kHtml},
      {"/%00", 400, kHtml},
      {"/%FF", 400, kHtml},
      {"/api/v1/on/07-27", 200, "application/json"},
      {"/api/v1/on/07-27?tz=Asia/Nowhere", 400, kProblem},
      {"/api/v1/on/02-30", 404, kProblem},
      {"/api/v1/nothing", 404, kProblem},
      {"/healthz", 200, "text/plain; charset=utf-8"},
      {"/assets/nothing.css", 404, kHtml},
      {"/pictures/aa-320.jpg", 200, "image/jpeg"},
      {"/pictures/bb-320.jpg", 404, kHtml},
      {"/pictures/..%2Flibrary.db", 404, kHtml},
  };
  return table;
}

/// One server for all tests of the file.
class ServerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    library_ = new SampleLibrary;
    ServeOptions options;
    options.port = 0;
    options.library = library_->path();
    options.zone = "UTC";
    options.threads = 2;
    auto server = Server::open(options);
    ASSERT_TRUE(server.ok()) << server.error().message;
    server_ = new Server(*std::move(server));
    thread_ = new std::thread([] { server_->run(); });
  }
  static void TearDownTestSuite() {
    server_->stop();
    thread_->join();
    delete thread_;
    delete server_;
    delete library_;
  }

  static std::uint16_t port() { return server_->port(); }

  static inline SampleLibrary* library_ = nullptr;
  static inline Server* server_ = nullptr;
  static inline std::thread* thread_ = nullptr;
};

TEST_F(ServerTest, EveryAddressAnswersWithItsStatus) {
  for (const auto& address : addresses())
    EXPECT_EQ(fetch(port(), address.target).status, address.status) << address.target;
}

TEST_F(ServerTest, EveryAnswerHasItsContentType) {
  for (const auto& address : addresses())
    EXPECT_EQ(fetch(port(), address.target).header("content-type"), address.content_type) << address.target;
}

TEST_F(ServerTest, EveryAnswerForbidsScriptsAndGuessing) {
  for (const auto& address : addresses()) {
    const auto reply = fetch(port(), address.target);
    EXPECT_NE(reply.header("content-security-policy").find("default-src 'none'"), std::string::npos) << address.target;
    EXPECT_EQ(reply.header("content-security-policy").find("unsafe"), std::string::npos) << address.target;
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff") << address.target;
    EXPECT_FALSE(reply.header("referrer-policy").empty()) << address.target;
    EXPECT_FALSE(reply.header("date").empty()) << address.target;
  }
}

TEST_F(ServerTest, HeadTellsWhatGetWouldSendAndSendsNoBody) {
  for (const auto& address : addresses()) {
    const auto get = fetch(port(), address.target);
    Client client(port());
    client.send("HEAD " + std::string(address.target) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto head = client.receive("HEAD");
    EXPECT_EQ(head.status, get.status) << address.target;
    EXPECT_EQ(head.header("content-length"), get.header("content-length")) << address.target;
    EXPECT_EQ(head.header("content-length"), std::to_string(get.body.size())) << address.target;
    EXPECT_EQ(head.header("etag"), get.header("etag")) << address.target;
    EXPECT_TRUE(client.ended()) << address.target;
  }
}

TEST_F(ServerTest, WhatTheReaderHasIsNotSentAgain) {
  for (const auto& address : addresses()) {
    const auto first = fetch(port(), address.target);
    const auto etag = first.header("etag");
    if (address.status != 200 || std::string_view(address.target) == "/healthz") {
      EXPECT_EQ(etag, "") << address.target;
      continue;
    }
    for (const auto& tags : {etag, "\"other\", W/" + etag, std::string("*")}) {
      const auto again = fetch(port(), address.target, "GET", "If-None-Match: " + tags + "\r\n");
      EXPECT_EQ(again.status, 304) << address.target << " " << tags;
      EXPECT_EQ(again.header("etag"), etag) << address.target;
    }
    EXPECT_EQ(fetch(port(), address.target, "GET", "If-None-Match: \"other\"\r\n").status, 200) << address.target;
  }
}

TEST_F(ServerTest, NothingCanBeWritten) {
  for (const auto& address : addresses()) {
    if (address.status == 400 && std::string_view(address.target).find("tz=") == std::string_view::npos) continue;
    for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"}) {
      const auto reply = fetch(port(), address.target, method);
      EXPECT_EQ(reply.status, 405) << method << " " << address.target;
      EXPECT_EQ(reply.header("allow"), "GET, HEAD") << method << " " << address.target;
    }
  }
}

TEST_F(ServerTest, TheDaysPageShowsItsEventsEscaped) {
  const auto page = fetch(port(), "/07-27").body;
  EXPECT_NE(page.find("The Korean armistice is signed at Panmunjom"), std::string::npos);
  EXPECT_NE(page.find("landed &lt;b&gt;in&lt;/b&gt; Newfoundland"), std::string::npos);
  EXPECT_NE(page.find("CC-BY-4.0"), std::string::npos);
}

TEST_F(ServerTest, TheArticlesPageHasNoScriptOfTheArticle) {
  const auto page = fetch(port(), "/entry/korean-armistice").body;
  EXPECT_NE(page.find("<strong>Panmunjom</strong>"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
}

TEST_F(ServerTest, TheDaysJsonHasEventsAndSources) {
  const auto reply = fetch(port(), "/api/v1/on/07-27");
  const auto day = nlohmann::json::parse(reply.body);
  EXPECT_EQ(day["events"].size(), 3U);
  EXPECT_EQ(day["sources"].size(), 1U);
  EXPECT_EQ(day["entries"][0]["slug"], "korean-armistice");
  EXPECT_EQ(reply.header("access-control-allow-origin"), "*");
}

TEST_F(ServerTest, ProblemsAreToldToProgramsInJson) {
  const auto problem = nlohmann::json::parse(fetch(port(), "/api/v1/on/02-30").body);
  EXPECT_EQ(problem["status"], 404);
  EXPECT_EQ(problem["title"], "There is no such page");
}

TEST_F(ServerTest, ReadersAreToldInTheirLanguageWhatIsWrong) {
  const Reply reply = fetch(port(), "/nowhere", "GET", "Accept-Language: ko\r\n");
  EXPECT_NE(reply.body.find("그런 페이지가 없습니다"), std::string::npos);
  EXPECT_NE(fetch(port(), "/api/v1/nothing", "GET", "Accept-Language: ko\r\n").body.find("There is no such"),
            std::string::npos);
}

TEST_F(ServerTest, AssetsMayBeKeptForGood) {
  for (const auto* name : {"style.css", "icon.svg"}) {
    const auto reply = fetch(port(), publish::asset_path(name));
    EXPECT_EQ(reply.status, 200) << name;
    EXPECT_NE(reply.header("cache-control").find("immutable"), std::string::npos) << name;
  }
}

TEST_F(ServerTest, OneConnectionCarriesManyRequestsAlsoAllAtOnce) {
  Client client(port());
  std::string requests;
  for (int i = 0; i < 20; ++i)
    requests += "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nHEAD /07-27 HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(requests);
  for (int i = 0; i < 20; ++i) {
    const auto health = client.receive();
    EXPECT_EQ(health.body, "ok\n");
    EXPECT_EQ(client.receive("HEAD").status, 200);
  }
}

TEST_F(ServerTest, AConnectionEndsWhenItsClientSaysSo) {
  for (const auto* request :
       {"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /healthz HTTP/1.0\r\n\r\n"}) {
    Client client(port());
    client.send(request);
    EXPECT_EQ(client.receive().status, 200) << request;
    EXPECT_TRUE(client.ended()) << request;
  }
}

TEST_F(ServerTest, WhatIsNotHttpIsRefusedAndTheConnectionEnded) {
  const std::string host = "Host: x\r\n";
  const std::vector<std::pair<std::string, int>> requests = {
      {"hello\r\n\r\n", 400},
      {"GET /07-27\r\n\r\n", 400},
      {"GET /07-27 HTTP/2.0\r\n" + host + "\r\n", 505},
      {"GET /07-27 HTTP/1.1\r\n\r\n", 400},
      {"GET /07-27 HTTP/1.1\r\n" + host + host + "\r\n", 400},
      {"GET /07-27 HTTP/1.1\r\n" + host + "Bad Name: x\r\n\r\n", 400},
      {"GET /07-27 HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n", 400},
      {"GET /07-27 HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"GET /07-27 HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400},
      {"GET /07-27 HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 413},
      {"GET /07-27 HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
      {"POST /07-27 HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 405},
      {"GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"GET /" + std::string(60000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(60000, 'a') + "\r\n\r\n", 431},
  };
  for (const auto& [bytes, status] : requests) {
    Client client(port());
    client.send(bytes);
    EXPECT_EQ(client.receive().status, status) << bytes.substr(0, 120);
    // An address that is too long for its page is still a request that was read.
    if (bytes.size() < 5000 || bytes.size() > 6000) {
      EXPECT_TRUE(client.ended()) << bytes.substr(0, 120);
    }
  }
  EXPECT_EQ(fetch(port(), "/healthz").status, 200);
}

TEST_F(ServerTest, ManyClientsAtOnceAreAllAnswered) {
  std::vector<std::future<int>> clients;
  for (int i = 0; i < 16; ++i)
    clients.push_back(std::async(std::launch::async, [] {
      int good = 0;
      Client client(port());
      for (int k = 0; k < 25; ++k) {
        client.send("GET /07-27 HTTP/1.1\r\nHost: x\r\n\r\n");
        if (client.receive().status == 200) ++good;
      }
      return good;
    }));
  for (auto& client : clients) EXPECT_EQ(client.get(), 25);
}

TEST_F(ServerTest, APortInUseIsSaidWithWhatToDo) {
  ServeOptions options;
  options.port = port();
  options.library = library_->path();
  const auto second = Server::open(options);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, Code::busy);
  EXPECT_EQ(second.error().message, "port " + std::to_string(port()) + " is in use");
  EXPECT_EQ(second.error().hint, "--port 0 takes a free one");
}

TEST_F(ServerTest, WrongOptionsAreErrors) {
  ServeOptions options;
  options.port = 0;
  options.library = library_->path();
  options.address = "not-an-address";
  EXPECT_EQ(Server::open(options).error().code, Code::syntax);
  options.address = "127.0.0.1";
  options.zone = "Asia/Nowhere";
  EXPECT_EQ(Server::open(options).error().code, Code::not_found);
  options.zone = "";
  options.library = library_->path() + ".none";
  EXPECT_EQ(Server::open(options).error().code, Code::not_found);
}

TEST_F(ServerTest, ALibraryThatIsTakenAwayIsOursToAnswerFor) {
  SampleLibrary doomed;
  ServeOptions options;
  options.port = 0;
  options.library = doomed.path();
  auto server = Server::open(options);
  ASSERT_TRUE(server.ok());
  std::thread running([&] { server->run(); });
  std::ofstream(doomed.path(), std::ios::binary | std::ios::trunc) << std::string(65536, 'x');
  const auto reply = fetch(server->port(), "/07-27");
  EXPECT_GE(reply.status, 500);
  EXPECT_EQ(reply.body.find(doomed.path()), std::string::npos) << "the reader is told nothing of our disk";
  EXPECT_EQ(fetch(server->port(), "/healthz").status, 200);
  server->stop();
  running.join();
}

TEST_F(ServerTest, ASignalStopsTheServerAfterTheAnswersUnderWay) {
  ServeOptions options;
  options.port = 0;
  options.library = library_->path();
  std::promise<std::uint16_t> listening;
  auto served = std::async(std::launch::async, [&] {
    return serve(options, [&](std::uint16_t taken) { listening.set_value(taken); }).ok();
  });
  const std::uint16_t taken = listening.get_future().get();
  Client idle(taken);
  idle.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(idle.receive().status, 200);
  std::raise(SIGTERM);
  ASSERT_EQ(served.wait_for(std::chrono::seconds(5)), std::future_status::ready);
  EXPECT_TRUE(served.get());
  EXPECT_TRUE(idle.ended());
  EXPECT_EQ(fetch(taken, "/healthz").status, 0);
}

}  // namespace
}  // namespace thisday::serve
