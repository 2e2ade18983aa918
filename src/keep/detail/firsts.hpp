#pragma once
// Whether something was done for the first time: "first", "invents", "discovered" (languages/*/firsts.tsv).

#include <string_view>

namespace thisday::keep::detail {

/// Whether a headline in this language ("en") says so. A capital inside the headline is a name's: the First Crusade was
/// no first. O(length).
bool tells_of_a_first(std::string_view headline, std::string_view language);

/// All those words, for whoever wants to know whether they have changed.
std::string_view words_of_firsts();

}  // namespace thisday::keep::detail
