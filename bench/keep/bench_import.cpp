// How fast are events kept? Made-up ones, by a seed, into a new library: evidence, days, spans, words and merging.
//
//   bench_import [EVENTS [SOURCES [LIBRARY]]]     2,000,000 events of 20 sources
//
// A LIBRARY is kept, and gone on with where it stands: so the last sources of a large one can be measured by themselves.
// One in ten tells in other words what an earlier one told, on the same day; a third are births and deaths.

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "keep/store.hpp"

namespace {

using namespace thisday;

/// Words that look like words, so that few are alike.
class MadeUp {
 public:
  explicit MadeUp(unsigned seed) : random_(seed) {
    constexpr std::array<const char*, 20> kSyllables = {"ba",  "ron", "ti",  "mel", "ka",  "dor", "si",
                                                        "ven", "lu",  "gar", "po",  "nes", "ri",  "tak",
                                                        "mo",  "lin", "ze",  "fa",  "hul", "wen"};
    for (int i = 0; i < 20'000; ++i) {
      std::string word;
      for (unsigned part = 0; part < 2 + random_() % 3; ++part) word += kSyllables[random_() % kSyllables.size()];
      words_.push_back(word);
    }
  }

  std::string name() {
    std::string word = words_[random_() % words_.size()];
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }
  /// Few words are used often, as in any language.
  const std::string& word() {
    const double much = std::generate_canonical<double, 32>(random_);
    return words_[static_cast<std::size_t>(static_cast<double>(words_.size() - 1) * much * much * much)];
  }
  when::Date day() {
    // Most of what is written down is of the last two centuries.
    const int year =
        random_() % 4 == 0 ? 1000 + static_cast<int>(random_() % 800) : 1800 + static_cast<int>(random_() % 226);
    const int month = 1 + static_cast<int>(random_() % 12);
    return when::Date(*when::Edtf::day(year, month, 1 + static_cast<int>(random_() % 28)));
  }
  unsigned number(unsigned below) { return static_cast<unsigned>(random_() % below); }

 private:
  std::mt19937 random_;
  std::vector<std::string> words_;
};

struct Told {
  when::Date date;
  std::string name;
  story::Kind kind;
};

double per_second(std::size_t events, std::clock_t time) {
  return static_cast<double>(events) * CLOCKS_PER_SEC / static_cast<double>(time);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2'000'000;
  const std::size_t sources = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20;
  std::string folder = (std::filesystem::temp_directory_path() / "thisday-bench-XXXXXX").string();
  if (argc <= 3 && !::mkdtemp(folder.data())) return 2;
  const std::string path = argc > 3 ? argv[3] : folder + "/library.db";
  auto store = keep::Store::open(path, keep::Store::Mode::create);
  if (!store) return 2;

  MadeUp made(20);
  std::vector<Told> earlier;
  std::clock_t spent = 0;  // of this process, so that a busy machine does not count
  std::size_t merged = 0;
  std::size_t added = 0;
  for (std::size_t s = 0; s < sources; ++s) {
    const story::Source source{fmt::format("source {}", s), "Made up", "", "", "CC0-1.0", "en", "", "calendar", "1"};
    std::vector<story::Event> events;
    for (std::size_t i = 0; i < count / sources; ++i) {
      const unsigned kind = made.number(6);
      Told told{made.day(), made.name() + " " + made.name(),
                kind == 0   ? story::Kind::birth
                : kind == 1 ? story::Kind::death
                            : story::Kind::event};
      if (made.number(10) == 0 && !earlier.empty()) told = earlier[made.number(static_cast<unsigned>(earlier.size()))];
      if (earlier.size() < 100'000) earlier.push_back(told);
      story::Event event;
      event.kind = told.kind;
      event.date = told.date;
      event.headline = told.name;
      for (unsigned w = 0; w < 6 + made.number(8); ++w) event.headline += (w == 0 ? ", " : " ") + made.word();
      event.parties = {told.name};
      event.evidence = {{id_of(source), {i * 100, i * 100 + 90}, event.headline, told.date, {}}};
      events.push_back(std::move(event));
    }
    const std::clock_t begun = std::clock();
    const auto fresh = (*store)->begin(source);
    if (!fresh) return 2;
    if (!*fresh) continue;
    for (const story::Event& event : events)
      if (!(*store)->add(event)) return 2;
    const auto kept = (*store)->commit();
    if (!kept) return 2;
    const std::clock_t took = std::clock() - begun;
    spent += took;
    added += events.size();
    merged += kept->merged;
    fmt::print("{:>9} events  {:>7.0f} events/s of one core  {:>7.0f} of the last source  {} merged\n",
               (s + 1) * (count / sources), per_second(added, spent), per_second(events.size(), took), merged);
    std::fflush(stdout);
  }
  store->reset();
  fmt::print("{} MB\n", std::filesystem::file_size(path) / 1'000'000);
  if (argc <= 3) std::filesystem::remove_all(folder);
  return 0;
}
