#pragma once
// One reason for a score.

#include <string>
#include <string_view>

namespace thisday::keep {

struct Part {
  std::string_view what;  ///< "works", "round anniversary"
  double points = 0;
  std::string why;  ///< "told by 3 independent works", for people
};

}  // namespace thisday::keep
