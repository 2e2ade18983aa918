#pragma once
// Whose today? What day it is in a time zone, and until when.

#include <chrono>
#include <string>

#include "base/result.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {

struct Today {
  when::CivilDay day;
  std::chrono::system_clock::time_point end;  ///< when the next day begins there
};

/// The Gregorian day at `now` in the zone of an IANA name ("Asia/Seoul"), by the machine's zone data; an empty name is
/// the machine's own zone. Safe from any thread. Errors: not_found (no such zone).
Result<Today> today(const std::string& zone, std::chrono::system_clock::time_point now);

}  // namespace thisday::serve
