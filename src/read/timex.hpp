#pragma once
// TIMEX3 values: what a phrase says, as annotators write it.
//
//   1950-06-25   BC0044   195 (decade)   19 (century)   1950-SU   1989-Q3   P3Y   PXD   1792-08-10TNI   XXXX-10

#include <string>

#include "phrase/phrase.hpp"
#include "read/read.hpp"

namespace thisday::read {

/// The value of a calendar phrase or feast, with X for what is not known; in the numbers of the source's own calendar.
std::string calendar_value(const phrase::Phrase& phrase);

/// P2Y, PXM, PT3H, P2.5Y: the length that `unit`, `count` and `tenths` state.
std::string duration_value(const phrase::Phrase& phrase);

/// "MO", "NI"…: TIMEX3's letters for a part of the day.
std::string_view daypart_letters(phrase::DayPart part);

}  // namespace thisday::read
