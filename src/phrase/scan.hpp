#pragma once
// All phrases of a text: the rules tried at each token, what they found put right, and the ends of ranges joined.

#include <string_view>
#include <vector>

#include "phrase/pattern.hpp"
#include "phrase/phrase.hpp"

namespace thisday::phrase {

/// In order, not overlapping, without those of Sense::nothing. O(length). The rules must live as long as the program.
std::vector<Phrase> scan(std::string_view text, const Lexicon& lexicon, const Rules& rules, Domain domain);

}  // namespace thisday::phrase
