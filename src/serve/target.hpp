#pragma once
// The target of a request: "/07-27?tz=Asia/Seoul" taken apart, and what it asks for.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

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

/// What a target asks for.
struct Route {
  enum class Page { none, today, day, day_json, entry, health, asset };
  Page page = Page::none;
  int month = 0;  ///< of day and day_json: a day that some year has
  int day = 0;
  std::string name;  ///< of entry, its slug; of asset, its path
  bool api = false;  ///< for programs: they are told in JSON what went wrong
};

Route route_of(const Target& target);

}  // namespace thisday::serve
