#pragma once
// Whose today? What day it is in a time zone.

#include <chrono>
#include <string>

#include "base/result.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {

/// The Gregorian day at `now` in the zone of an IANA name ("Asia/Seoul"), by the machine's zone data; an empty name is
/// the machine's own zone. Safe from any thread. Errors: not_found (no such zone).
Result<when::CivilDay> today(const std::string& zone, std::chrono::system_clock::time_point now);

}  // namespace thisday::serve
