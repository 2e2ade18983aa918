#pragma once
// Drafts to be checked: sentences made of what one source tells, dated in the words of a newspaper, some of them wrong.

#include <random>
#include <string>

#include "story/event.hpp"
#include "when/gregorian.hpp"

namespace thisday::bench {

/// How a date goes wrong on its way into print.
enum class Move { none, day, month, year, digit, swapped };
std::string_view name(Move move);

/// Another day, by that error; the same one where it cannot be made of this day (5 May swapped).
when::CivilDay moved(const when::CivilDay& day, when::Calendar calendar, Move move, std::mt19937& random);

/// A sentence that tells of an event on a day.
std::string sentence(const story::Event& event, const when::CivilDay& day, std::mt19937& random);

}  // namespace thisday::bench
