#include "when/detail/edtf_extent.hpp"

namespace thisday::when::detail {
namespace {

/// The numbers that a masked two-digit or four-digit number may be, ascending: the digits not masked are fixed.
struct Masked {
  std::int64_t fixed;
  std::uint8_t mask;

  [[nodiscard]] bool fits(std::int64_t number) const {
    std::int64_t wanted = fixed;
    for (std::uint8_t digits = mask, bit = 0; number != 0 || wanted != 0; number /= 10, wanted /= 10, ++bit)
      if ((digits >> bit & 1) == 0 && number % 10 != wanted % 10) return false;
    return true;
  }
  /// What the masked digits are worth when all are nines.
  [[nodiscard]] std::int64_t room() const {
    std::int64_t sum = 0;
    std::int64_t nine = 9;
    for (std::uint8_t digits = mask; digits != 0; digits >>= 1, nine *= 10)
      if ((digits & 1) != 0) sum += nine;
    return sum;
  }
};

/// The months of a season, quarter and so on: the first, and how many. Index 0 is 21.
struct Months {
  int first;
  int count;
};
constexpr Months kGroupings[] = {
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 21 spring … 24 winter
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 25 … 28 of the north
    {9, 3}, {12, 3}, {3, 3}, {6, 3},   // 29 … 32 of the south
    {1, 3}, {4, 3},  {7, 3}, {10, 3},  // 33 … 36 quarters
    {1, 4}, {5, 4},  {9, 4},           // 37 … 39 quadrimesters
    {1, 6}, {7, 6},                    // 40, 41 semesters
};

Unit months(Calendar calendar, std::int64_t year, int first, int count) {
  const int last = first + count - 1;
  const std::int64_t last_year = last > 12 ? year + 1 : year;
  const int last_month = last > 12 ? last - 12 : last;
  return {{year, first, 1}, {last_year, last_month, days_in_month(calendar, last_year, last_month)}};
}

enum class Side : std::uint8_t { first, last };

/// The month and day of one year that come first or last among those that fit; none where the year has none.
std::optional<Unit> in_year(const EdtfDate& date, Calendar calendar, std::int64_t year, Side side) {
  if (date.last == Part::year) return Unit{{year, 1, 1}, {year, 12, 31}};
  if (date.grouping()) {
    const Months grouping = kGroupings[date.month - 21];
    return months(calendar, year, grouping.first, grouping.count);
  }
  const Masked month_digits{date.month, date.month_mask};
  const Masked day_digits{date.day, date.day_mask};
  const int step = side == Side::first ? 1 : -1;
  for (int month = side == Side::first ? 1 : 12; month >= 1 && month <= 12; month += step) {
    if (!month_digits.fits(month)) continue;
    if (date.last == Part::month) return months(calendar, year, month, 1);
    const int length = days_in_month(calendar, year, month);
    for (int day = side == Side::first ? 1 : length; day >= 1 && day <= length; day += step)
      if (day_digits.fits(day)) return Unit{{year, month, day}, {year, month, day}};
  }
  return std::nullopt;
}

/// The least and greatest year that the digits allow.
struct Years {
  std::int64_t least;
  std::int64_t greatest;
};

Years significant_years(const EdtfDate& date) {
  const std::int64_t magnitude = date.year < 0 ? -date.year : date.year;
  int digits = 1;
  for (std::int64_t rest = magnitude; rest >= 10; rest /= 10) ++digits;
  // 0950S2 has four digits as written.
  if (digits < 4) digits = 4;
  std::int64_t unit = 1;
  for (int i = digits; i > date.significant; --i) unit *= 10;
  const std::int64_t least = magnitude / unit * unit;
  const std::int64_t greatest = least + (unit - 1);
  if (date.year >= 0) return {least, greatest};
  return {-greatest, least == 0 ? -1 : -least};  // -0000 is no year
}

Years years(const EdtfDate& date) {
  if (date.significant != 0) return significant_years(date);
  const std::int64_t room = Masked{0, date.year_mask}.room();
  if (!date.negative_masked) return {date.year, date.year + room};
  // -0000 is no year, so the last of -000X is -0001.
  const std::int64_t greatest = date.year == 0 ? -1 : date.year;
  return {date.year - room, greatest};
}

bool year_fits(const EdtfDate& date, std::int64_t year) {
  const bool negative = date.negative_masked;
  return Masked{negative ? -date.year : date.year, date.year_mask}.fits(negative ? -year : year);
}

std::optional<Unit> outermost(const EdtfDate& date, Calendar calendar, Years range, Side side) {
  const std::int64_t step = side == Side::first ? 1 : -1;
  for (std::int64_t year = side == Side::first ? range.least : range.greatest;
       year >= range.least && year <= range.greatest; year += step) {
    if (date.year_mask != 0 && !year_fits(date, year)) continue;
    if (auto unit = in_year(date, calendar, year, side)) return unit;
    // Only 29 February is in some years and not in others; ten thousand years are the most that four digits leave open.
    if (date.year_mask == 0) break;
  }
  return std::nullopt;
}

/// In a calendar without January to December only years have X.
std::optional<Unit> other_unit(const EdtfDate& date, Calendar calendar, std::int64_t year) {
  if (date.last == Part::year) {
    const auto days = year_days(calendar, year);
    if (!days) return std::nullopt;
    return Unit{days->first, days->last};
  }
  const int length = days_in_month(calendar, year, date.month);
  if (length == 0 || date.day > length) return std::nullopt;
  if (date.last == Part::month) return Unit{{year, date.month, 1}, {year, date.month, length}};
  return Unit{{year, date.month, date.day}, {year, date.month, date.day}};
}

std::optional<Extent> other_extent(const EdtfDate& date, Calendar calendar) {
  const Years range = years(date);
  const auto earliest = other_unit(date, calendar, range.least);
  const auto latest = other_unit(date, calendar, range.greatest);
  if (!earliest || !latest) return std::nullopt;
  return Extent{*earliest, *latest};
}

}  // namespace

std::optional<Extent> extent(const EdtfDate& date, Calendar calendar) {
  if (!has_julian_months(calendar)) return other_extent(date, calendar);
  const Years range = years(date);
  const auto earliest = outermost(date, calendar, range, Side::first);
  if (!earliest) return std::nullopt;
  if (!date.masked() && date.significant == 0) return Extent{*earliest, *earliest};
  const auto latest = outermost(date, calendar, range, Side::last);
  if (!latest) return std::nullopt;
  return Extent{*earliest, *latest};
}

}  // namespace thisday::when::detail
