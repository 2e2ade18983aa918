#pragma once
// What an event is worth on a page, and why.

#include <vector>

#include "keep/part.hpp"

namespace thisday::ask {

/// Greater is better; only the order means anything.
struct Score {
  using Part = keep::Part;
  double total = 0;
  std::vector<Part> parts = {};  ///< only where they were asked for; they add up to `total`
};

}  // namespace thisday::ask
