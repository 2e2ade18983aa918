#pragma once
// On which days of the year a date is kept: the library's own rule, for those who write calendars.

#include "keep/anniversary.hpp"

namespace thisday::ask {

using keep::anniversaries;
using keep::Anniversary;
using keep::fixed_day;

}  // namespace thisday::ask
