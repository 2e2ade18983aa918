// How well does `check` tell true dates from wrong ones?
//
//   check_measure [--seed N] [--sentences 1000] [--show N] [--together] DRAFT… -- LIBRARY…
//
// Reads the records of DRAFT and LIBRARY with the readers of gather, and keeps LIBRARY in a new library. Of the records
// of DRAFT those are taken that LIBRARY has too, as their links say and the days agree; the matcher is not asked. Each
// becomes a sentence (sentences.hpp), in half of them with a wrong date, and each sentence a draft of its own, or with
// --together all of them one.
//
//   matched   of all: the check says something of the event that was meant
//   found     of the moved and matched: it says that sources have another date
//   accused   of those not moved: it says so though the date is right
//   stray     of sentences that no link ties to the library: it says that sources have another date. Some of them are
//             right: links do not tell all.

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ask/check.hpp"
#include "base/file.hpp"
#include "gather/gather.hpp"
#include "keep/store.hpp"
#include "sentences.hpp"

namespace {

using namespace thisday;
using bench::Move;

struct Options {
  unsigned seed = 1;
  std::size_t sentences = 1000;
  int show = 0;
  bool together = false;
  std::vector<std::string> drafts;
  std::vector<std::string> library;
};

struct Group {
  story::Source source;
  std::vector<story::Event> events;
};

class Records : public gather::Handler {
 public:
  void source(const story::Source& source) override { groups.push_back({source, {}}); }
  void event(story::Event event) override { groups.back().events.push_back(std::move(event)); }
  void article(story::Entry, story::Text) override {}
  void refuse(gather::Refusal) override {}

  std::vector<Group> groups;
};

struct Sentence {
  const story::Event* event = nullptr;
  std::string text;
  Move move = Move::none;
  bool linked = false;
  std::set<std::string> truths;  ///< headlines that the library has of it
};

bool read_all(const std::vector<std::string>& paths, Records& records) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths)
    if (fs::is_directory(path)) {
      for (const auto& each : fs::recursive_directory_iterator(path))
        if (each.is_regular_file()) files.push_back(each.path());
    } else {
      files.push_back(path);
    }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    const auto bytes = read_file(file);
    if (!bytes) {
      fmt::print(stderr, "{}\n", bytes.error().message);
      return false;
    }
    const gather::Input input{file, *bytes};
    const auto format = gather::detect(input);
    if (!format || !gather::read(input, *format, records)) fmt::print(stderr, "{}: not read\n", file);
  }
  return true;
}

std::optional<when::DayNumber> day_of(const story::Event& event) {
  if (!event.date) return std::nullopt;
  const auto span = event.date->span();
  if (!span || !span->earliest || span->earliest != span->latest) return std::nullopt;
  return span->earliest;
}

bool linked(const story::Event& a, const story::Event& b) {
  const auto has = [](const story::Event& item, const std::string& link) {
    return std::find(item.links.begin(), item.links.end(), link) != item.links.end();
  };
  if (a.kind != b.kind || a.links.empty() || b.links.empty()) return false;
  if (a.kind != story::Kind::event) return has(a, b.links.front()) || has(b, a.links.front());
  return (a.links.size() == 1 && has(b, a.links.front())) || (b.links.size() == 1 && has(a, b.links.front()));
}

/// The sentences to be checked: those that links tie to the library, and as many that none does.
std::vector<Sentence> sentences(const Records& drafts, const Records& library, const Options& options) {
  std::multimap<when::DayNumber, const story::Event*> by_day;
  std::set<std::string> names;
  for (const Group& group : library.groups)
    for (const story::Event& event : group.events) {
      if (const auto day = day_of(event)) by_day.emplace(*day, &event);
      names.insert(event.links.begin(), event.links.end());
    }
  std::vector<Sentence> tied, loose;
  for (const Group& group : drafts.groups)
    for (const story::Event& event : group.events) {
      const auto day = day_of(event);
      if (!day || event.kind == story::Kind::observance) continue;
      Sentence sentence;
      sentence.event = &event;
      const auto [from, to] = by_day.equal_range(*day);
      for (auto at = from; at != to; ++at)
        if (linked(event, *at->second)) sentence.truths.insert(at->second->headline);
      sentence.linked = !sentence.truths.empty();
      const bool named = std::any_of(event.links.begin(), event.links.end(),
                                     [&](const std::string& link) { return names.contains(link); });
      if (sentence.linked)
        tied.push_back(std::move(sentence));
      else if (!named)
        loose.push_back(std::move(sentence));
    }
  std::mt19937 random(options.seed);
  std::shuffle(tied.begin(), tied.end(), random);
  std::shuffle(loose.begin(), loose.end(), random);
  fmt::print("{} sentences are tied to the library by links, {} are not\n", tied.size(), loose.size());
  tied.resize(std::min(tied.size(), options.sentences));
  loose.resize(std::min(loose.size(), options.sentences));
  constexpr Move kMoves[] = {Move::day, Move::month, Move::year, Move::digit, Move::swapped};
  int turn = 0;
  const auto write = [&](Sentence& sentence, bool wrong) {
    const when::Calendar calendar = sentence.event->date->calendar();
    const when::CivilDay right = when::civil_day(calendar, *day_of(*sentence.event));
    when::CivilDay day = right;
    for (int tries = 0; wrong && day == right && tries < 8; ++tries) {
      sentence.move = kMoves[turn++ % 5];
      day = bench::moved(right, calendar, sentence.move, random);
    }
    if (day == right) sentence.move = Move::none;
    sentence.text = bench::sentence(*sentence.event, day, random);
  };
  for (std::size_t i = 0; i < tied.size(); ++i) write(tied[i], i % 2 == 1);
  for (Sentence& each : loose) write(each, false);
  tied.insert(tied.end(), loose.begin(), loose.end());
  return tied;
}

struct Count {
  int all = 0, claimed = 0, matched = 0, right = 0, found = 0, noted = 0;
};

bool contradicts(const ask::Finding& finding) {
  return ask::fails(finding.verdict) && finding.rule == ask::Rule::library;
}

bool notes(const ask::Finding& finding) {
  return finding.verdict == ask::Verdict::suspicious && finding.rule == ask::Rule::library;
}

void show(std::string_view what, const Sentence& sentence, const std::vector<ask::Finding>& findings) {
  fmt::print("\n{} ({}): {}\n", what, bench::name(sentence.move), sentence.text);
  for (const std::string& truth : sentence.truths) fmt::print("   truth: {}\n", truth);
  for (const ask::Finding& finding : findings) {
    fmt::print("   {} [{}] {}\n", ask::name(finding.verdict), ask::name(finding.rule), finding.message);
    for (const ask::Testimony& each : finding.testimony)
      fmt::print("      {} {}\n", each.date.as_written().str(), each.headline.substr(0, 110));
  }
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  bool library_side = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--")
      library_side = true;
    else if (argument == "--together")
      options.together = true;
    else if (argument == "--seed" && i + 1 < argc)
      options.seed = static_cast<unsigned>(std::atoi(argv[++i]));
    else if (argument == "--sentences" && i + 1 < argc)
      options.sentences = static_cast<std::size_t>(std::atoi(argv[++i]));
    else if (argument == "--show" && i + 1 < argc)
      options.show = std::atoi(argv[++i]);
    else
      (library_side ? options.library : options.drafts).push_back(argument);
  }
  Records drafts, kept;
  if (!read_all(options.drafts, drafts) || !read_all(options.library, kept)) return 2;

  std::string folder = (std::filesystem::temp_directory_path() / "thisday-check-XXXXXX").string();
  if (!::mkdtemp(folder.data())) return 2;
  const std::string path = folder + "/library.db";
  {
    auto store = keep::Store::open(path, keep::Store::Mode::create);
    if (!store) return 2;
    for (const Group& group : kept.groups) {
      if (const auto begun = (*store)->begin(group.source); !begun || !*begun) continue;
      for (const story::Event& event : group.events) static_cast<void>((*store)->add(event));
      if (!(*store)->commit()) return 2;
    }
  }
  const auto library = ask::Library::open(path);
  if (!library) return 2;
  fmt::print("the library has {} events\n", library->event_count());

  const std::vector<Sentence> all = sentences(drafts, kept, options);
  std::map<Move, Count> counts;
  Count stray;
  int shown = 0;
  std::size_t claims = 0;
  std::clock_t spent = 0;
  const ask::Checker checker(*library);

  std::vector<std::vector<ask::Finding>> findings(all.size());
  const auto run = [&](const std::string& text) {
    story::Text draft;
    draft.content = text;
    const std::clock_t before = std::clock();
    auto checked = checker.check(draft, {});
    spent += std::clock() - before;
    if (!checked) fmt::print(stderr, "{}\n", checked.error().message);
    auto found = checked ? *std::move(checked) : std::vector<ask::Finding>();
    for (const ask::Finding& each : found) claims += each.rule == ask::Rule::library;
    return found;
  };
  if (options.together) {
    std::string text;
    std::vector<std::size_t> ends;
    for (const Sentence& sentence : all) {
      text += sentence.text + "\n\n";
      ends.push_back(text.size());
    }
    for (ask::Finding& finding : run(text)) {
      const auto at = std::upper_bound(ends.begin(), ends.end(), finding.range.begin);
      findings[static_cast<std::size_t>(at - ends.begin())].push_back(std::move(finding));
    }
  } else {
    for (std::size_t i = 0; i < all.size(); ++i) findings[i] = run(all[i].text);
  }

  for (std::size_t i = 0; i < all.size(); ++i) {
    const Sentence& sentence = all[i];
    Count& count = sentence.linked ? counts[sentence.move] : stray;
    ++count.all;
    bool claimed = false, matched = false, right = false, found = false, noted = false;
    for (const ask::Finding& finding : findings[i]) {
      claimed = claimed || finding.rule == ask::Rule::library;
      if (finding.rule == ask::Rule::library && finding.verdict != ask::Verdict::unknown) matched = true;
      for (const ask::Testimony& each : finding.testimony) right = right || sentence.truths.contains(each.headline);
      found = found || contradicts(finding);
      noted = noted || notes(finding);
    }
    count.claimed += claimed;
    count.matched += matched;
    count.right += right;
    count.found += found && (right || sentence.move == Move::none);
    count.noted += noted;
    const bool bad = !sentence.linked ? found : sentence.move == Move::none ? found : !found || !right;
    if (bad && shown < options.show) {
      ++shown;
      show(!sentence.linked ? "stray" : sentence.move == Move::none ? "accused" : "not found", sentence, findings[i]);
    }
  }
  Count moved;
  const auto per = [](int part, int whole) { return whole ? 100.0 * part / whole : 0.0; };
  fmt::print("\n{:<10} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "", "all", "claimed", "matched", "rightly", "found",
             "noted");
  const auto line = [&](std::string_view name, const Count& count) {
    fmt::print("{:<10} {:>6} {:>7.1f} % {:>7.1f} % {:>7.1f} % {:>7.1f} % {:>7.1f} %\n", name, count.all,
               per(count.claimed, count.all), per(count.matched, count.all), per(count.right, count.all),
               per(count.found, &count == &stray || &count == &counts[Move::none] ? count.all : count.right),
               per(count.noted, count.all));
  };
  for (const auto& [move, count] : counts) {
    if (move == Move::none) continue;
    line(bench::name(move), count);
    moved.all += count.all, moved.claimed += count.claimed, moved.matched += count.matched, moved.right += count.right;
    moved.found += count.found, moved.noted += count.noted;
  }
  line("moved", moved);
  const Count& kept_dates = counts[Move::none];
  line("not moved", kept_dates);
  line("stray", stray);
  const int whole = moved.all + kept_dates.all;
  fmt::print("\nmatched {:.1f} % (60)   found {:.1f} % of moved and matched (90)   accused {:.1f} % of not moved (2)\n",
             per(moved.right + kept_dates.right, whole), per(moved.found, moved.right),
             per(kept_dates.found, kept_dates.all));
  fmt::print("stray {:.1f} % of {} that no link ties to the library\n", per(stray.found, stray.all), stray.all);
  fmt::print("{} claims, {:.0f} a second of one core\n", claims,
             static_cast<double>(claims) / (static_cast<double>(spent) / CLOCKS_PER_SEC));
  std::filesystem::remove_all(folder);
}
