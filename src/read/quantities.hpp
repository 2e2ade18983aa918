#pragma once
// Numbers that count something, with what hedges them.
//
//   roughly 75,000 soldiers                    75,000 soldiers, about
//   over five million died                     5,000,000, more than
//   between two and three million people       2,000,000 people, more than; 3,000,000 people, less than
//   more than half of them civilians           0.5 civilians, more than

#include <string_view>
#include <vector>

#include "read/clauses.hpp"
#include "story/event.hpp"

namespace thisday::read {

/// The quantities that stand among `told`.
std::vector<story::Quantity> quantities_of(std::string_view text, const Tokens& tokens, TokenRange told);

}  // namespace thisday::read
