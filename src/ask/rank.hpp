#pragma once
// What would an editor lead with? What an event is worth anyway is keep/worth.hpp's; here is what depends on the day
// that is asked for, and the balance of a page. docs/ranking.md has the reasons, kWeights the weights.

#include <cstdint>
#include <optional>
#include <vector>

#include "keep/store.hpp"

namespace thisday::ask {

/// How round an anniversary is: 5 for full centuries, 4 for fifty, 3 for 25, 2 for ten, 1 for five; 0 for others.
int roundness(std::int64_t years);

/// What the reader's year adds: a round anniversary is worth more, what is not yet judged less. An event of no year
/// gets nothing; nor does one ahead.
double points_of_year(std::optional<std::int64_t> year, std::int64_t readers);
/// The same with reasons.
std::vector<keep::Part> year_explained(std::optional<std::int64_t> year, std::int64_t readers);

/// A candidate that was chosen for a page.
struct Chosen {
  std::size_t candidate = 0;  ///< which
  double score = 0;           ///< with what the year adds
  double balance = 0;         ///< what the ones before took off when it was chosen; 0 or less
};

/// The best `limit` of these, the best first; 0: all. Each is chosen with a view to those before it: the same topics,
/// too much of one century or of one kind count against it. Beyond the first hundred the score alone decides.
std::vector<Chosen> choose(const std::vector<keep::Candidate>& candidates, std::int64_t readers_year,
                           std::size_t limit);

}  // namespace thisday::ask
