#include "ask/on_this_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ask/rank.hpp"
#include "keep/anniversary.hpp"
#include "when/calendars/calendar_systems.hpp"

namespace thisday::ask {
namespace {

using keep::Anniversary;
using keep::MonthDay;
using story::Event;
using when::Calendar;
using when::DayNumber;

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

/// An event of the answer, and when it has its place in it.
struct Placed {
  DayEvent found;
  std::optional<DayNumber> time;

  /// Dated ones, then observances, then undated ones.
  [[nodiscard]] int group() const { return time ? 0 : found.match == Match::observed ? 1 : 2; }
};

/// The question, as the month-days to look under.
struct Days {
  std::vector<MonthDay> exact;
  std::vector<MonthDay> coarse;
  /// The day itself in the reader's year, for movable feasts; none for 29 February in a common year.
  std::optional<DayNumber> today;
  /// All that the day of another calendar ever was, to the end of the reader's year; ascending.
  std::vector<DayNumber> ever;
  [[nodiscard]] bool has(const MonthDay& day) const {
    return std::find(exact.begin(), exact.end(), day) != exact.end();
  }
};

/// The question's day as a day of every year.
when::Recurrence yearly(const DayQuestion& question) {
  when::Recurrence rule;
  rule.calendar = question.calendar;
  rule.month = question.month;
  rule.day = question.day;
  return rule;
}

/// Whether a calendar of other months has the day: now, or when it was in use.
Result<void> validate_other(const DayQuestion& question) {
  constexpr std::int64_t kYears = 40;  // leap months come back sooner
  constexpr std::int64_t kRepublic = 1793;
  for (const std::int64_t from : {question.year - kYears, kRepublic})
    for (std::int64_t year = from; year <= from + 2 * kYears; ++year)
      if (yearly(question).in_year(year)) return {};
  return Error{Code::range, fmt::format("the calendar '{}' has no day {} of month {}", when::name(question.calendar),
                                        question.day, question.month)};
}

Result<void> validate(const DayQuestion& question) {
  if (question.year > when::kMaxDayNumberYear || question.year < -when::kMaxDayNumberYear)
    return Error{Code::range, fmt::format("the year {} is too far away to be counted from", question.year)};
  if (!when::has_julian_months(question.calendar)) return validate_other(question);
  if (question.month < 1 || question.month > 12)
    return Error{Code::range, fmt::format("there is no month {}", question.month)};
  // 2000 has a 29 February in both calendars.
  if (question.day < 1 || question.day > days_in_month(question.calendar, 2000, question.month))
    return Error{Code::range, fmt::format("there is no {} {}", question.day, kMonths[question.month - 1])};
  return {};
}

/// Whether the day also shows what belongs to 29 February.
bool stands_in_for_leap_day(const DayQuestion& question) {
  if (valid(question.calendar, {question.year, 2, 29})) return false;
  switch (question.leap_day) {
    case LeapDay::feb28:
      return question.month == 2 && question.day == 28;
    case LeapDay::mar1:
      return question.month == 3 && question.day == 1;
    case LeapDay::skip:
      return false;
  }
  return false;
}

/// Each day that has been this one of a calendar of other months, in the years that it can be worked out for.
std::vector<DayNumber> ever(const DayQuestion& question) {
  constexpr std::int64_t kYears = 6000, kShort = 100;  // one that is no longer in use was not for long
  const auto now =
      when::calendar_system(question.calendar).day(day_number(Calendar::gregorian, {question.year, 12, 31}));
  const std::int64_t last = now ? now->year : kShort;
  std::vector<DayNumber> days;
  for (std::int64_t year = last - kYears; year <= last; ++year)
    if (const when::CivilDay day{year, question.month, question.day}; valid(question.calendar, day))
      days.push_back(day_number(question.calendar, day));
  return days;
}

/// Of a calendar whose months are others than January to December.
Days days_of_other(const DayQuestion& question) {
  Days days;
  days.exact = {{question.calendar, question.month, question.day}};
  days.coarse = {{question.calendar, question.month, 0}, {question.calendar, 0, 0}};
  days.today = yearly(question).in_year(question.year);
  days.ever = ever(question);
  return days;
}

Days days_of(const DayQuestion& question) {
  if (!when::has_julian_months(question.calendar)) return days_of_other(question);
  std::vector<Calendar> calendars = {Calendar::julian, Calendar::swedish};
  if (question.calendar == Calendar::gregorian) calendars.push_back(Calendar::gregorian);
  Days days;
  for (const Calendar calendar : calendars) {
    days.exact.push_back({calendar, question.month, question.day});
    if (stands_in_for_leap_day(question)) days.exact.push_back({calendar, 2, 29});
    days.coarse.push_back({calendar, question.month, 0});
    days.coarse.push_back({calendar, 0, 0});
  }
  const when::CivilDay today{question.year, question.month, question.day};
  if (valid(question.calendar, today)) days.today = day_number(question.calendar, today);
  return days;
}

/// Whether a rule gives the day. Rules that count from a feast may reach into the year before or after.
bool falls_on(const when::Recurrence& rule, const Days& days) {
  if (const auto fixed = keep::fixed_day(rule)) return days.has(*fixed);
  if (!days.today) return false;
  const std::int64_t year = civil_day(Calendar::gregorian, *days.today).year;
  for (const std::int64_t y : {year - 1, year, year + 1})
    if (rule.in_year(y) == days.today) return true;
  return false;
}

/// Whether a month or year may be the day: 1900 had no 29 February.
bool may_be(const when::Date& date, const Days& days) {
  const auto span = date.span();
  if (!span || !span->earliest) return true;  // a month of every year
  return std::any_of(days.exact.begin(), days.exact.end(),
                     [&](const MonthDay& day) { return day.calendar == date.calendar() && includes(*span, day); });
}

class Matcher {
  using Reasons = std::vector<std::pair<Match, Anniversary>>;

 public:
  Matcher(const DayQuestion& question, const Days& days) : question_(question), days_(days) {}

  /// Places an event by its exact days and, where asked for, months and years. Whether it stands there at all.
  bool place(Event event, const Score& score) {
    if (!wanted(event) || has(event.id)) return false;
    const Reasons why = reasons(event);
    put(std::move(event), why, score);
    return !why.empty();
  }

  /// Places a range that has the day within, unless it begins or ends on it.
  void place_ongoing(Event event, const Score& score) {
    if (!wanted(event)) return;
    for (const when::Date* date : dates_of(event)) {
      const auto inside = keep::days_inside(*date);
      if (!inside || has(event.id)) continue;
      const auto* end = date->as_written().end();
      put(std::move(event),
          {{Match::ongoing,
            {.on = {},
             .day = *inside->earliest - 1,
             .year = keep::known_year(*date->as_written().start()),
             .other_year = end ? keep::known_year(*end) : std::nullopt}}},
          score);
      return;
    }
  }

  [[nodiscard]] bool has(const story::EventId& id) const { return ids_.contains(id.value); }

  std::vector<DayEvent> in_order() && {
    std::sort(placed_.begin(), placed_.end(), [](const Placed& a, const Placed& b) {
      return std::tuple(a.group(), a.time, std::string_view(a.found.event.headline),
                        std::string_view(a.found.event.id.value)) <
             std::tuple(b.group(), b.time, std::string_view(b.found.event.headline),
                        std::string_view(b.found.event.id.value));
    });
    std::vector<DayEvent> events;
    events.reserve(placed_.size());
    for (Placed& placed : placed_) events.push_back(std::move(placed.found));
    return events;
  }

 private:
  [[nodiscard]] bool wanted(const Event& event) const {
    return !event.editorial.hidden && (question_.include_sensitive || !event.sensitive) &&
           (!question_.kind || event.kind == *question_.kind);
  }

  [[nodiscard]] Reasons reasons(const Event& event) const {
    if (event.recurrence && falls_on(*event.recurrence, days_)) return {{Match::observed, {}}};
    Reasons reasons;
    for (const when::Date* date : dates_of(event)) {
      for (const Anniversary& anniversary : keep::anniversaries(*date)) {
        const bool coarse = anniversary.part == Anniversary::Part::coarse;
        if (coarse ? !covers(anniversary.on, *date) : !days_.has(anniversary.on)) continue;
        // A list that gives the day of a moving feast for one year says nothing of the others.
        if (event.kind == story::Kind::observance && anniversary.year && *anniversary.year != question_.year) continue;
        const Match match = match_of(anniversary.part, event.kind);
        // Another source with the same date, or the same numbers, in another calendar.
        const auto same = [&](const auto& other) {
          return other.first == match &&
                 (other.second.day == anniversary.day ||
                  (other.second.year == anniversary.year && other.second.on.month == anniversary.on.month &&
                   other.second.on.day == anniversary.on.day));
        };
        if (std::none_of(reasons.begin(), reasons.end(), same)) reasons.emplace_back(match, anniversary);
      }
      const auto day = day_of(*date);
      const auto known = [&](const auto& reason) { return reason.second.day == day; };
      if (day && std::binary_search(days_.ever.begin(), days_.ever.end(), *day) &&
          std::none_of(reasons.begin(), reasons.end(), known))
        reasons.emplace_back(Match::day, Anniversary{.on = days_.exact.front(),
                                                     .day = day,
                                                     .year = civil_day(Calendar::gregorian, *day).year,
                                                     .other_year = {}});
    }
    return reasons;
  }

  static std::optional<DayNumber> day_of(const when::Date& date) {
    const auto span = date.span();
    return span && span->earliest == span->latest ? span->earliest : std::nullopt;
  }

  /// The dates that the event's sources give it, each once.
  static std::vector<const when::Date*> dates_of(const Event& event) {
    std::vector<const when::Date*> dates;
    const auto add = [&](const std::optional<when::Date>& date) {
      if (!date) return;
      const auto same = [&](const when::Date* other) { return other->as_written() == date->as_written(); };
      if (std::none_of(dates.begin(), dates.end(), same)) dates.push_back(&*date);
    };
    add(event.date);
    if (event.editorial.corrected) return dates;  // what sources say else is wrong
    for (const story::Evidence& evidence : event.evidence) add(evidence.date);
    return dates;
  }

  [[nodiscard]] bool covers(const MonthDay& coarse, const when::Date& date) const {
    return question_.maybe && std::find(days_.coarse.begin(), days_.coarse.end(), coarse) != days_.coarse.end() &&
           may_be(date, days_);
  }

  static Match match_of(Anniversary::Part part, story::Kind kind) {
    switch (part) {
      case Anniversary::Part::day:
        return Match::day;
      case Anniversary::Part::begins:
        return Match::begins;
      case Anniversary::Part::ends:
        return Match::ends;
      case Anniversary::Part::undated:
        return kind == story::Kind::observance ? Match::observed : Match::undated;
      case Anniversary::Part::coarse:
        return Match::maybe;
    }
    return Match::day;
  }

  void put(Event event, const Reasons& reasons, const Score& score) {
    if (!reasons.empty()) ids_.insert(event.id.value);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      const auto& [match, why] = reasons[i];
      const bool converted = !days_.ever.empty() && event.date && event.date->calendar() != question_.calendar;
      DayEvent found{.event = i + 1 < reasons.size() ? event : std::move(event),
                     .match = match,
                     .new_style = why.new_style,
                     .converted = converted,
                     .year = why.year,
                     .years_ago = {},
                     .until_year = why.other_year,
                     .score = score};
      // Astronomical years have a 0, so that the years of BC and AD subtract.
      if (why.year && *why.year <= question_.year) found.years_ago = question_.year - *why.year;
      placed_.push_back({std::move(found), why.day});
    }
  }

  const DayQuestion& question_;
  const Days& days_;
  std::vector<Placed> placed_;
  std::unordered_set<std::string> ids_;  // of `placed_`
};

/// So many of a day are weighed against each other for a page of `limit`: enough that none below could come up.
std::size_t pool_of(std::size_t limit) {
  constexpr std::size_t kLeast = 150;
  return limit == 0 ? 0 : std::max(kLeast, 3 * limit);
}

keep::Candidates wanted(const DayQuestion& question, const Days& days) {
  keep::Candidates wanted;
  wanted.days = days.exact;
  if (question.maybe) wanted.days.insert(wanted.days.end(), days.coarse.begin(), days.coarse.end());
  wanted.dates = days.ever;
  wanted.kind = question.kind;
  wanted.include_sensitive = question.include_sensitive;
  wanted.most = pool_of(question.limit);
  return wanted;
}

using Sources = std::map<story::SourceId, story::Source>;

/// Places these candidates with their scores, and adds their sources to those known.
Result<void> place(const keep::Store& store, const std::vector<keep::Candidate>& candidates,
                   const std::vector<Score>& scores, Matcher& matcher, Sources& known) {
  auto read = store.read(candidates);
  if (!read) return read.error();
  for (std::size_t i = 0; i < read->events.size(); ++i)
    if (!read->events[i].id.value.empty()) matcher.place(std::move(read->events[i]), scores[i]);
  known.merge(read->sources);
  return {};
}

/// What the lists of days do not have: moving feasts and, where asked for, ranges that the day lies within.
Result<void> place_others(const keep::Store& store, const DayQuestion& question, const Days& days, Matcher& matcher,
                          Sources& known) {
  const auto movable = store.movable();
  if (!movable) return movable.error();
  std::vector<keep::Candidate> feasts;
  std::vector<Score> scores;
  for (const keep::Movable& each : *movable) {
    if (!falls_on(each.rule, days)) continue;
    feasts.push_back(each.candidate);
    scores.push_back({each.candidate.worth});
  }
  if (!feasts.empty())
    if (auto done = place(store, feasts, scores, matcher, known); !done) return done;
  if (!question.ongoing) return {};

  // In a common year 29 February is over when March begins.
  const DayNumber today = days.today.value_or(day_number(Calendar::gregorian, {question.year, 3, 1}));
  auto ongoing = store.ongoing(days.exact, today);
  if (!ongoing) return ongoing.error();
  std::vector<story::EventId> ids;
  for (const Event& event : *ongoing) ids.push_back(event.id);
  const auto worths = store.worths(ids);
  if (!worths) return worths.error();
  for (std::size_t i = 0; i < ongoing->size(); ++i)
    matcher.place_ongoing(std::move((*ongoing)[i]), {(*worths)[i] - keep::kWeights.inside});
  return {};
}

Result<void> find_events(const keep::Store& store, DayAnswer& answer, Sources& known) {
  const DayQuestion& question = answer.question;
  const Days days = days_of(question);
  Matcher matcher(question, days);
  auto candidates = store.candidates(wanted(question, days));
  if (!candidates) return candidates.error();
  const std::vector<Chosen> chosen = choose(*candidates, question.year, question.limit);
  std::vector<keep::Candidate> best;
  std::vector<Score> scores;
  for (const Chosen& each : chosen) {
    best.push_back(std::move((*candidates)[each.candidate]));
    scores.push_back({each.score + each.balance});
    if (question.explain && each.balance != 0)
      scores.back().parts.push_back({"balance", each.balance, "the page has such before it"});
  }
  if (auto done = place(store, best, scores, matcher, known); !done) return done;
  if (auto done = place_others(store, question, days, matcher, known); !done) return done;
  answer.more = chosen.size() < candidates->size();
  answer.events = std::move(matcher).in_order();
  return {};
}

/// Puts the best first, or leaves the order of time, and leaves what is beyond the limit.
void keep_best(DayAnswer& answer) {
  const DayQuestion& question = answer.question;
  std::vector<std::size_t> order(answer.events.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return answer.events[a].score.total > answer.events[b].score.total;
  });
  if (question.limit > 0 && order.size() > question.limit) {
    answer.more = true;
    order.resize(question.limit);
  }
  if (question.order == DayQuestion::Order::time) std::sort(order.begin(), order.end());
  std::vector<DayEvent> best;
  best.reserve(order.size());
  for (const std::size_t at : order) best.push_back(std::move(answer.events[at]));
  answer.events = std::move(best);
}

/// Why each event is worth what it is.
Result<void> explain(const keep::Store& store, DayAnswer& answer) {
  for (DayEvent& found : answer.events) {
    const auto facts = store.facts(found.event.id);
    if (!facts) return facts.error();
    std::vector<keep::Part> parts = keep::worth_explained(*facts);
    const bool aside = found.match == Match::ongoing;
    if (aside) parts.push_back({"inside", -keep::kWeights.inside, "the day lies within its range"});
    if (!aside)
      for (keep::Part& part : year_explained(found.year, answer.question.year)) parts.push_back(std::move(part));
    for (keep::Part& part : found.score.parts) parts.push_back(std::move(part));
    found.score.parts = std::move(parts);
  }
  return {};
}

Result<void> add_sources(const keep::Store& store, DayAnswer& answer, Sources& known) {
  std::set<story::SourceId> ids;
  for (const DayEvent& found : answer.events)
    for (const story::Evidence& evidence : found.event.evidence) ids.insert(evidence.source);
  for (const story::Entry& entry : answer.entries) ids.insert(entry.source);
  for (const story::SourceId& id : ids) {
    answer.source_ids.push_back(id);
    if (const auto found = known.find(id); found != known.end()) {
      answer.sources.push_back(std::move(found->second));
      continue;
    }
    auto source = store.source(id);
    if (!source) return source.error();
    if (*source)
      answer.sources.push_back(**std::move(source));
    else
      answer.source_ids.pop_back();  // forgotten while we looked
  }
  return {};
}

}  // namespace

Result<std::vector<keep::Candidate>> candidates_of(const keep::Store& store, const DayQuestion& question) {
  if (auto valid_day = validate(question); !valid_day) return valid_day.error();
  return store.candidates(wanted(question, days_of(question)));
}

Result<std::vector<DayEvent>> events_of(const keep::Store& store, const DayQuestion& question,
                                        const std::vector<keep::Candidate>& candidates) {
  const Days days = days_of(question);
  Matcher matcher(question, days);
  std::vector<Score> scores;
  for (const keep::Candidate& each : candidates)
    scores.push_back({each.worth + points_of_year(each.year, question.year)});
  Sources known;
  if (auto done = place(store, candidates, scores, matcher, known); !done) return done.error();
  return std::move(matcher).in_order();
}

Result<DayAnswer> on_this_day(const keep::Store& store, const DayQuestion& question) {
  if (auto valid_day = validate(question); !valid_day) return valid_day.error();
  DayAnswer answer;
  answer.question = question;

  Sources known;
  if (auto done = find_events(store, answer, known); !done) return done.error();
  if (question.order == DayQuestion::Order::rank || question.limit > 0) keep_best(answer);
  if (question.explain)
    if (auto done = explain(store, answer); !done) return done.error();

  auto entries = store.entries_on(days_of(question).exact);
  if (!entries) return entries.error();
  answer.entries = *std::move(entries);
  const auto time = [](const story::Entry& entry) {
    const auto span = entry.date->span();
    return span ? span->earliest : std::nullopt;
  };
  std::sort(answer.entries.begin(), answer.entries.end(), [&](const story::Entry& a, const story::Entry& b) {
    return std::tuple(time(a), std::string_view(a.slug)) < std::tuple(time(b), std::string_view(b.slug));
  });

  if (auto done = add_sources(store, answer, known); !done) return done.error();
  return answer;
}

}  // namespace thisday::ask
