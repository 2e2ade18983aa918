#include "when/calendars/persian.hpp"

#include <cmath>

#include "when/detail/equinox.hpp"

namespace thisday::when::persian {
namespace {

constexpr std::int64_t kGregorianYear0 = 621;
static_assert(kFirstYear + kGregorianYear0 == detail::kFirstEquinoxYear);
static_assert(kLastYear + 1 + kGregorianYear0 == detail::kLastEquinoxYear);

/// Six months of 31 days, then of 30; the last is cut by the new year.
constexpr int days_before(int month) {
  return month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
}

}  // namespace

DayNumber new_year(std::int64_t year) {
  constexpr double kTehran = 51.42;
  // After noon it is the next day's.
  return {static_cast<std::int64_t>(
      std::floor(detail::equinox(detail::Equinox::march, year + kGregorianYear0, kTehran) + 0.5))};
}

bool leap(std::int64_t year) {
  return new_year(year + 1) - new_year(year) == 366;
}

std::optional<DayNumber> day_number(const CivilDay& day) {
  if (day.year < kFirstYear || day.year > kLastYear || day.month < 1 || day.month > 12) return std::nullopt;
  const int length = day.month <= 6 ? 31 : day.month < 12 || leap(day.year) ? 30 : 29;
  if (day.day < 1 || day.day > length) return std::nullopt;
  return new_year(day.year) + days_before(day.month) + (day.day - 1);
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
  const int month = in_year < 186 ? in_year / 31 + 1 : (in_year - 6) / 30 + 1;
  return CivilDay{year, month, in_year - days_before(month) + 1};
}

}  // namespace thisday::when::persian
