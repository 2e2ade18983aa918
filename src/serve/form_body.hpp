#pragma once
// The body of a form that was sent by POST (application/x-www-form-urlencoded): what a person wrote, with its lines.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace thisday::serve {

using FormFields = std::vector<std::pair<std::string, std::string>>;

/// Values are UTF-8, their line ends "\n". A `%` without two digits stands for itself; more than 32 fields are refused,
/// and so are values with other control characters than tab and line end, and bytes that are no UTF-8. O(length).
Result<FormFields> form_body(std::string_view body);

/// The first of that name, empty where there is none. A view into `fields`.
std::string_view field(const FormFields& fields, std::string_view name);

}  // namespace thisday::serve
