#include "ask/date_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>

#include "when/calendar.hpp"

namespace thisday::ask {
namespace {

using when::Edtf;
using when::Precision;

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// A yearly day, "XXXX-07-27", has no span to take its numbers from.
std::string yearly_words(const Edtf& date) {
  const std::string text = date.str();
  if (text.size() < 10 || !text.starts_with("XXXX-")) return {};
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 ? day_words(month, day) : std::string{};
}

// EDTF numbers its seasons: -21 spring, -22 summer, -23 autumn, -24 winter.
std::string_view season_name(const Edtf& date) {
  const std::string text = date.str();
  const std::size_t dash = text.rfind("-2");
  if (dash == std::string::npos || dash + 2 >= text.size()) return {};
  switch (text[dash + 2]) {
    case '1':
      return "spring";
    case '2':
      return "summer";
    case '3':
      return "autumn";
    case '4':
      return "winter";
    default:
      return {};
  }
}

// One date that is no interval, without its qualifiers; empty where there are no plain words for it.
std::string plain_words(const Edtf& date) {
  const auto span = date.span();
  if (!span) return yearly_words(date);
  if (!span->earliest || !span->latest) return {};
  const when::CivilDay first = when::civil_day(date.calendar(), *span->earliest);
  const when::CivilDay last = when::civil_day(date.calendar(), *span->latest);
  switch (date.precision()) {
    case Precision::day:
      if (first != last) return {};
      return fmt::format("{} {}", day_words(first.month, first.day), year_words(first.year));
    case Precision::month:
      return fmt::format("{} {}", month_name(first.month), year_words(first.year));
    case Precision::season: {
      const std::string_view season = season_name(date);
      return season.empty() ? std::string{} : fmt::format("{} {}", season, year_words(first.year));
    }
    case Precision::year:
      return first.year == last.year ? year_words(first.year) : std::string{};
    case Precision::decade:
      if (first.year > 0) return fmt::format("{}s", first.year);
      return years_words(first.year, last.year);
    case Precision::century:
    case Precision::millennium:
      return years_words(first.year, last.year);
    case Precision::unknown:
      return {};
  }
  return {};
}

std::string qualified(const Edtf& date) {
  const std::string plain = plain_words(date);
  if (plain.empty()) return {};
  return fmt::format("{}{}{}", date.approximate() ? "c. " : "", plain, date.uncertain() ? "?" : "");
}

std::string side_words(std::string_view text, when::Calendar calendar) {
  const auto side = Edtf::parse(text, calendar);
  return side.ok() ? qualified(*side) : std::string{};
}

std::string interval_words(const Edtf& date) {
  const std::string text = date.str();
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return {};
  const std::string_view from = std::string_view(text).substr(0, slash);
  const std::string_view to = std::string_view(text).substr(slash + 1);
  const std::string first = side_words(from, date.calendar());
  const std::string last = side_words(to, date.calendar());
  if (!first.empty() && !last.empty()) {
    // A dash between bare numbers stands close; between words it needs room.
    const bool close = first.find(' ') == std::string::npos && last.find(' ') == std::string::npos;
    return fmt::format("{}{}{}", first, close ? "–" : " – ", last);
  }
  if (!first.empty() && to == "..") return fmt::format("from {} on", first);
  if (!first.empty() && to.empty()) return fmt::format("from {}, end unknown", first);
  if (!last.empty() && from == "..") return fmt::format("until {}", last);
  if (!last.empty() && from.empty()) return fmt::format("until {}, beginning unknown", last);
  return {};
}

}  // namespace

std::string_view month_name(int month) {
  assert(month >= 1 && month <= 12);
  return kMonths[static_cast<std::size_t>(month - 1)];
}

std::string day_words(int month, int day) {
  return fmt::format("{} {}", day, month_name(month));
}

std::string year_words(std::int64_t year) {
  if (year <= 0) return fmt::format("{} BC", 1 - year);
  // "79" alone would be read as 1979.
  return year < 100 ? fmt::format("AD {}", year) : fmt::format("{}", year);
}

std::string years_words(std::int64_t from, std::int64_t to) {
  if (from == to) return year_words(from);
  if (to <= 0) return fmt::format("{}–{} BC", 1 - from, 1 - to);
  if (from <= 0) return fmt::format("{} – AD {}", year_words(from), to);
  return fmt::format("{}{}–{}", from < 100 ? "AD " : "", from, to);
}

std::string date_words(const Edtf& date) {
  if (!when::has_julian_months(date.calendar())) return date_words(date.to_gregorian());
  const std::string words = date.is_interval() ? interval_words(date) : qualified(date);
  return words.empty() ? date.str() : words;
}

std::string date_words(const when::Date& date) {
  const Edtf& edtf = date.as_written();
  // Months of other names are told by the source's words alone.
  if (!when::has_julian_months(edtf.calendar())) return date.words().empty() ? date_words(edtf) : date.words();
  const std::string words = edtf.is_interval() ? interval_words(edtf) : qualified(edtf);
  if (!words.empty()) return words;
  return date.words().empty() ? edtf.str() : date.words();
}

std::string ago_words(std::int64_t years) {
  if (years == 0) return "this year";
  return fmt::format("{} {} ago", years, years == 1 ? "year" : "years");
}

bool is_round(std::int64_t years) {
  return years == 5 || years == 10 || (years > 0 && years % 25 == 0);
}

}  // namespace thisday::ask
