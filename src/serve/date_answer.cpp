#include "serve/date_answer.hpp"

#include <fmt/format.h>

#include "publish/words.hpp"
#include "serve/day_names.hpp"
#include "when/anniversary.hpp"
#include "when/calendars/calendar_systems.hpp"

namespace thisday::serve {
namespace {

using publish::dump;
using publish::Json;
using when::Bound;
using when::Calendar;
using when::CivilDay;
using when::DayNumber;

std::string_view weekday_name(DayNumber day) {
  constexpr std::string_view kNames[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(when::weekday(day)) - 1];
}

std::string_view precision_name(when::Precision precision) {
  constexpr std::string_view kNames[] = {"day",    "month",   "season",     "year",
                                         "decade", "century", "millennium", "unknown"};
  return kNames[static_cast<std::size_t>(precision)];
}

/// A bound as a Gregorian day; of years beyond those that have day numbers, in its own calendar.
std::string gregorian_day(Calendar calendar, const CivilDay& day) {
  const bool near = day.year >= -when::kMaxDayNumberYear && day.year <= when::kMaxDayNumberYear;
  if (calendar == Calendar::gregorian || !near) return iso_day(day);
  return iso_day(when::gregorian::civil_day(when::day_number(calendar, day)));
}

Json bound_json(Calendar calendar, const Bound& bound) {
  switch (bound.kind) {
    case Bound::Kind::open:
      return "open";
    case Bound::Kind::unknown:
      return "unknown";
    case Bound::Kind::day:
      break;
  }
  return gregorian_day(calendar, bound.day);
}

/// As earliest and latest: null where there is no day.
Json limit_json(Calendar calendar, const Bound& bound) {
  return bound.kind == Bound::Kind::day ? Json(gregorian_day(calendar, bound.day)) : Json();
}

std::string line(std::string_view label, std::string_view value) {
  return fmt::format("{:<12}{}\n", label, value);
}

std::string day_words(DayNumber number) {
  const CivilDay day = when::gregorian::civil_day(number);
  return fmt::format("{}, {} {} {}", weekday_name(number), day.day, publish::month_name(day.month),
                     year_text(day.year));
}

std::string limit_text(Calendar calendar, const Bound& bound) {
  if (bound.kind == Bound::Kind::open) return "open";
  if (bound.kind == Bound::Kind::unknown) return "unknown";
  const std::string iso = gregorian_day(calendar, bound.day);
  const bool near = bound.day.year >= -9999 && bound.day.year <= 9999;
  return near ? fmt::format("{:<12}{}", iso, day_words(when::day_number(calendar, bound.day))) : iso;
}

std::string qualifier_words(const when::Edtf& edtf) {
  if (edtf.approximate() && edtf.uncertain()) return "approximate and uncertain";
  return edtf.approximate() ? "approximate" : edtf.uncertain() ? "uncertain" : "";
}

constexpr std::string_view kThirds[] = {"early", "mid", "late"};

/// The days of a third of a span; none of an open one.
std::optional<when::Span> likely(const DateAnswer& answer) {
  const auto span = answer.date.span();
  if (!answer.third || !span || !span->earliest || !span->latest) return std::nullopt;
  const std::int64_t days = *span->latest - *span->earliest + 1;
  const auto third = static_cast<std::int64_t>(*answer.third);
  return when::Span{*span->earliest + days * third / 3, *span->earliest + (days * (third + 1) / 3 - 1)};
}

/// "25 October 1917, Julian": the day as the region wrote it.
struct Written {
  std::string text;
  std::string_view calendar;
};
Written written_in(const when::ChangeOver& region, DayNumber number) {
  constexpr std::string_view kStyles[] = {"julian", "swedish", "gregorian"};
  const when::WrittenDay written = when::written_day(region, number);
  return {fmt::format("{} {} {}", written.day.day, publish::month_name(written.day.month), year_text(written.day.year)),
          kStyles[static_cast<std::size_t>(written.style)]};
}

}  // namespace

std::string date_text(const DateAnswer& answer) {
  const when::Date& date = answer.date;
  const when::Edtf& own = date.as_written();
  std::string text = line("EDTF", date.edtf().str());
  if (date.calendar() != Calendar::gregorian)
    text += line("as written", fmt::format("{:<10}  {}", own.str(), when::name(date.calendar())));
  if (const std::string words = qualifier_words(own); !words.empty()) text += line("known", words);
  const auto day = when::only_day(date.span());
  if (!day) {
    const when::Bounds bounds = own.bounds();
    text += line("precision", precision_name(own.precision()));
    text += line("earliest", limit_text(own.calendar(), bounds.earliest_start));
    text += line("latest", limit_text(own.calendar(), bounds.latest_end));
    if (const auto third = likely(answer)) {
      const std::string from = iso_day(when::gregorian::civil_day(*third->earliest));
      text += line(kThirds[static_cast<std::size_t>(*answer.third)],
                   fmt::format("{} to {}", from, iso_day(when::gregorian::civil_day(*third->latest))));
    }
    return text;
  }
  text += line("day", day_words(*day));
  if (answer.region != nullptr) {
    const Written written = written_in(*answer.region, *day);
    text += line("written", fmt::format("{} in {} ({})", written.text, answer.region->region, written.calendar));
  }
  text += "\n";
  for (const DayName& name : day_names(*day))
    if (name.shown && (name.sure || !answer.sure_only))
      text += fmt::format("{:<24}{}{}\n", name.label, name.text, name.sure ? "" : "  (proleptic)");
  return text;
}

std::string date_json(const DateAnswer& answer) {
  const when::Date& date = answer.date;
  const when::Edtf& own = date.as_written();
  const when::Bounds bounds = own.bounds();
  const Calendar calendar = own.calendar();
  Json json = {{"words", answer.words},
               {"edtf", date.edtf().str()},
               {"calendar", when::name(calendar)},
               {"as_written", own.str()},
               {"level", date.edtf().level()},
               {"precision", precision_name(own.precision())},
               {"approximate", own.approximate()},
               {"uncertain", own.uncertain()},
               {"earliest", limit_json(calendar, bounds.earliest_start)},
               {"latest", limit_json(calendar, bounds.latest_end)},
               {"bounds",
                {{"earliest_start", bound_json(calendar, bounds.earliest_start)},
                 {"latest_start", bound_json(calendar, bounds.latest_start)},
                 {"earliest_end", bound_json(calendar, bounds.earliest_end)},
                 {"latest_end", bound_json(calendar, bounds.latest_end)}}}};
  if (const auto search = own.search_span(); search && search != own.span()) {
    const auto limit = [](const std::optional<DayNumber>& day) {
      return day ? Json(iso_day(when::gregorian::civil_day(*day))) : Json();
    };
    json["search"] = {{"earliest", limit(search->earliest)}, {"latest", limit(search->latest)}};
  }
  if (const auto third = likely(answer))
    json["likely"] = {{"part", kThirds[static_cast<std::size_t>(*answer.third)]},
                      {"earliest", iso_day(when::gregorian::civil_day(*third->earliest))},
                      {"latest", iso_day(when::gregorian::civil_day(*third->latest))}};
  const auto day = when::only_day(date.span());
  if (!day) return dump(json);
  json["weekday"] = weekday_name(*day);
  json["day_number"] = day->rata_die;
  for (const DayName& name : day_names(*day))
    if (name.sure || !answer.sure_only) json["calendars"][std::string(name.key)] = name.numbers;
  if (answer.region != nullptr) {
    const Written written = written_in(*answer.region, *day);
    json["region"] = {{"name", answer.region->region}, {"text", written.text}, {"calendar", written.calendar}};
  }
  return dump(json);
}

std::string yearly_text(const YearlyAnswer& answer) {
  std::string text = line("every year", answer.rule.str());
  if (const auto next = when::next_occurrence(answer.rule, answer.today))
    text += line("next", fmt::format("{:<12}{}", iso_day(when::gregorian::civil_day(*next)), day_words(*next)));
  if (const auto last = when::previous_occurrence(answer.rule, answer.today))
    text += line("last", fmt::format("{:<12}{}", iso_day(when::gregorian::civil_day(*last)), day_words(*last)));
  return text;
}

std::string yearly_json(const YearlyAnswer& answer) {
  const auto occurrence = [](const std::optional<DayNumber>& day) {
    return day ? Json(iso_day(when::gregorian::civil_day(*day))) : Json();
  };
  const Json json = {{"words", answer.words},
                     {"every_year", answer.rule.str()},
                     {"next", occurrence(when::next_occurrence(answer.rule, answer.today))},
                     {"last", occurrence(when::previous_occurrence(answer.rule, answer.today))}};
  return dump(json);
}

}  // namespace thisday::serve
