#include "ask/witnesses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "ask/check_words.hpp"
#include "ask/date_words.hpp"
#include "ask/numbered_names.hpp"

namespace thisday::ask {
namespace {

using story::Kind;

constexpr std::size_t kLooked = 24;  // candidates that are compared

/// Those who give one date.
struct Side {
  when::Date date;
  std::vector<const Testimony*> testimony;
  std::set<std::string> works;
};

/// Whether Old Style may have been written: everywhere until Britain and Sweden gave it up, and then where what is told
/// says so, or names a country that kept it.
bool old_style_possible(const Claim& claim, when::Calendar calendar, const CheckWords& words) {
  constexpr std::int64_t kKeptInTheEast = 1753;
  const auto day = claim.date.span()->latest;
  if (when::civil_day(when::Calendar::gregorian, *day).year <= kKeptInTheEast) return true;
  if (claim.date.calendar() == when::Calendar::julian || calendar == when::Calendar::julian) return true;
  const when::ChangeOver* where = words.region(claim.headline + " " + claim.context);
  return where && where->last_julian.year > kKeptInTheEast;
}

std::vector<Side> sides(const std::vector<Testimony>& all) {
  std::vector<Side> found;
  for (const Testimony& each : all) {
    auto at = std::find_if(found.begin(), found.end(),
                           [&](const Side& side) { return side.date.span() == each.date.span(); });
    if (at == found.end()) at = found.insert(found.end(), Side{each.date, {}, {}});
    at->testimony.push_back(&each);
    at->works.insert(work_of(each.source));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Side& a, const Side& b) { return a.works.size() > b.works.size(); });
  return found;
}

/// "the thisday almanac", "the thisday almanac and calendar.history", "A, B and 3 more".
std::string names(const std::vector<const Testimony*>& testimony) {
  std::vector<std::string> titles;
  std::set<std::string> works;
  for (const Testimony* each : testimony)
    if (works.insert(work_of(each->source)).second)
      titles.push_back(each->source.author.empty() ? each->source.title
                                                   : fmt::format("{} ({})", each->source.title, each->source.author));
  std::sort(titles.begin(), titles.end());
  constexpr std::size_t kShown = 3;
  if (titles.size() == 1) return titles[0];
  if (titles.size() > kShown) return fmt::format("{}, {} and {} more", titles[0], titles[1], titles.size() - 2);
  std::string words = titles[0];
  for (std::size_t i = 1; i < titles.size(); ++i) words += (i + 1 == titles.size() ? " and " : ", ") + titles[i];
  return words;
}

/// "one source says", "two independent sources say".
std::string say(std::size_t works) {
  constexpr std::array<std::string_view, 9> kNumbers = {"two",   "three", "four", "five", "six",
                                                        "seven", "eight", "nine", "ten"};
  if (works == 1) return "one source says";
  if (works - 2 < kNumbers.size()) return fmt::format("{} independent sources say", kNumbers[works - 2]);
  return fmt::format("{} independent sources say", works);
}

/// Who is not believed alone: a list without author or address, and a date that looks as if nobody knew it, as 1
/// January does, or the 1st and 15th of an early month, or one that the source itself is not sure of.
bool weak(const Testimony& told) {
  if (told.source.format == "calendar" && told.source.author.empty() && told.source.url.empty()) return true;
  const when::Edtf& edtf = told.date.as_written();
  if (edtf.approximate() || edtf.uncertain()) return true;
  const auto only = when::only_day(told.date.span());
  if (!only) return false;
  const when::CivilDay day = when::civil_day(told.date.calendar(), *only);
  if (day.month == 1 && day.day == 1) return true;
  return day.year < 1583 && (day.day == 1 || day.day == 15);
}

bool share_words(std::string_view a, std::string_view b) {
  const keep::Telling here = keep::telling_of({.headline = a}), there = keep::telling_of({.headline = b});
  return std::any_of(here.tokens.begin(), here.tokens.end(), [&](const keep::Telling::Token& token) {
    return std::binary_search(there.tokens.begin(), there.tokens.end(), token);
  });
}

}  // namespace

const std::string& work_of(const story::Source& source) {
  return source.work.empty() ? source.path : source.work;
}

bool Witnesses::counts(const story::Source& source) const {
  return std::none_of(without_.begin(), without_.end(), [&](const std::string& name) {
    return name == source.path || name == source.work || (!name.empty() && name == source.hash);
  });
}

Result<const story::Source*> Witnesses::source(const story::SourceId& id) {
  if (const auto known = sources_.find(id); known != sources_.end()) return &known->second;
  auto found = library_.source(id);
  if (!found) return found.error();
  const story::Source* none = nullptr;
  if (!*found) return none;  // forgotten while we looked
  return &sources_.emplace(id, **std::move(found)).first->second;
}

Result<std::vector<Witnesses::Candidate>> Witnesses::candidates(const Claim& claim) {
  std::vector<Candidate> all;
  keep::Told told{.kind = claim.kinds.front(),
                  .calendar = claim.date.calendar(),
                  .span = claim.date.span(),
                  .headline = claim.headline,
                  .quote = claim.context};
  auto alike = library_.alike(told, kLooked);
  if (!alike) return alike.error();
  keep::Telling telling = keep::telling_of(told);
  for (keep::Alike& each : *alike) {
    if (!each.telling.span) continue;
    if (std::find(claim.kinds.begin(), claim.kinds.end(), each.telling.kind) == claim.kinds.end()) continue;
    Dates dates = compare(claim.date, each.telling.calendar, *each.telling.span);
    if (dates == Dates::old_style && !old_style_possible(claim, each.telling.calendar, words_)) dates = Dates::near;
    const double sure = sameness(telling, each, dates);
    if (sure > 0) all.push_back({std::move(each), dates, sure});
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.sure > b.sure; });
  return all;
}

Result<std::vector<Testimony>> Witnesses::testimony(const Claim& claim, const story::EventId& event) {
  auto tellings = library_.tellings(event);
  if (!tellings) return tellings.error();
  std::vector<Testimony> all;
  if (tellings->empty()) return all;
  const story::EventId id = tellings->front().id;  // one name, whichever of its evidence was found
  for (story::Event& telling : *tellings) {
    if (!telling.date || telling.evidence.empty()) continue;
    const auto span = telling.date->span();
    const auto from = source(telling.evidence.front().source);
    if (!from) return from.error();
    if (!span || !*from || !counts(**from)) continue;
    const Dates dates = compare(claim.date, telling.date->calendar(), *span);
    const bool agrees =
        dates == Dates::old_style ? old_style_possible(claim, telling.date->calendar(), words_) : compatible(dates);
    all.push_back({**from, id, std::move(telling.headline), std::move(telling.evidence.front().quote),
                   *std::move(telling.date), agrees});
  }
  return all;
}

// The likeliest; but not one whose name has another number, and not one that only mentions in passing what another is
// all about: who flew on the day after the Titanic sank is no witness of the sinking.
Result<Witnesses::Choice> Witnesses::choose(const Claim& claim, const std::vector<Candidate>& found) {
  constexpr std::size_t kWeighed = 4;
  Choice choice;
  for (std::size_t i = 0; i < std::min(found.size(), kWeighed); ++i) {
    const Candidate& each = found[i];
    const double sure = compatible(each.dates) ? kSureOfSame : claim.inferred.empty() ? kSureOfOther : kSureOfInferred;
    if (each.sure < sure) break;
    if (choice.candidate && each.alike.shared < choice.candidate->alike.shared) continue;
    auto heard = testimony(claim, each.alike.event);
    if (!heard) return heard.error();
    const auto headline = [&](auto holds) {
      return std::any_of(heard->begin(), heard->end(), [&](const Testimony& told) { return holds(told.headline); });
    };
    if (!headline([&](const std::string& words) { return !numbered_apart(claim.headline, words); })) continue;
    const bool about = headline([&](const std::string& words) { return share_words(claim.headline, words); });
    if (!choice.candidate || about) choice = {&each, *std::move(heard)};
    if (about) break;
  }
  return choice;
}

Result<Witnesses::Heard> Witnesses::hear(const Claim& claim) {
  Heard all;
  Finding& finding = all.finding;
  finding.range = claim.range;
  finding.sentence = claim.sentence;
  finding.kind = claim.kinds.front();
  finding.claim = claim.headline;
  finding.date = claim.date;
  finding.message = "the library has nothing of it";
  const auto found = candidates(claim);
  if (!found) return found.error();
  auto choice = choose(claim, *found);
  if (!choice) return choice.error();
  if (choice->candidate == nullptr) return all;
  all.likeness = choice->candidate->alike.shared;
  finding.kind = choice->candidate->alike.telling.kind;
  finding.testimony = std::move(choice->testimony);
  std::stable_partition(finding.testimony.begin(), finding.testimony.end(),
                        [](const Testimony& each) { return !each.agrees; });

  std::vector<Testimony> for_it, against;
  for (const Testimony& each : finding.testimony) (each.agrees ? for_it : against).push_back(each);
  const std::string date = date_words(claim.date);
  if (!for_it.empty()) {
    const auto side = sides(for_it).front();
    finding.works = side.works.size();
    switch (compare(claim.date, side.date.calendar(), *side.date.span())) {
      case Dates::old_style:
        finding.verdict = Verdict::style_explains;
        finding.message = fmt::format("{} here and {} in {} are the same day in the Old and the New Style calendar",
                                      date, date_words(side.date), names(side.testimony));
        break;
      case Dates::coarser:
      case Dates::finer:
        finding.verdict = Verdict::differs_in_precision;
        finding.message = fmt::format("the draft says {}; {} {}: {}", date, say(side.works.size()),
                                      date_words(side.date), names(side.testimony));
        break;
      default:
        finding.verdict = Verdict::agrees;
        finding.message = fmt::format("{} so too: {}", say(side.works.size()), names(side.testimony));
    }
    return all;
  }
  const auto side = sides(against).front();
  finding.works = side.works.size();
  const bool alone = side.works.size() == 1 && weak(*side.testimony.front());
  finding.verdict = alone || !claim.inferred.empty() ? Verdict::suspicious : Verdict::disagrees;
  finding.message = claim.inferred.empty()
                        ? fmt::format("the draft says {}, but {} {}: {}", date, say(side.works.size()),
                                      date_words(side.date), names(side.testimony))
                        : fmt::format("read as {}, from \u201c{}\u201d; {} {}: {}", date, claim.inferred,
                                      say(side.works.size()), date_words(side.date), names(side.testimony));
  if (alone) finding.message += ", which alone is a weak witness";
  return all;
}

}  // namespace thisday::ask
