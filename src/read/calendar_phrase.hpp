#pragma once
// Phrases that the resolver makes itself: the numbers of a day that it has worked out.

#include <cstdint>
#include <optional>
#include <string>

#include "phrase/phrase.hpp"
#include "when/calendar.hpp"

namespace thisday::read {

/// The calendar of a day without a label: Julian before 15 October 1582.
when::Calendar calendar_of(std::int64_t year, int month, int day);

/// A calendar phrase of these parts; the year is astronomical.
phrase::Phrase calendar_phrase(std::int64_t year, std::optional<int> month, std::optional<int> day);

/// Gives a phrase its (astronomical) year, with the era where it is before Christ.
void set_year(phrase::Phrase& phrase, std::int64_t year);

/// The unit that a phrase counts in; the phrase must have one.
phrase::Unit unit_of(const phrase::Phrase& phrase);

/// Whether a phrase counts from the story ("the following year"), not from the day of writing ("next year").
bool from_story(const phrase::Phrase& phrase);

/// TIMEX2's value for any one of a unit, "XXXX-XX-XX" for a day; empty where it has none.
std::string unit_mask(phrase::Unit unit);

}  // namespace thisday::read
