#pragma once
// Which day the reader means.

#include <optional>
#include <string>

#include "base/result.hpp"
#include "when/calendar.hpp"
#include "when/recurrence.hpp"

namespace thisday::cli {

/// Today where the machine is (or where TZ says).
when::CivilDay today();

/// A month and day, in year 0: "07-27", "7-27", "27 July", "July 27", "today", "tomorrow", "yesterday"; 1953-07-27 and
/// "27 July 1953" with their year. Errors: syntax, range.
Result<when::CivilDay> day_named(const std::string& text);

/// A day of every year in a calendar whose months are others than January to December: "9 Av"; none for other words.
std::optional<when::Recurrence> other_day_named(const std::string& text);

}  // namespace thisday::cli
