#include "when/calendars/umm_al_qura.hpp"

#include <array>
#include <bit>

namespace thisday::when::umm_al_qura {
namespace {

/// For each year one bit a month, Muharram the lowest: 1 if it has 30 days, 0 if 29.
constexpr std::array<std::uint16_t, kLastYear - kFirstYear + 1> kMonths = {
    0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD, 0xB6A, 0x6D4, 0xDC9, 0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55,
    0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55, 0xA9A, 0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5,
};

/// The first day of each year, and of the one after the last.
constexpr auto kNewYears = [] {
  std::array<DayNumber, kMonths.size() + 1> days{};
  days[0] = gregorian::day_number({1999, 4, 17});
  for (std::size_t i = 0; i < kMonths.size(); ++i) days[i + 1] = days[i] + (12 * 29 + std::popcount(kMonths[i]));
  return days;
}();

/// Days of a year before its `month`.
int days_before(std::uint16_t months, int month) {
  return 29 * (month - 1) + std::popcount(months & ((1U << static_cast<unsigned>(month - 1)) - 1U));
}

}  // namespace

std::optional<DayNumber> day_number(const CivilDay& day) {
  if (day.year < kFirstYear || day.year > kLastYear || day.month < 1 || day.month > 12) return std::nullopt;
  const auto index = static_cast<std::size_t>(day.year - kFirstYear);
  const int first = days_before(kMonths[index], day.month);
  if (day.day < 1 || first + day.day > days_before(kMonths[index], day.month + 1)) return std::nullopt;
  return kNewYears[index] + (first + day.day - 1);
}

std::optional<CivilDay> civil_day(DayNumber day) {
  if (day < kNewYears.front() || day >= kNewYears.back()) return std::nullopt;
  // A year has 354 or 355 days: the guess is never behind.
  auto index = static_cast<std::size_t>((day - kNewYears.front()) / 354);
  if (day < kNewYears[index]) --index;
  const auto in_year = static_cast<int>(day - kNewYears[index]);
  int month = in_year / 30 + 1;
  if (in_year >= days_before(kMonths[index], month + 1)) ++month;
  return CivilDay{kFirstYear + static_cast<std::int64_t>(index), month,
                  in_year - days_before(kMonths[index], month) + 1};
}

}  // namespace thisday::when::umm_al_qura
