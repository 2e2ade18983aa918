#pragma once
// The addresses of what is published.

#include <string>
#include <string_view>

#include "story/event.hpp"

namespace thisday::publish {

struct MonthDay {
  int month = 1;
  int day = 1;
  friend bool operator==(const MonthDay&, const MonthDay&) = default;
};

/// The neighbours in a year that has a 29 February.
MonthDay day_before(MonthDay day);
MonthDay day_after(MonthDay day);

/// All but the unreserved characters of RFC 3986 as %XX.
std::string percent_encoded(std::string_view text);

std::string day_name(MonthDay day);                ///< "07-27"
std::string day_path(MonthDay day);                ///< "/07-27"
std::string day_json_path(MonthDay day);           ///< "/api/v1/on/07-27"
std::string entry_path(std::string_view slug);     ///< "/entry/korean-armistice", percent-encoded where it must be
std::string picture_path(std::string_view name);   ///< "/pictures/0123456789abcdef-960.jpg"
std::string event_path(const story::EventId& id);  ///< "/event/0123456789abcdef"

}  // namespace thisday::publish
