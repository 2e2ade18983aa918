#include "publish/words.hpp"

#include <fmt/format.h>

#include <cassert>

#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

using when::Edtf;
using when::Precision;

// A yearly day, "XXXX-07-27", has no span to take its numbers from.
std::string yearly_words(const Edtf& date, const Messages& in) {
  const std::string text = date.str();
  if (text.size() < 10 || !text.starts_with("XXXX-")) return {};
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 ? day_words(month, day, in) : std::string{};
}

// EDTF numbers its seasons: -21 spring, -22 summer, -23 autumn, -24 winter.
std::string_view season_name(const Edtf& date, const Messages& in) {
  const std::string text = date.str();
  const std::size_t dash = text.rfind("-2");
  if (dash == std::string::npos || dash + 2 >= text.size()) return {};
  const char number = text[dash + 2];
  return number >= '1' && number <= '4' ? in.item("seasons", static_cast<std::size_t>(number - '1'))
                                        : std::string_view{};
}

// One date that is no interval, without its qualifiers; empty where there are no plain words for it.
std::string plain_words(const Edtf& date, const Messages& in) {
  const auto span = date.span();
  if (!span) return yearly_words(date, in);
  if (!span->earliest || !span->latest) return {};
  const when::CivilDay first = when::civil_day(date.calendar(), *span->earliest);
  const when::CivilDay last = when::civil_day(date.calendar(), *span->latest);
  const std::string year = year_words(first.year, in);
  switch (date.precision()) {
    case Precision::day:
      if (first != last) return {};
      return in.text("date-day", {{"day", day_words(first.month, first.day, in)}, {"year", year}});
    case Precision::month:
      return in.text("date-month", {{"month", month_name(first.month, in)}, {"year", year}});
    case Precision::season: {
      const std::string_view season = season_name(date, in);
      return season.empty() ? std::string{} : in.text("date-season", {{"season", season}, {"year", year}});
    }
    case Precision::year:
      return first.year == last.year ? year : std::string{};
    case Precision::decade:
      if (first.year > 0) return in.text("date-decade", {{"year", std::to_string(first.year)}});
      return years_words(first.year, last.year, in);
    case Precision::century:
    case Precision::millennium:
      return years_words(first.year, last.year, in);
    case Precision::unknown:
      return {};
  }
  return {};
}

std::string qualified(const Edtf& date, const Messages& in) {
  std::string words = plain_words(date, in);
  if (words.empty()) return {};
  if (date.approximate()) words = in.text("date-circa", {{"date", words}});
  return date.uncertain() ? in.text("date-uncertain", {{"date", words}}) : words;
}

std::string side_words(std::string_view text, when::Calendar calendar, const Messages& in) {
  const auto side = Edtf::parse(text, calendar);
  return side.ok() ? qualified(*side, in) : std::string{};
}

std::string interval_words(const Edtf& date, const Messages& in) {
  const std::string text = date.str();
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return {};
  const std::string_view from = std::string_view(text).substr(0, slash);
  const std::string_view to = std::string_view(text).substr(slash + 1);
  const std::string first = side_words(from, date.calendar(), in);
  const std::string last = side_words(to, date.calendar(), in);
  if (!first.empty() && !last.empty()) {
    // A dash between bare numbers stands close; between words it needs room.
    const bool close = first.find(' ') == std::string::npos && last.find(' ') == std::string::npos;
    return fmt::format("{}{}{}", first, close ? "–" : " – ", last);
  }
  if (!first.empty() && to == "..") return in.text("date-from-on", {{"date", first}});
  if (!first.empty() && to.empty()) return in.text("date-from-unknown", {{"date", first}});
  if (!last.empty() && from == "..") return in.text("date-until", {{"date", last}});
  if (!last.empty() && from.empty()) return in.text("date-until-unknown", {{"date", last}});
  return {};
}

}  // namespace

std::string_view month_name(int month, const Messages& in) {
  assert(month >= 1 && month <= 12);
  return in.item("months", static_cast<std::size_t>(month - 1));
}

std::string day_words(int month, int day, const Messages& in) {
  return in.text("day", {{"day", std::to_string(day)}, {"month", month_name(month, in)}});
}

std::string year_words(std::int64_t year, const Messages& in) {
  if (year <= 0) return in.text("year-bc", {{"year", std::to_string(1 - year)}});
  // "79" alone would be read as 1979.
  return in.text(year < 100 ? "year-early" : "year", {{"year", std::to_string(year)}});
}

std::string years_words(std::int64_t from, std::int64_t to, const Messages& in) {
  if (from == to) return year_words(from, in);
  const auto number = [](std::int64_t year) { return std::to_string(year > 0 ? year : 1 - year); };
  const std::string first = number(from);
  const std::string last = number(to);
  const std::string_view key = to <= 0 ? "years-bc" : from <= 0 ? "years-across" : from < 100 ? "years-early" : "years";
  return in.text(key, {{"from", first}, {"to", last}});
}

std::string date_words(const Edtf& date, const Messages& in) {
  if (!when::has_julian_months(date.calendar())) return date_words(date.to_gregorian(), in);
  const std::string words = date.is_interval() ? interval_words(date, in) : qualified(date, in);
  return words.empty() ? date.str() : words;
}

std::string date_words(const when::Date& date, const Messages& in) {
  const Edtf& edtf = date.as_written();
  // Months of other names are told by the source's words alone.
  if (!when::has_julian_months(edtf.calendar())) return date.words().empty() ? date_words(edtf, in) : date.words();
  const std::string words = edtf.is_interval() ? interval_words(edtf, in) : qualified(edtf, in);
  if (!words.empty()) return words;
  return date.words().empty() ? edtf.str() : date.words();
}

std::string ago_words(std::int64_t years, const Messages& in) {
  return years == 0 ? in.text("this-year") : in.counted("years-ago", years);
}

bool is_round(std::int64_t years) {
  return years == 5 || years == 10 || (years > 0 && years % 25 == 0);
}

}  // namespace thisday::publish
