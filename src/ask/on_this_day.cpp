#include "ask/on_this_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

  [[nodiscard]] bool has(const MonthDay& day) const {
    return std::find(exact.begin(), exact.end(), day) != exact.end();
  }
};

Result<void> validate(const DayQuestion& question) {
  if (question.month < 1 || question.month > 12)
    return Error{Code::range, fmt::format("there is no month {}", question.month)};
  // 2000 has a 29 February in both calendars.
  if (question.day < 1 || question.day > days_in_month(question.calendar, 2000, question.month))
    return Error{Code::range, fmt::format("there is no {} {}", question.day, kMonths[question.month - 1])};
  if (question.year > when::kMaxDayNumberYear || question.year < -when::kMaxDayNumberYear)
    return Error{Code::range, fmt::format("the year {} is too far away to be counted from", question.year)};
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

Days days_of(const DayQuestion& question) {
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

  /// Places an event by its exact days and, where asked for, months and years.
  void place(Event event) {
    if (!wanted(event)) return;
    const Reasons why = reasons(event);
    put(std::move(event), why);
  }

  /// Places a range that has the day within, unless it begins or ends on it.
  void place_ongoing(Event event) {
    if (!wanted(event)) return;
    for (const when::Date* date : dates_of(event)) {
      const auto inside = keep::days_inside(*date);
      if (!inside || has(event.id)) continue;
      const auto* end = date->as_written().end();
      put(std::move(event), {{Match::ongoing,
                              {.on = {},
                               .day = *inside->earliest - 1,
                               .year = keep::known_year(*date->as_written().start()),
                               .other_year = end ? keep::known_year(*end) : std::nullopt}}});
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
    }
    return reasons;
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

  void put(Event event, const Reasons& reasons) {
    if (!reasons.empty()) ids_.insert(event.id.value);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      const auto& [match, why] = reasons[i];
      DayEvent found{.event = i + 1 < reasons.size() ? event : std::move(event),
                     .match = match,
                     .new_style = why.new_style,
                     .year = why.year,
                     .years_ago = {},
                     .until_year = why.other_year};
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

Result<std::vector<DayEvent>> find_events(const keep::Store& store, const DayQuestion& question) {
  const Days days = days_of(question);
  std::vector<MonthDay> wanted = days.exact;
  if (question.maybe) wanted.insert(wanted.end(), days.coarse.begin(), days.coarse.end());
  Matcher matcher(question, days);

  auto on = store.on(wanted);
  if (!on) return on.error();
  for (Event& event : *on) matcher.place(std::move(event));

  auto movable = store.movable();
  if (!movable) return movable.error();
  for (Event& event : *movable)
    if (!matcher.has(event.id)) matcher.place(std::move(event));

  if (question.ongoing) {
    // In a common year 29 February is over when March begins.
    const DayNumber today = days.today.value_or(day_number(question.calendar, {question.year, 3, 1}));
    auto ongoing = store.ongoing(days.exact, today);
    if (!ongoing) return ongoing.error();
    for (Event& event : *ongoing) matcher.place_ongoing(std::move(event));
  }
  return std::move(matcher).in_order();
}

/// Puts the best first, leaves what is beyond the limit, and puts the rest in the order that was asked for.
void keep_best(DayAnswer& answer) {
  std::vector<std::size_t> order(answer.events.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return answer.events[a].score.total > answer.events[b].score.total;
  });
  answer.more = answer.question.limit > 0 && order.size() > answer.question.limit;
  if (answer.more) order.resize(answer.question.limit);
  if (answer.question.order == DayQuestion::Order::time) std::sort(order.begin(), order.end());
  std::vector<DayEvent> best;
  best.reserve(order.size());
  for (const std::size_t at : order) best.push_back(std::move(answer.events[at]));
  answer.events = std::move(best);
}

Result<void> add_sources(const keep::Store& store, DayAnswer& answer) {
  answer.sources.clear();
  answer.source_ids.clear();
  std::set<story::SourceId> ids;
  for (const DayEvent& found : answer.events)
    for (const story::Evidence& evidence : found.event.evidence) ids.insert(evidence.source);
  for (const story::Entry& entry : answer.entries) ids.insert(entry.source);
  for (const story::SourceId& id : ids) {
    auto source = store.source(id);
    if (!source) return source.error();
    if (!*source) continue;  // forgotten while we looked
    answer.sources.push_back(**std::move(source));
    answer.source_ids.push_back(id);
  }
  return {};
}

}  // namespace

Result<DayAnswer> on_this_day(const keep::Store& store, const DayQuestion& question) {
  if (auto valid_day = validate(question); !valid_day) return valid_day.error();
  DayAnswer answer;
  answer.question = question;

  auto events = find_events(store, question);
  if (!events) return events.error();
  answer.events = *std::move(events);

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

  if (auto done = add_sources(store, answer); !done) return done.error();
  for (DayEvent& found : answer.events) found.score = score_of(found, answer);
  if (question.order == DayQuestion::Order::rank || question.limit > 0) {
    keep_best(answer);
    if (auto done = add_sources(store, answer); !done) return done.error();
  }
  if (!question.explain)
    for (DayEvent& found : answer.events) found.score.parts.clear();
  return answer;
}

}  // namespace thisday::ask
