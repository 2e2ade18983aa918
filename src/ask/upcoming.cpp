#include "ask/upcoming.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "ask/on_this_day.hpp"
#include "ask/rank.hpp"
#include "ask/sources_of.hpp"

namespace thisday::ask {

Result<UpcomingAnswer> upcoming(const keep::Store& store, const UpcomingQuestion& question) {
  if (question.days < 1 || question.days > 366) return Error{Code::range, "anniversaries come up within 1 to 366 days"};
  if (!when::valid(when::Calendar::gregorian, question.from)) return Error{Code::range, "there is no such first day"};
  UpcomingAnswer answer{question, {}, {}};
  const when::DayNumber from = when::gregorian::day_number(question.from);
  for (int ahead = 0; ahead < question.days; ++ahead) {
    const when::CivilDay on = when::gregorian::civil_day(from + ahead);
    DayQuestion day{.month = on.month, .day = on.day, .year = on.year, .leap_day = question.leap_day};
    day.kind = question.kind;
    day.include_sensitive = question.include_sensitive;
    auto found = on_this_day(store, day);
    if (!found) return found.error();
    for (DayEvent& event : found->events)
      if (event.years_ago.value_or(0) > 0) answer.events.push_back({on, std::move(event)});
  }
  std::stable_sort(answer.events.begin(), answer.events.end(), [](const Upcoming& a, const Upcoming& b) {
    return std::tuple(roundness(*b.found.years_ago), b.found.score.total) <
           std::tuple(roundness(*a.found.years_ago), a.found.score.total);
  });
  if (answer.events.size() > question.limit) answer.events.resize(question.limit);
  std::set<story::SourceId> ids;
  for (const Upcoming& each : answer.events) add_source_ids(each.found.event, ids);
  auto sources = sources_of(store, ids);
  if (!sources) return sources.error();
  answer.sources = *std::move(sources);
  return answer;
}

}  // namespace thisday::ask
