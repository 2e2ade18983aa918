// The library changes while the server runs: an import writes to it, a new file takes its place, the file is broken.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>

#include "client.hpp"
#include "keep/store.hpp"
#include "running_server.hpp"
#include "sample_library.hpp"

namespace thisday::serve {
namespace {

using std::chrono::milliseconds;

// A second source with one event on 27 July of that year.
void import(const std::string& path, const std::string& headline, int year = 1789) {
  auto store = keep::Store::open(path, keep::Store::Mode::write).value();
  story::Source source;
  source.path = "sample/" + headline;
  source.title = headline;
  source.hash = headline;
  story::Event event;
  event.headline = headline;
  event.date = when::Date(*when::Edtf::day(year, 7, 27));
  event.evidence.push_back({id_of(source), {0, 10}, headline, event.date});
  ASSERT_TRUE(store->begin(source).ok());
  ASSERT_TRUE(store->add(event).ok());
  ASSERT_TRUE(store->commit().ok());
}

// Asks again and again, for twenty seconds at most, however slow each answer is.
template <class Condition>
bool comes_true(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  do {
    if (condition()) return true;
    std::this_thread::sleep_for(milliseconds(50));
  } while (std::chrono::steady_clock::now() < end);
  return false;
}

bool comes_to_tell(std::uint16_t port, const std::string& headline) {
  return comes_true([&] { return fetch(port, "/07-27").body.find(headline) != std::string::npos; });
}

TEST(Reload, WhatIsImportedIsServed) {
  SampleLibrary library;
  RunningServer server(options_for(library.path()));
  const Reply before = fetch(server.port(), "/07-27");
  EXPECT_EQ(before.body.find("The Bastille is pulled down"), std::string::npos);
  import(library.path(), "The Bastille is pulled down");
  EXPECT_TRUE(comes_to_tell(server.port(), "The Bastille is pulled down"));
  const Reply after = fetch(server.port(), "/07-27", "GET", "If-None-Match: " + before.header("etag") + "\r\n");
  EXPECT_EQ(after.status, 200);
}

TEST(Reload, ANewFileInItsPlaceIsServed) {
  for (const unsigned threads : {1U, 3U}) {
    SampleLibrary library, other;
    import(other.path(), "A new file came");
    ServeOptions options = options_for(library.path());
    options.threads = threads;
    RunningServer server(options);
    EXPECT_EQ(fetch(server.port(), "/07-27").body.find("A new file came"), std::string::npos);
    std::filesystem::rename(other.path(), library.path());
    EXPECT_TRUE(comes_to_tell(server.port(), "A new file came")) << threads;
  }
}

TEST(Reload, WhileTheFileIsBrokenEarlierAnswersAreSent) {
  SampleLibrary library, other;
  import(other.path(), "It is whole again");
  RunningServer server(options_for(library.path()));
  EXPECT_EQ(fetch(server.port(), "/07-27").status, 200);
  const std::string broken = library.path() + ".new";
  std::ofstream(broken) << "no library";
  std::filesystem::rename(broken, library.path());
  // The change is noticed within a second or two: then what was never asked cannot be answered.
  int asked = 0;
  EXPECT_TRUE(comes_true(
      [&] { return fetch(server.port(), "/entry/korean-armistice?" + std::to_string(++asked)).status == 503; }));
  EXPECT_EQ(fetch(server.port(), "/07-27").status, 200);
  EXPECT_EQ(fetch(server.port(), "/healthz").status, 200);
  std::filesystem::rename(other.path(), library.path());
  EXPECT_TRUE(comes_to_tell(server.port(), "It is whole again"));
}

// As long as THISDAY_LOAD_SECONDS says, else three seconds.
TEST(Reload, UnderLoadNoRequestFailsWhileTheLibraryIsReplaced) {
  const char* given = std::getenv("THISDAY_LOAD_SECONDS");
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(given ? std::atoi(given) : 3);
  SampleLibrary library;
  ServeOptions options = options_for(library.path());
  options.threads = 2;
  RunningServer server(options);

  std::vector<std::future<std::string>> clients;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 4; ++i)
    clients.push_back(std::async(std::launch::async, [&, i]() -> std::string {
      const std::vector<std::string> targets = {"/", "/07-27", "/02-29", "/api/v1/on/07-27", "/entry/korean-armistice"};
      auto client = std::make_unique<Client>(server.port());
      for (std::size_t n = 0; std::chrono::steady_clock::now() < end; ++n) {
        // Every other one was never asked before, so that the library itself must answer.
        std::string target = targets[n % targets.size()];
        if (n % 2 == 0) target += "?tz=UTC&n=" + std::to_string(i) + "-" + std::to_string(n);
        client->send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        const Reply reply = client->receive();
        if (reply.status != 200) return target + ": " + std::to_string(reply.status);
        ++answered;
        if (n % 50 == 49) client = std::make_unique<Client>(server.port());
      }
      return "";
    }));
  int replaced = 0;
  while (std::chrono::steady_clock::now() < end) {
    SampleLibrary fresh;
    // Of other years, so that none is taken to tell what another told.
    const int year = 1200 + replaced;
    const std::string headline = "A wonder of the year " + std::to_string(year);
    if (replaced % 2 == 0) {
      import(fresh.path(), headline, year);
      std::filesystem::rename(fresh.path(), library.path());
    } else {
      import(library.path(), headline, year);
    }
    // SQLite's log is found by name: to write to a file that nobody has noticed yet would be to write to both.
    EXPECT_TRUE(comes_to_tell(server.port(), headline)) << replaced;
    ++replaced;
  }
  for (auto& client : clients) EXPECT_EQ(client.get(), "");
  EXPECT_GT(answered, 100);
  EXPECT_GE(replaced, 1);
}

}  // namespace
}  // namespace thisday::serve
