#pragma once
// What is known of words when two sources are compared, of all languages together: how much one says
// (languages/*/common.tsv), and what it means in English (languages/*/meanings.tsv), so that *Schlacht* and *battle*
// are one word.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thisday::keep::detail {

enum class Commonness : std::uint8_t { none, some, little };

struct KnownWord {
  Commonness common = Commonness::none;  ///< in one language is common in all
  std::vector<std::string> meanings;     ///< folded; a compound may have several, most words have none
};

/// `folded` as Words gives it; of words not known nothing is said. O(length).
const KnownWord& known_word(std::string_view folded);

}  // namespace thisday::keep::detail
