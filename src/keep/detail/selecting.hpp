#pragma once
// Which events a Search selects, before any of their words are read.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/figures.hpp"
#include "keep/search.hpp"

namespace thisday::keep::detail {

/// A selected event, with what lists and counts need.
struct Selected {
  std::int64_t event = 0;
  std::int64_t earliest = 0;
  std::int64_t latest = 0;
  bool dated = false;
  std::optional<double> latitude;  ///< of its first place that is known; with a circle, of the nearest one
  std::optional<double> longitude;
  double kilometres = 0;  ///< from the circle's middle, where there is one
};

/// All that is selected, in no order. Errors: range (no such place), storage.
Result<std::vector<Selected>> select(Database& database, const Search& search);

}  // namespace thisday::keep::detail
