#pragma once
// What an event is worth, and why.

#include <string>
#include <string_view>
#include <vector>

namespace thisday::ask {

/// What an event is worth on a page. Greater is better; only the order means anything.
struct Score {
  struct Part {
    std::string_view what;  ///< "works", "round anniversary"
    double points = 0;
    std::string why;  ///< "told by 3 independent works", for people
  };
  double total = 0;
  std::vector<Part> parts;  ///< only where they were asked for; they add up to `total`
};

}  // namespace thisday::ask
