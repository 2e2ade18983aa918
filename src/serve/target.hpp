#pragma once
// The target of a request: "/07-27?tz=Asia/Seoul" taken apart.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "publish/paths.hpp"

namespace thisday::serve {

/// A target, decoded. A segment may hold any UTF-8 without control characters, even a slash ("%2F").
struct Target {
  std::vector<std::string> segments;  ///< none for "/"
  std::vector<std::pair<std::string, std::string>> query;

  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;  ///< the first of that name
};

/// Reads the origin form and the absolute form (RFC 9112, 3.2); a fragment has no place in either. In the query `+` is
/// a blank. Errors: syntax (not of the form, a bad percent code, bytes that are no UTF-8 or are control characters).
/// O(length).
Result<Target> parse_target(std::string_view text);

/// "07-27": two digits, a hyphen, two digits, and a day that some year has.
std::optional<publish::MonthDay> month_day(std::string_view text);

}  // namespace thisday::serve
