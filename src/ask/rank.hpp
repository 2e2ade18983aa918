#pragma once
// What would an editor lead with? docs/ranking.md has the reasons.

#include <cstdint>

#include "ask/library.hpp"

namespace thisday::ask {

/// How round an anniversary is: 5 for a hundred years, 4 for fifty, 3 for 25, 2 for ten, 1 for five; 0 for others.
int roundness(std::int64_t years);

/// With its parts. `answer` has the sources of its evidence.
Score score_of(const DayEvent& found, const DayAnswer& answer);

}  // namespace thisday::ask
