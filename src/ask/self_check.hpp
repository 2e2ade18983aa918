#pragma once
// Does a draft hold together by itself and by the calendar? No library is asked.

#include <optional>
#include <vector>

#include "ask/check.hpp"
#include "ask/claims.hpp"
#include "when/calendar.hpp"

namespace thisday::ask {

// Each adds what it finds, with ranges in Text::content. O(length).

/// 30 February; 10 October 1582 in Rome; Sunday, July 27, 1953.
void check_days(const Draft& draft, std::vector<Finding>& findings);
/// Ends before it begins; a three-year war of eight years; "70 years ago", counted from `today`.
void check_lengths(const Draft& draft, const std::optional<when::CivilDay>& today, std::vector<Finding>& findings);
/// Ages against births and deaths that are given; deaths before births.
void check_lives(const Draft& draft, std::vector<Finding>& findings);
/// The title's day against the first paragraph's; `entry` is the day that the front matter gives.
void check_title(const Draft& draft, const std::optional<when::Date>& entry, std::vector<Finding>& findings);
/// One event with two dates.
void check_retold(const Draft& draft, std::vector<Finding>& findings);
/// What is told to end before it is told to begin.
void check_courses(const Draft& draft, std::vector<Finding>& findings);

}  // namespace thisday::ask
