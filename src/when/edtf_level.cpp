// Which level of the specification a value belongs to.

#include <algorithm>

#include "when/edtf.hpp"

namespace thisday::when {
namespace {

/// Level 1 has X only for the last digits of a year alone, and for the whole month or day after a whole year.
bool level_1_mask(const EdtfDate& date) {
  const bool year_end = date.year_mask == 0b0001 || date.year_mask == 0b0011;
  if (date.year_mask != 0) return year_end && date.last == Part::year;
  const bool month_whole = date.month_mask == 0 || date.month_mask == 0b11;
  const bool day_whole = date.day_mask == 0 || date.day_mask == 0b11;
  // 2004-XX-15 leaves out a part in the middle.
  const bool to_the_end = date.month_mask == 0 || date.last == Part::month || date.day_mask == 0b11;
  return month_whole && day_whole && to_the_end;
}

int level_of(const EdtfDate& date) {
  const bool whole = (date.last == Part::year || date.month_qualifier == date.year_qualifier) &&
                     (date.last != Part::day || date.day_qualifier == date.year_qualifier);
  if (!whole || date.exponent != 0 || date.significant != 0 || (date.grouping() && date.month > 24)) return 2;
  if (date.masked()) return level_1_mask(date) ? 1 : 2;
  const bool plain = date.year >= 0 && date.year <= 9999 && date.month <= 12 && date.year_qualifier.certain();
  return plain ? 0 : 1;
}

}  // namespace

int Edtf::level() const {
  if (!members_.empty()) return 2;
  int level = start_kind_ == Bound::Kind::day && end_kind_ == Bound::Kind::day ? 0 : 1;
  for (const EdtfDate* date : {start(), end()})
    if (date != nullptr) level = std::max(level, is_interval() && date->masked() ? 2 : level_of(*date));
  return level;
}

}  // namespace thisday::when
