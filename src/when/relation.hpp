#pragma once
// How two values lie to each other in time: the thirteen relations of Allen (1983), each yes, no or maybe.

#include <array>
#include <cstdint>
#include <string_view>

#include "when/edtf.hpp"

namespace thisday::when {

/// Of a to b. Days are whole: a meets b if b begins on the day after a ends. Exactly one of the thirteen is true of any
/// two stretches of days.
///
///   before         aaa         overlaps     aaaa       starts     aaa        during      aaa       finishes      aaa
///                       bbb                   bbbb                bbbbbb                bbbbbbb                bbbbbb
///   meets          aaa         equals       aaaa
///                     bbb                   bbbb       and the other way round for the rest
enum class Relation : std::uint8_t {
  before,
  meets,
  overlaps,
  starts,
  during,
  finishes,
  equals,
  finished_by,
  contains,
  started_by,
  overlapped_by,
  met_by,
  after,
};

enum class Truth : std::uint8_t { no, maybe, yes };

/// Whether the relation holds for every, for none or for some of the days that the two may mean. 1950 is the year, so
/// 1950-06 is certainly `during` it; 195X is one of ten years, so it is only maybe. An open end never comes; an unknown
/// end may be any day. The two may be of different calendars; exact over all years. `~` and `?` are not looked at. An
/// all-of set is taken from its first day to its last. O(1); for one-of sets, the product of their sizes.
Truth holds(Relation relation, const Edtf& a, const Edtf& b);

/// All thirteen at once, by the relation's number.
std::array<Truth, 13> relations(const Edtf& a, const Edtf& b);

std::string_view name(Relation relation);  ///< "before", "finished_by"…
std::string_view name(Truth truth);        ///< "no", "maybe", "yes"

}  // namespace thisday::when
