// How fast are questions answered? One core, no cache of answers.
//
//   bench_ask LIBRARY [SEED]
//
// Days: the first 50 events of a random day in random years, ranked, balanced, with their evidence and sources. Words:
// 1,000 questions of two words that stand in one headline, against the same SQL stepped through SQLite alone, as its
// shell does; and one very common word. Spans: 100 events of a random span, in order of time. Times are of the
// process's own work (CPU), so that a busy machine does not count, and by the wall.

#include <fmt/format.h>
#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "ask/library.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/detail/tokenizer.hpp"
#include "keep/words.hpp"
#include "when/calendar.hpp"

namespace {

using namespace thisday;

double now(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Milliseconds of one thing done many times.
class Times {
 public:
  void measure(const std::function<void()>& work) {
    const double cpu = now(CLOCK_THREAD_CPUTIME_ID);
    const double wall = now(CLOCK_MONOTONIC);
    work();
    cpu_.push_back(now(CLOCK_THREAD_CPUTIME_ID) - cpu);
    wall_.push_back(now(CLOCK_MONOTONIC) - wall);
  }
  void print(std::string_view what) {
    std::sort(cpu_.begin(), cpu_.end());
    std::sort(wall_.begin(), wall_.end());
    fmt::print("{:<34} {:>5} times   cpu p50 {:8.3f} p99 {:8.3f} ms   wall p50 {:8.3f} p99 {:8.3f} ms\n", what,
               cpu_.size(), at(cpu_, 0.5), at(cpu_, 0.99), at(wall_, 0.5), at(wall_, 0.99));
    std::fflush(stdout);
  }
  [[nodiscard]] double total() const {
    double sum = 0;
    for (const double each : cpu_) sum += each;
    return sum;
  }

 private:
  static double at(const std::vector<double>& times, double part) {
    return times.empty() ? 0 : times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
  }
  std::vector<double> cpu_;
  std::vector<double> wall_;
};

// What the library runs, as SQL with its values. Every connection opened after listen() is heard.
std::vector<std::string>* heard = nullptr;

int hear(unsigned, void*, void* statement, void*) {
  if (heard == nullptr) return 0;
  if (char* sql = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement))) {
    heard->emplace_back(sql);
    sqlite3_free(sql);
  }
  return 0;
}

int listen_to(sqlite3* database, char**, const sqlite3_api_routines*) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, hear, nullptr);
}

/// Two words of one headline each, of the best of random days.
std::vector<std::string> questions(const ask::Library& library, std::mt19937& random) {
  std::vector<std::string> all;
  while (all.size() < 1000) {
    const when::CivilDay on =
        when::gregorian::civil_day(when::DayNumber{static_cast<std::int64_t>(random() % 700'000)});
    ask::DayQuestion day{.month = on.month, .day = on.day, .year = 2026};
    day.limit = 50;
    const auto answer = library.on(day);
    if (!answer) break;
    for (const ask::DayEvent& found : answer->events) {
      std::vector<std::string> words;
      keep::Words each(found.event.headline, keep::Words::For::asked);
      keep::Word word;
      while (each.next(word))
        if (word.folded.size() > 3 && !word.number) words.push_back(word.folded);
      if (words.size() > 1) all.push_back(words[random() % words.size()] + " " + words[random() % words.size()]);
    }
  }
  all.resize(std::min<std::size_t>(all.size(), 1000));
  return all;
}

void search_words(const std::string& path, const ask::Library& library, std::mt19937& random) {
  const auto asked = questions(library, random);
  std::vector<std::vector<std::string>> sql(asked.size());
  {
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen_to));
    const auto other = ask::Library::open(path);
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(listen_to));
    if (!other) return;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      heard = &sql[i];
      static_cast<void>(other->search({.words = asked[i]}).ok());
    }
    heard = nullptr;
  }
  auto database = keep::detail::Database::open(path, path, SQLITE_OPEN_READONLY, std::chrono::seconds(1));
  if (!database || !keep::detail::add_tokenizer(*database)) return;
  static_cast<void>(database->run("PRAGMA cache_size = -65536").ok());
  Times ours, alone;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    ours.measure([&] { static_cast<void>(library.search({.words = asked[i]}).ok()); });
    alone.measure([&] {
      for (const std::string& each : sql[i])
        sqlite3_exec(
            database->handle(), each.c_str(), [](void*, int, char**, char**) { return 0; }, nullptr, nullptr);
    });
  }
  ours.print("search, two words");
  alone.print("the same SQL through SQLite alone");
  fmt::print("search costs {:.2f} times its SQL\n", ours.total() / alone.total());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string path = argv[1];
  std::mt19937 random(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1);
  const auto library = ask::Library::open(path);
  if (!library) {
    fmt::print(stderr, "{}\n", library.error().message);
    return 2;
  }
  fmt::print("{} events\n", library->event_count());

  const auto day = [&](std::size_t limit) {
    const when::CivilDay on =
        when::gregorian::civil_day(when::DayNumber{static_cast<std::int64_t>(random() % 700'000)});
    ask::DayQuestion question{.month = on.month, .day = on.day, .year = 1990 + static_cast<int>(random() % 60)};
    question.limit = limit;
    const auto answer = library->on(question);
    if (!answer || answer->events.empty()) std::abort();
  };
  for (int i = 0; i < 400; ++i) day(50);  // the pages of the file are in memory, as they are in a server
  Times days;
  for (int i = 0; i < 1000; ++i) days.measure([&] { day(50); });
  days.print("a day's best 50");

  Times spans;
  for (int i = 0; i < 1000; ++i) {
    const when::DayNumber first{static_cast<std::int64_t>(random() % 735'000)};
    spans.measure([&] {
      const auto answer = library->span({.span = when::Span{first, first + 400}, .limit = 100});
      if (!answer) std::abort();
    });
  }
  spans.print("a span's first 100");

  search_words(path, *library, random);
  Times war;
  for (int i = 0; i < 30; ++i) war.measure([&] { static_cast<void>(library->search({.words = "war"}).ok()); });
  war.print("search, \"war\"");

  Times density;
  for (int i = 0; i < 10; ++i)
    density.measure([&] { static_cast<void>(library->density({}, {.bins = 200, .columns = 72, .rows = 36}).ok()); });
  density.print("density of all");
  return 0;
}
