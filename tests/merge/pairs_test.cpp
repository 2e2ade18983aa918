// Which tellings of one day are one event? Held against pairs judged by hand: the almanac's records beside the lines of
// Debian's calendars, in several languages (pairs.tsv), and beside Wikipedia's day pages without links (day_pairs.tsv);
// and a day page in two languages (language_pairs.tsv).

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "gather/gather.hpp"
#include "keep/match.hpp"
#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday {
namespace {

namespace fs = std::filesystem;

class ToStore : public gather::Handler {
 public:
  explicit ToStore(keep::Store& store) : store_(store) {}
  ~ToStore() override { close(); }
  void source(const story::Source& source) override {
    close();
    open_ = store_.begin(source).value();
  }
  void event(story::Event event) override {
    if (!open_) return;
    event.links.clear();
    for (story::Evidence& why : event.evidence) why.links.clear();
    EXPECT_TRUE(store_.add(event).ok());
  }
  void article(story::Entry, story::Text) override {}
  void refuse(gather::Refusal) override {}

 private:
  void close() {
    if (!open_) return;
    EXPECT_TRUE(store_.commit().ok());
    open_ = false;
  }
  keep::Store& store_;
  bool open_ = false;
};

void import(keep::Store& store, const fs::path& path) {
  ToStore handler(store);
  const auto bytes = read_file(path.string());
  ASSERT_TRUE(bytes.ok());
  gather::Input input{path.string(), *bytes};
  input.folder = path.parent_path().string();
  const auto format = gather::detect(input);
  ASSERT_TRUE(format) << path;
  ASSERT_TRUE(gather::read(input, *format, handler).ok()) << path;
}

struct Pair {
  std::string day, verdict, one, other;
  std::string other_day;  ///< where it is another
};

std::vector<Pair> judged(const std::string& name) {
  std::vector<Pair> pairs;
  std::ifstream file(THISDAY_ROOT "/tests/merge/" + name);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    Pair pair;
    std::istringstream fields(line);
    std::getline(fields, pair.day, '\t');
    std::getline(fields, pair.verdict, '\t');
    std::getline(fields, pair.one, '\t');
    std::getline(fields, pair.other, '\t');
    std::getline(fields, pair.other_day, '\t');
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

/// Which event of a day has a telling with this word, and that telling; none where none has.
struct Found {
  const story::Event* event = nullptr;
  const story::Evidence* evidence = nullptr;
};
Found with(const std::vector<story::Event>& events, const std::string& word) {
  for (const story::Event& event : events)
    for (const story::Evidence& evidence : event.evidence)
      if (evidence.quote.find(word) != std::string::npos) return {&event, &evidence};
  return {};
}

keep::Told told_by(const Found& found) {
  keep::Told told{.kind = found.event->kind, .headline = found.event->headline, .quote = found.evidence->quote};
  if (found.evidence->date) {
    told.calendar = found.evidence->date->calendar();
    told.span = found.evidence->date->span();
  }
  return told;
}

std::vector<story::Event> told_on(const keep::Store& store, const std::string& day) {
  const auto first = day < "1582-10-15" ? when::Calendar::julian : when::Calendar::gregorian;
  std::vector<story::Event> events;
  for (const auto calendar : {first, when::Calendar::gregorian}) {
    const auto found = store.overlapping(*keep::date_of(day, calendar).span()).value();
    events.insert(events.end(), found.begin(), found.end());
  }
  return events;
}

struct Score {
  int right = 0;
  int wrong = 0;
  int missed = 0;
  int gone = 0;  ///< a record was corrected since
};

void judge(const keep::Store& store, const std::vector<Pair>& pairs, Score& score) {
  for (const Pair& pair : pairs) {
    std::vector<story::Event> events = told_on(store, pair.day);
    if (!pair.other_day.empty())
      for (story::Event& event : told_on(store, pair.other_day)) events.push_back(std::move(event));
    const auto one = with(events, pair.one);
    const auto other = with(events, pair.other);
    if (!one.event || !other.event) {
      ++score.gone;
      continue;
    }
    const bool merged = one.event->id == other.event->id;
    const bool same = pair.verdict == "one";
    score.right += merged && same;
    score.wrong += merged && !same;
    score.missed += !merged && same;
    if (merged == same) continue;
    const keep::Explained why = keep::explain(told_by(one), told_by(other));
    fmt::print("{}: {} {} / {}: {:.2f} by {}\n", merged ? "merged, but two" : "one, but not merged", pair.day, pair.one,
               pair.other, why.score, fmt::join(why.words, ", "));
  }
}

void expect(const Score& score, std::size_t pairs, double least_recall) {
  const double precision = static_cast<double>(score.right) / std::max(1, score.right + score.wrong);
  const double recall = static_cast<double>(score.right) / std::max(1, score.right + score.missed);
  fmt::print("{} pairs: precision {:.3f}, recall {:.3f}, {} not found\n", pairs, precision, recall, score.gone);
  EXPECT_LT(score.gone * 10, static_cast<int>(pairs));
  EXPECT_GE(precision, 0.98);
  EXPECT_GE(recall, least_recall);
}

// Half of the pairs were taken from what was not merged, so this is no recall over all.
TEST(Pairs, OfTheAlmanacAndCalendarsInSeveralLanguagesAreJudgedAsByHand) {
  const fs::path calendars = "/usr/share/calendar";
  if (!fs::exists(calendars / "calendar.history")) GTEST_SKIP() << "Debian's calendars are not installed";
  const keep::TemporaryFolder folder;
  const auto store = keep::Store::open(folder.file("library.db"), keep::Store::Mode::create).value();
  for (const auto& file : fs::directory_iterator(THISDAY_ROOT "/almanac/events")) import(*store, file.path());
  for (const auto& file : fs::recursive_directory_iterator(calendars)) {
    const std::string name = file.path().filename().string();
    if (file.is_regular_file() && name.starts_with("calendar.") && name != "calendar.all" && name != "calendar.lotr" &&
        name != "calendar.discordian")
      import(*store, file.path());
  }
  const auto pairs = judged("pairs.tsv");
  Score score;
  judge(*store, pairs, score);
  expect(score, pairs.size(), 0.90);
}

TEST(Pairs, OfTheAlmanacAndWikipediasDaysAreJudgedAsByHandWithoutLinks) {
  const char* given = std::getenv("THISDAY_DATA");
  const fs::path days = fs::path(given ? given : THISDAY_ROOT "/../shared/data") / "days" / "muffinlabs";
  if (!fs::exists(days)) GTEST_SKIP() << days << " is not here";
  const keep::TemporaryFolder folder;
  const auto store = keep::Store::open(folder.file("library.db"), keep::Store::Mode::create).value();
  for (const auto& file : fs::directory_iterator(THISDAY_ROOT "/almanac/events")) import(*store, file.path());
  const auto pairs = judged("day_pairs.tsv");
  std::set<std::string> wanted;
  for (const Pair& pair : pairs)
    for (const std::string& day : {pair.day, pair.other_day})
      if (day.size() > 5) wanted.insert(day.substr(day.size() - 5));
  for (const std::string& day : wanted)
    if (const fs::path file = days / (day + ".json"); fs::exists(file)) import(*store, file);
  Score score;
  judge(*store, pairs, score);
  expect(score, pairs.size(), 0.90);
}

TEST(Pairs, OfADayOfWikipediaInTwoLanguagesAreJudgedAsByHandWithoutLinks) {
  const char* given = std::getenv("THISDAY_DATA");
  const fs::path pages = fs::path(given ? given : THISDAY_ROOT "/../shared/data") / "days" / "parsoid_html";
  if (!fs::exists(pages)) GTEST_SKIP() << pages << " is not here";
  const keep::TemporaryFolder folder;
  const auto store = keep::Store::open(folder.file("library.db"), keep::Store::Mode::create).value();
  for (const auto& file : fs::directory_iterator(pages)) import(*store, file.path());
  const auto pairs = judged("language_pairs.tsv");
  Score score;
  judge(*store, pairs, score);
  expect(score, pairs.size(), 0.90);
}

}  // namespace
}  // namespace thisday
