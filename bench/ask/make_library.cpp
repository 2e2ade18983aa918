// A large library made from real events, for bench_ask.
//
//   make_library OUT.db EVENTS SEED DAYS…
//
// Each event is a real one moved to another day and year, with some words of another, so that days and words are as
// full as they would be, and nothing merges by mistake. One in six is told again by a second work.

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "bench/ask/days.hpp"
#include "keep/store.hpp"
#include "when/calendar.hpp"

namespace {

using namespace thisday;

class Maker {
 public:
  Maker(std::vector<story::Event> real, unsigned seed) : real_(std::move(real)), random_(seed) {}

  story::Event make(int month, int day) {
    story::Event event = real_[random_() % real_.size()];
    const story::Event& other = real_[random_() % real_.size()];
    const int year = year_of(event) + static_cast<int>(random_() % 61) - 30;
    event.headline = mixed(event.headline, other.headline);
    const auto edtf = when::Edtf::day(year, month, day);
    event.date = when::Date(edtf ? *edtf : *when::Edtf::day(year, month, 28));
    story::Evidence& why = event.evidence.front();
    why.quote = event.headline;
    why.date = event.date;
    why.range = {1, 1 + why.quote.size()};
    for (story::Link& link : why.links) link.range = {0, 1};
    return event;
  }
  bool often(unsigned times) { return random_() % times == 0; }

 private:
  static int year_of(const story::Event& event) {
    const auto span = event.date ? event.date->span() : std::nullopt;
    if (!span || !span->earliest) return 1900;
    return static_cast<int>(when::gregorian::civil_day(*span->earliest).year);
  }
  static std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text)
      if (c == ' ')
        words.emplace_back();
      else
        words.back() += c;
    return words;
  }
  /// Every third word or so is another's.
  std::string mixed(const std::string& text, const std::string& other) {
    const auto others = words_of(other);
    std::string all;
    for (const std::string& word : words_of(text)) {
      const std::string& taken = random_() % 3 == 0 ? others[random_() % others.size()] : word;
      all += (all.empty() ? "" : " ") + taken;
    }
    return all;
  }

  std::vector<story::Event> real_;
  std::mt19937 random_;
};

bool keep_all(keep::Store& store, const story::Source& source, std::vector<story::Event>& events) {
  if (!store.begin(source)) return false;
  std::size_t at = 0;
  for (story::Event& event : events) {
    story::Evidence& why = event.evidence.front();
    why.source = id_of(source);
    why.range = {at, at + why.quote.size()};
    at += why.quote.size() + 1;
    static_cast<void>(store.add(event).ok());
  }
  return store.commit().ok();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  const std::size_t count = std::strtoull(argv[2], nullptr, 10);
  std::vector<story::Event> real;
  for (bench::Told& told : bench::read_all({argv + 4, argv + argc}))
    for (story::Event& event : told.events)
      if (event.date && event.date->span() && event.kind != story::Kind::observance) real.push_back(std::move(event));
  if (real.empty()) return 2;
  fmt::print("{} real events\n", real.size());
  Maker maker(std::move(real), static_cast<unsigned>(std::atoi(argv[3])));
  auto store = keep::Store::open(argv[1], keep::Store::Mode::create);
  if (!store) return 2;
  // Sources of 4,000 events each: ten days of a work.
  constexpr std::size_t kSource = 4000;
  for (std::size_t done = 0, number = 0; done < count; ++number) {
    const std::string name = fmt::format("made/{:04}", number);
    story::Source source{name,
                         "Days, part " + name,
                         "https://example.org/" + name,
                         "Many",
                         "CC-BY-SA-4.0",
                         "en",
                         fmt::format("work {}", number % 5),
                         "day-json",
                         "1"};
    story::Source second = source;
    second.path += "-again";
    second.work = "another work";
    second.language = "de";
    std::vector<story::Event> events, again;
    for (std::size_t i = 0; i < kSource && done < count; ++i, ++done) {
      const int of_year = static_cast<int>((number * 10 + i % 10) % 365);
      const when::CivilDay day = when::gregorian::civil_day(when::gregorian::day_number({2023, 1, 1}) + of_year);
      events.push_back(maker.make(day.month, day.day));
      if (!maker.often(6)) continue;
      again.push_back(events.back());
      again.back().headline += " again";
      again.back().evidence.front().quote = again.back().headline;
    }
    if (!keep_all(**store, source, events) || !keep_all(**store, second, again)) return 2;
    if (number % 10 == 0) fmt::print("{} events made\n", done);
    std::fflush(stdout);
  }
  return 0;
}
