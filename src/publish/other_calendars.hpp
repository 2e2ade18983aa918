#pragma once
// What day it is in other calendars.

#include <string>
#include <string_view>
#include <vector>

#include "publish/messages.hpp"
#include "when/gregorian.hpp"

namespace thisday::publish {

struct CalendarDay {
  std::string_view calendar;  ///< "hebrew": its name in files and JSON
  std::string name;           ///< "Hebrew"
  std::string words;          ///< "16 Av 5786"
};

/// `day` is Gregorian and must be valid. Only calendars that then named days, each in its own numbers.
std::vector<CalendarDay> other_calendars(const when::CivilDay& day, const Messages& in = Messages::english());

}  // namespace thisday::publish
