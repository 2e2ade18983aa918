#include "ask/upcoming.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "ask/on_this_day.hpp"
#include "ask/rank.hpp"
#include "ask/sources_of.hpp"

namespace thisday::ask {

namespace {

/// A candidate on the day that its anniversary falls on.
struct Coming {
  when::CivilDay on;
  keep::Candidate candidate;
  int round = 0;
};

DayQuestion day_of(const UpcomingQuestion& question, const when::CivilDay& on) {
  DayQuestion day{.month = on.month, .day = on.day, .year = on.year, .leap_day = question.leap_day};
  day.kind = question.kind;
  day.include_sensitive = question.include_sensitive;
  return day;
}

/// The rounder first, then those worth more, then the sooner.
Result<std::vector<Coming>> coming(const keep::Store& store, const UpcomingQuestion& question) {
  std::vector<Coming> all;
  const when::DayNumber from = when::gregorian::day_number(question.from);
  for (int ahead = 0; ahead < question.days; ++ahead) {
    const when::CivilDay on = when::gregorian::civil_day(from + ahead);
    auto candidates = candidates_of(store, day_of(question, on));
    if (!candidates) return candidates.error();
    for (keep::Candidate& each : *candidates)
      if (each.year && *each.year < on.year && each.kind != story::Kind::observance)
        all.push_back({on, std::move(each), roundness(on.year - *each.year)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Coming& a, const Coming& b) {
    return std::tuple(b.round, b.candidate.worth, a.on) < std::tuple(a.round, a.candidate.worth, b.on);
  });
  if (all.size() > question.limit) all.resize(question.limit);
  return all;
}

}  // namespace

Result<UpcomingAnswer> upcoming(const keep::Store& store, const UpcomingQuestion& question) {
  if (question.days < 1 || question.days > 366) return Error{Code::range, "anniversaries come up within 1 to 366 days"};
  if (!when::valid(when::Calendar::gregorian, question.from)) return Error{Code::range, "there is no such first day"};
  const auto all = coming(store, question);
  if (!all) return all.error();
  UpcomingAnswer answer{question, {}, {}};
  std::set<story::SourceId> ids;
  for (const Coming& each : *all) {
    auto found = events_of(store, day_of(question, each.on), {each.candidate});
    if (!found) return found.error();
    for (DayEvent& event : *found) {
      if (event.year != each.candidate.year) continue;  // of another source, which dates it otherwise
      add_source_ids(event.event, ids);
      answer.events.push_back({each.on, std::move(event)});
    }
  }
  auto sources = sources_of(store, ids);
  if (!sources) return sources.error();
  answer.sources = *std::move(sources);
  return answer;
}

}  // namespace thisday::ask
