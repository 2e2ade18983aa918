#pragma once
// Regnal years of English and British monarchs, as statutes and charters are dated: "3 Geo. III", "17 John".
//
// Year 1 begins on the day of accession (before Edward I, of the coronation), each next on its anniversary, in the
// calendar in use. John's years begin on Ascension Day, by which he was crowned: they have 11 to 13 months. Charles II
// counted from his father's death, so that his first year in power was his twelfth.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "when/calendar.hpp"
#include "when/span.hpp"

namespace thisday::when {

struct Reign {
  std::string_view monarch;  ///< "George III", "William III and Mary II"
  CivilDay from;             ///< Julian up to 2 September 1752, then Gregorian
  CivilDay to;               ///< the last day; year 0 if it goes on
};

/// From William I on, by accession. Between some of them nobody reigned; Henry VI's return of 1470 and Jane are left
/// out, as the years of Edward IV and Mary run through them.
std::span<const Reign> reigns();

struct RegnalYear {
  const Reign* reign = nullptr;
  int year = 1;

  friend constexpr bool operator==(const RegnalYear&, const RegnalYear&) = default;
};

/// None before 25 December 1066 and between reigns. Where one monarch's last day is the next one's first, the next
/// one's.
std::optional<RegnalYear> regnal_year(DayNumber day);

/// The days of the nth year of a reign, its last cut by the end; `year` 1 or more. None where it did not last so long.
std::optional<Span> regnal_span(const Reign& reign, int year);

}  // namespace thisday::when
