#include "when/calendars/french_equinox.hpp"

#include <cmath>

#include "when/detail/equinox.hpp"

namespace thisday::when::french_equinox {
namespace {

constexpr std::int64_t kGregorianYear0 = 1791;
static_assert(kFirstYear + kGregorianYear0 == detail::kFirstEquinoxYear);
static_assert(kLastYear + 1 + kGregorianYear0 == detail::kLastEquinoxYear);

}  // namespace

DayNumber new_year(std::int64_t year) {
  constexpr double kParis = 2 + 20.0 / 60 + 15.0 / 3600;
  return {static_cast<std::int64_t>(
      std::floor(detail::equinox(detail::Equinox::september, year + kGregorianYear0, kParis)))};
}

bool leap(std::int64_t year) {
  return new_year(year + 1) - new_year(year) == 366;
}

std::optional<DayNumber> day_number(const CivilDay& day) {
  if (day.year < kFirstYear || day.year > kLastYear || day.month < 1 || day.month > 13) return std::nullopt;
  const int length = day.month < 13 ? 30 : leap(day.year) ? 6 : 5;
  if (day.day < 1 || day.day > length) return std::nullopt;
  return new_year(day.year) + 30 * (day.month - 1) + (day.day - 1);
}

std::optional<CivilDay> civil_day(DayNumber day) {
  if (day < gregorian::day_number({detail::kFirstEquinoxYear, 1, 1}) ||
      day > gregorian::day_number({detail::kLastEquinoxYear, 12, 31}))
    return std::nullopt;
  std::int64_t year = gregorian::civil_day(day).year - kGregorianYear0;
  DayNumber first = new_year(year);
  if (first > day) {
    if (--year < kFirstYear) return std::nullopt;
    first = new_year(year);
  }
  if (year > kLastYear) return std::nullopt;
  const auto in_year = static_cast<int>(day - first);
  return CivilDay{year, in_year / 30 + 1, in_year % 30 + 1};
}

}  // namespace thisday::when::french_equinox
