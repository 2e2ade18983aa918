#pragma once
// Division towards minus infinity, as calendars count: the day before day 0 is the last of the cycle before.

#include <cstdint>

namespace thisday::when::detail {

/// `b` must be positive.
constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  return a - b * floor_div(a, b);
}

}  // namespace thisday::when::detail
