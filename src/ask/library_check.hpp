#pragma once
// Does a library hold together by itself? Where its sources disagree, what it has twice, what looks made up.

#include <vector>

#include "ask/check.hpp"
#include "ask/library.hpp"
#include "base/result.hpp"

namespace thisday::ask {

/// In order of time, each with what sources say; ranges are empty.
///
///   disagrees   library    one event, to which sources give dates that cannot both be true
///   explained   library    one event, whose dates are one day in Old and New Style
///   suspicious  doubled    one person, or the same words, on days that one error makes of each other
///   suspicious  new-year   1 January, and only one work says so
///   suspicious  round-day  the 1st or the 15th before 1583, and only one work says so
///
/// Hidden events are left out. O(events); holds a quarter of a century of them at a time, and a few bytes of each.
/// Errors: busy, storage.
Result<std::vector<Finding>> check_library(const Library& library);

}  // namespace thisday::ask
