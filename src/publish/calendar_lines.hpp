#pragma once
// The lines of an iCalendar (RFC 5545, 3.1): escaped, folded, ended by CR LF.

#include <string>
#include <string_view>

namespace thisday::publish {

/// The value of a TEXT property: backslash, semicolon, comma and line breaks escaped; other control characters and
/// bytes that are no UTF-8 left out.
std::string calendar_text(std::string_view text);

/// Appends "NAME:value", folded so that no line has more than 75 octets and no character is cut.
void add_calendar_line(std::string& out, std::string_view name, std::string_view value);

}  // namespace thisday::publish
