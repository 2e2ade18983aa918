#include "ask/library_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "ask/date_words.hpp"
#include "ask/sameness.hpp"
#include "ask/witnesses.hpp"
#include "keep/match.hpp"

namespace thisday::ask {
namespace {

using story::Event;
using story::Kind;
using when::DayNumber;

class Checks {
 public:
  explicit Checks(const Library& library) : library_(library) {}

  Result<std::vector<Finding>> run() {
    auto sources = library_.sources();
    if (!sources) return sources.error();
    for (story::Source& source : *sources) sources_.emplace(id_of(source), std::move(source));
    // What came before, a quarter of a century at a time from the year 1 on, and what comes after.
    constexpr std::int64_t kStep = 25 * 365, kFirst = 1, kLast = 2100 * 365;
    if (auto done = look({std::nullopt, DayNumber{kFirst - 1}}); !done) return done.error();
    for (std::int64_t day = kFirst; day < kLast; day += kStep)
      if (auto done = look({DayNumber{day}, DayNumber{day + kStep - 1}}); !done) return done.error();
    constexpr std::int64_t kAfter = kFirst + (kLast - kFirst + kStep - 1) / kStep * kStep;
    if (auto done = look({DayNumber{kAfter}, std::nullopt}); !done) return done.error();
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Finding> all;
    all.reserve(found_.size());
    for (auto& [day, finding] : found_) all.push_back(std::move(finding));
    return all;
  }

 private:
  /// What is kept of an event to find its double by.
  struct Kept {
    story::EventId id;
    when::Date date;
  };

  Result<void> look(const when::Span& span) {
    auto events = library_.overlapping(span);
    if (!events) return events.error();
    for (const Event& event : *events) {
      if (!event.date || event.editorial.hidden) continue;
      const auto dated = event.date->span();
      // Each event once: where it begins.
      if (!dated || !dated->earliest) continue;
      if (span.earliest && *dated->earliest < *span.earliest) continue;
      if (span.latest && *span.latest < *dated->earliest) continue;
      if (!disagreement(event)) guessed(event);
      if (auto done = doubled(event); !done) return done;
    }
    return {};
  }

  /// What each source tells, in its own words; those first that have another date.
  [[nodiscard]] std::vector<Testimony> testimony(const Event& event) const {
    std::vector<Testimony> all;
    const auto tellings = library_.tellings(event.id);
    if (!tellings) return all;  // gone, or busy: what is left to say is said without it
    for (const Event& telling : *tellings) {
      const story::Evidence& evidence = telling.evidence.front();
      const auto source = sources_.find(evidence.source);
      if (!telling.date || source == sources_.end()) continue;
      all.push_back({source->second, event.id, telling.headline, evidence.quote, *telling.date,
                     compatible(compare_dates(*event.date, *telling.date))});
    }
    std::stable_partition(all.begin(), all.end(), [](const Testimony& each) { return each.agrees; });
    return all;
  }

  /// Whether its sources give several dates, without asking each of them.
  [[nodiscard]] static bool several(const Event& event) {
    return std::any_of(event.evidence.begin(), event.evidence.end(), [&](const story::Evidence& evidence) {
      return evidence.date && evidence.date->span() != event.date->span();
    });
  }

  /// Enough of a headline to know it by.
  static std::string brief(std::string_view headline) {
    constexpr std::size_t kLong = 90;
    while (headline.ends_with('.') || headline.ends_with(' ')) headline.remove_suffix(1);
    if (headline.size() <= kLong) return std::string(headline);
    headline = headline.substr(0, headline.rfind(' ', kLong));
    return std::string(headline) + "\u2026";
  }

  static Dates compare_dates(const when::Date& a, const when::Date& b) {
    const auto span = b.span();
    return span ? compare(a, b.calendar(), *span) : Dates::apart;
  }

  [[nodiscard]] static std::size_t works(const std::vector<Testimony>& all) {
    std::set<std::string> names;
    for (const Testimony& each : all) names.insert(work_of(each.source));
    return names.size();
  }

  void add(const Event& event, Verdict verdict, Rule rule, std::string message, std::vector<Testimony> told) {
    Finding finding;
    finding.verdict = verdict;
    finding.rule = rule;
    finding.message = std::move(message);
    finding.kind = event.kind;
    finding.claim = event.headline;
    finding.date = event.date;
    finding.works = works(told);
    finding.testimony = std::move(told);
    found_.emplace_back(event.date->span()->earliest->rata_die, std::move(finding));
  }

  /// Whether its sources give dates that cannot all be true.
  bool disagreement(const Event& event) {
    if (event.evidence.size() < 2 || !several(event)) return false;
    std::vector<Testimony> told = testimony(event);
    std::map<std::string, std::set<std::string>> against;  // a date, and the works that have it
    std::set<std::string> with;
    for (const Testimony& each : told)
      (each.agrees ? with : against[date_words(each.date)]).insert(work_of(each.source));
    if (against.empty()) return styled(event, std::move(told));
    std::string message = fmt::format("{}: {} {}", brief(event.headline), says(with.size()), date_words(*event.date));
    for (const auto& [date, names] : against) message += fmt::format(", {} {}", says(names.size()), date);
    add(event, Verdict::disagrees, Rule::library, std::move(message), std::move(told));
    return true;
  }

  /// Whether two of its dates are one day in the two calendars.
  bool styled(const Event& event, std::vector<Testimony> told) {
    const auto other = std::find_if(told.begin(), told.end(), [&](const Testimony& each) {
      return compare_dates(*event.date, each.date) == Dates::old_style;
    });
    if (other == told.end()) return false;
    std::string message = fmt::format("{}: {} and {} are the same day in the Old and the New Style calendar",
                                      brief(event.headline), date_words(*event.date), date_words(other->date));
    add(event, Verdict::style_explains, Rule::library, std::move(message), std::move(told));
    return true;
  }

  static std::string says(std::size_t works) {
    return works == 1 ? "one source says" : fmt::format("{} sources say", works);
  }

  void guessed(const Event& event) {
    const auto day = when::only_day(event.date->span());
    if (!day || event.kind == Kind::observance) return;
    const when::CivilDay civil = when::civil_day(event.date->calendar(), *day);
    const bool new_year = civil.month == 1 && civil.day == 1;
    constexpr std::int64_t kGuessed = 1583;
    const bool round = civil.year < kGuessed && (civil.day == 1 || civil.day == 15);
    if (!new_year && !round) return;
    std::vector<Testimony> told = testimony(event);
    if (told.empty() || works(told) > 1) return;
    const std::string why = new_year ? "which lists give to what is known to the year only"
                                     : "a day that was often written where nobody knew it";
    std::string message =
        fmt::format("{}: {} stands in one source alone, {}", brief(event.headline), date_words(*event.date), why);
    add(event, Verdict::suspicious, new_year ? Rule::new_year : Rule::round_day, std::move(message), std::move(told));
  }

  /// A person's name, or all words that are told, as one number; none where that is too little to tell events apart.
  static std::optional<std::uint64_t> signature(const Event& event) {
    const keep::Telling telling = keep::telling_of({.kind = event.kind,
                                                    .calendar = event.date->calendar(),
                                                    .span = event.date->span(),
                                                    .headline = event.headline});
    std::uint64_t mixed = 0xcbf29ce484222325ULL + static_cast<std::uint64_t>(event.kind);
    const auto mix = [&](std::uint32_t word) { mixed = (mixed ^ word) * 0x9E3779B97F4A7C15ULL; };
    if (event.kind == Kind::birth || event.kind == Kind::death) {
      if (telling.name.size() < 2) return std::nullopt;
      for (const std::uint32_t word : telling.name) mix(word);
    } else {
      constexpr std::size_t kLeast = 4;
      if (telling.tokens.size() < kLeast) return std::nullopt;
      for (const auto& token : telling.tokens) mix(token.hash);
    }
    return mixed;
  }

  Result<void> doubled(const Event& event) {
    if (event.kind == Kind::observance || !when::only_day(event.date->span())) return {};
    const auto key = signature(event);
    if (!key) return {};
    auto& others = kept_[*key];
    for (const Kept& other : others) {
      const Dates dates = compare_dates(*event.date, other.date);
      if (dates == Dates::near || dates == Dates::apart) continue;
      const auto first = library_.event(other.id);
      if (!first) return first.error();
      if (!*first) continue;
      std::vector<Testimony> told = testimony(**first);
      for (Testimony& each : testimony(event)) told.push_back(std::move(each));
      std::string message =
          dates == Dates::same
              ? fmt::format("{}: twice in the library, on {}", brief(event.headline), date_words(*event.date))
              : fmt::format("{}: in the library on {} and on {}{}", brief(event.headline), date_words(other.date),
                            date_words(*event.date),
                            dates == Dates::old_style ? ", the same day in Old and New Style" : "");
      add(event, Verdict::suspicious, Rule::doubled, std::move(message), std::move(told));
      break;
    }
    constexpr std::size_t kMost = 16;  // of one name
    if (others.size() < kMost) others.push_back({event.id, *event.date});
    return {};
  }

  const Library& library_;
  std::map<story::SourceId, story::Source> sources_;
  std::unordered_map<std::uint64_t, std::vector<Kept>> kept_;
  std::vector<std::pair<std::int64_t, Finding>> found_;
};

}  // namespace

Result<std::vector<Finding>> check_library(const Library& library) {
  return Checks(library).run();
}

}  // namespace thisday::ask
