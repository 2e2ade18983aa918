#pragma once
// All phrases of a text: the rules tried at each token, what they found put right, and the ends of ranges joined.

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "phrase/pattern.hpp"
#include "phrase/phrase.hpp"

namespace thisday::phrase {

/// Finds the date in another calendar that has the word at an offset of the text.
using Foreign = std::function<std::optional<Phrase>(std::size_t at)>;

/// In order, not overlapping, without those of Sense::nothing. O(length). The rules must live as long as the program.
std::vector<Phrase> scan(std::string_view text, const Lexicon& lexicon, const Rules& rules, Domain domain,
                         const Foreign& foreign);

}  // namespace thisday::phrase
