// How fast are questions answered? One core, no cache of answers.
//
//   bench_ask LIBRARY [SEED [days] [spans] [words] [common] [timeline]]
//
// Days: the first 50 events of a random day in random years, ranked, balanced, with their evidence and sources. Words:
// 1,000 questions of two words that stand in one headline, against the same SQL in the sqlite3 shell; and one very
// common word. Spans: 100 events of a random span, in order of time. Times are of the process's own work (CPU), so that
// a busy machine does not count, and by the wall.

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "ask/library.hpp"
#include "bench/ask/shell.hpp"
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
    // What FTS5 asks of its own tables it asks in the shell, too.
    if (std::string_view(sql).find("'telling_") == std::string_view::npos) heard->emplace_back(sql);
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
      if (words.size() < 2) continue;
      std::shuffle(words.begin(), words.end(), random);
      all.push_back(words[0] + " " + words[1]);
    }
  }
  all.resize(std::min<std::size_t>(all.size(), 1000));
  return all;
}

/// The SQL that the library runs for each of these questions, with its values.
std::vector<std::string> sql_of(const std::string& path, const std::vector<std::string>& asked) {
  std::vector<std::string> sql;
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen_to));
  const auto other = ask::Library::open(path);
  sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(listen_to));
  if (!other) return sql;
  heard = &sql;
  for (const std::string& words : asked) static_cast<void>(other->search({.words = words}).ok());
  heard = nullptr;
  return sql;
}

/// A file with these statements so many times over.
std::string script_of(const std::vector<std::string>& sql, int times) {
  std::string name = (std::filesystem::temp_directory_path() / "thisday-bench-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) std::abort();
  ::close(file);
  std::ofstream script(name);
  for (int i = 0; i < times; ++i)
    for (const std::string& each : sql) script << each << ";\n";
  return name;
}

/// What the shell takes for them once its pages are in memory, as ours are: three times over, less once.
std::optional<double> of_shell(const std::string& path, const std::string& once, const std::string& thrice) {
  const auto first = bench::shell_milliseconds(path, once);
  const auto all = bench::shell_milliseconds(path, thrice);
  if (!first || !all) return std::nullopt;
  return (*all - *first) / 2;
}

void search_words(const std::string& path, const ask::Library& library, std::mt19937& random) {
  const auto asked = questions(library, random);
  const auto ask_all = [&](const std::vector<std::string>& all, Times& times) {
    for (const std::string& words : all)
      times.measure([&] { static_cast<void>(library.search({.words = words}).ok()); });
  };
  Times warm, every;
  ask_all(asked, warm);
  ask_all(asked, every);
  every.print("search, two words");

  const std::vector<std::string> part(asked.begin(), asked.begin() + std::min<std::ptrdiff_t>(asked.size(), 200));
  const auto sql = sql_of(path, part);
  const std::string once = script_of(sql, 1);
  const std::string thrice = script_of(sql, 3);
  constexpr std::size_t kRounds = 5;
  std::vector<double> ours, shell, ratios;
  for (std::size_t round = 0; round < kRounds; ++round) {
    Times now;
    ask_all(part, now);
    const auto alone = of_shell(path, once, thrice);
    if (!alone) break;
    ours.push_back(now.total() / static_cast<double>(part.size()));
    shell.push_back(*alone / static_cast<double>(part.size()));
    ratios.push_back(ours.back() / shell.back());
  }
  std::filesystem::remove(once);
  std::filesystem::remove(thrice);
  if (ratios.size() < kRounds) {
    fmt::print("no sqlite3 shell to compare with\n");
    return;
  }
  for (auto* each : {&ours, &shell, &ratios}) std::sort(each->begin(), each->end());
  fmt::print("{} of them: {:.3f} ms each, the same SQL in the sqlite3 shell {:.3f} ms: {:.2f} times that\n",
             part.size(), ours[kRounds / 2], shell[kRounds / 2], ratios[kRounds / 2]);
}

/// A random day's best 50, as seen in a random year.
void open_days(const ask::Library& library, std::mt19937& random) {
  const auto day = [&] {
    const when::CivilDay on =
        when::gregorian::civil_day(when::DayNumber{static_cast<std::int64_t>(random() % 700'000)});
    ask::DayQuestion question{.month = on.month, .day = on.day, .year = 1990 + static_cast<int>(random() % 60)};
    question.limit = 50;
    const auto answer = library.on(question);
    if (!answer) std::abort();  // a made library may have nothing on 29 February
  };
  for (int i = 0; i < 400; ++i) day();  // the pages of the file are in memory, as they are in a server
  Times days;
  for (int i = 0; i < 1000; ++i) days.measure(day);
  days.print("a day's best 50");
}

void open_spans(const ask::Library& library, std::mt19937& random) {
  Times spans;
  for (int i = 0; i < 1000; ++i) {
    const when::DayNumber first{static_cast<std::int64_t>(random() % 735'000)};
    spans.measure([&] {
      if (!library.span({.span = when::Span{first, first + 400}, .limit = 100})) std::abort();
    });
  }
  spans.print("a span's first 100");
}

void search_common(const ask::Library& library) {
  Times war, then;
  for (int i = 0; i < 30; ++i) {
    war.measure([&] { static_cast<void>(library.search({.words = "war"}).ok()); });
    const when::Span forties{when::gregorian::day_number({1940, 1, 1}), when::gregorian::day_number({1949, 12, 31})};
    then.measure([&] { static_cast<void>(library.search({.words = "war", .span = forties}).ok()); });
  }
  war.print("search, \"war\"");
  then.print("search, \"war\", 1940 to 1949");
}

void draw_timeline(const ask::Library& library) {
  Times bins, map;
  for (int i = 0; i < 10; ++i) {
    bins.measure([&] { static_cast<void>(library.density({}, {.bins = 200}).ok()); });
    map.measure([&] { static_cast<void>(library.density({}, {.bins = 200, .columns = 72, .rows = 36}).ok()); });
  }
  bins.print("density of all in time");
  map.print("and on the map");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string path = argv[1];
  std::mt19937 random(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1);
  const std::vector<std::string_view> parts(argv + std::min(argc, 3), argv + argc);
  const auto wanted = [&](std::string_view part) {
    return parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
  };
  const auto library = ask::Library::open(path);
  if (!library) {
    fmt::print(stderr, "{}\n", library.error().message);
    return 2;
  }
  fmt::print("{} events\n", library->event_count());
  if (wanted("days")) open_days(*library, random);
  if (wanted("spans")) open_spans(*library, random);
  if (wanted("words")) search_words(path, *library, random);
  if (wanted("common")) search_common(*library);
  if (wanted("timeline")) draw_timeline(*library);
  return 0;
}
