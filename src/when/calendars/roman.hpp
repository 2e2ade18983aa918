#pragma once
// Days as Romans named them in the Julian calendar: so many days before the next Kalends, Nones or Ides, both ends
// counted. The Ides of March is the 15th; the day before it is "pridie", count 2. In a leap year the sixth day before
// the Kalends of March came twice: 25 February is the bissextus.

#include "when/julian.hpp"

namespace thisday::when {

enum class RomanEvent : std::uint8_t { kalends = 1, nones, ides };

struct RomanDay {
  std::int64_t year = 1;  ///< astronomical, of the event: 29 December 44 BC is before the Kalends of January 43 BC
  int month = 1;          ///< of the event
  RomanEvent event = RomanEvent::kalends;
  int count = 1;  ///< 1: the event itself; 2: the day before it
  bool bissextus = false;

  friend constexpr bool operator==(const RomanDay&, const RomanDay&) = default;
};

namespace roman {

constexpr int ides(int month) {
  return month == 3 || month == 5 || month == 7 || month == 10 ? 15 : 13;
}
constexpr int nones(int month) {
  return ides(month) - 8;
}

/// Years from the founding of the city (Varro): 1 AUC is 753 BC.
constexpr std::int64_t ab_urbe_condita(std::int64_t year) {
  return year + 753;
}

constexpr RomanDay from_julian(const CivilDay& day) {
  if (day.day == 1) return {day.year, day.month, RomanEvent::kalends, 1, false};
  if (day.day <= nones(day.month))
    return {day.year, day.month, RomanEvent::nones, nones(day.month) - day.day + 1, false};
  if (day.day <= ides(day.month)) return {day.year, day.month, RomanEvent::ides, ides(day.month) - day.day + 1, false};
  const std::int64_t year = day.month == 12 ? day.year + 1 : day.year;
  const int month = day.month == 12 ? 1 : day.month + 1;
  const bool doubled = day.month == 2 && julian::leap(day.year);
  // The bissextus is not counted.
  const int length = doubled && day.day < 25 ? 28 : julian::days_in_month(day.year, day.month);
  return {year, month, RomanEvent::kalends, length - day.day + 2, doubled && day.day == 25};
}

/// `count` as from_julian() gives it.
constexpr DayNumber day_number(const RomanDay& day) {
  const int in_month = day.event == RomanEvent::kalends ? 1
                       : day.event == RomanEvent::nones ? nones(day.month)
                                                        : ides(day.month);
  const DayNumber event = julian::day_number({day.year, day.month, in_month});
  const bool doubled = day.event == RomanEvent::kalends && day.month == 3 && julian::leap(day.year);
  const int extra = doubled && day.count >= 6 && !day.bissextus ? 1 : 0;
  return event - (day.count - 1 + extra);
}

static_assert(from_julian({-43, 3, 15}) == RomanDay{-43, 3, RomanEvent::ides, 1, false});
static_assert(from_julian({8, 2, 25}).bissextus && from_julian({8, 2, 25}).count == 6);

}  // namespace roman
}  // namespace thisday::when
