#include "when/calendars/year_start.hpp"

#include "when/recurrence.hpp"

namespace thisday::when {
namespace {

bool from(const CivilDay& day, int month, int number) {
  return day.month > month || (day.month == month && day.day >= number);
}

bool easter_has_come(Calendar calendar, const CivilDay& day) {
  const DayNumber sunday = calendar == Calendar::julian ? orthodox_easter(day.year) : easter(day.year);
  return day_number(calendar, day) >= sunday;
}

}  // namespace

std::int64_t year_as_written(YearStart start, Calendar calendar, const CivilDay& day) {
  switch (start) {
    case YearStart::january:
      return day.year;
    case YearStart::march_25:
      return from(day, 3, 25) ? day.year : day.year - 1;
    case YearStart::march_25_before:
      return from(day, 3, 25) ? day.year + 1 : day.year;
    case YearStart::march_1:
      return from(day, 3, 1) ? day.year : day.year - 1;
    case YearStart::september_1:
      return from(day, 9, 1) ? day.year + 1 : day.year;
    case YearStart::september_24_before:
      return from(day, 9, 24) ? day.year + 1 : day.year;
    case YearStart::christmas_before:
      return from(day, 12, 25) ? day.year + 1 : day.year;
    case YearStart::easter:
      return easter_has_come(calendar, day) ? day.year : day.year - 1;
  }
  return day.year;
}

std::vector<std::int64_t> years_from_january(YearStart start, Calendar calendar, const CivilDay& written) {
  std::vector<std::int64_t> years;
  for (const std::int64_t year : {written.year - 1, written.year, written.year + 1}) {
    const CivilDay day{year, written.month, written.day};
    if (valid(calendar, day) && year_as_written(start, calendar, day) == written.year) years.push_back(year);
  }
  return years;
}

}  // namespace thisday::when
