#pragma once
// Names that only a number tells apart.

#include <string_view>

namespace thisday::ask {

/// Whether a name has one number in `a` and another in `b`: "Apollo 11" and "Apollo 8", "Henry VIII" and "Henry VII".
/// O(length).
bool numbered_apart(std::string_view a, std::string_view b);

}  // namespace thisday::ask
