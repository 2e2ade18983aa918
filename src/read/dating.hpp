#pragma once
// Which clause a mention dates, if any. A date in a noun phrase dates the noun: "the division of 1945 was meant to
// last" tells nothing of 1945; "on 4 May the army of 1945 landed" is dated by "4 May".

#include <optional>
#include <vector>

#include "read/clauses.hpp"

namespace thisday::read {

/// How a date bounds what is told.
enum class Bound : std::uint8_t { at, from, until };

struct Dating {
  std::size_t clause = 0;             ///< index
  std::vector<std::size_t> mentions;  ///< the dates: several where it is told of each, "in 1950 and 1951"
  TokenRange gone;                    ///< what leaves the headline with the date
  Bound bound = Bound::at;
  bool range = false;  ///< from the first of two mentions to the second: "between February and April"
};

/// A sentence of prose tells of no more than so many dated events; what goes on like a list is not followed.
inline constexpr std::size_t kMostDatings = 16;

/// What each clause is dated by. In the order of the mentions; at most kMostDatings.
std::vector<Dating> datings(std::string_view text, const Tokens& tokens, const std::vector<Clause>& clauses,
                            const std::vector<Mention>& mentions);

}  // namespace thisday::read
