#pragma once
// A stretch of prose cut into words.

#include <string_view>
#include <vector>

#include "story/text.hpp"

namespace thisday::read {

struct Word {
  story::ByteRange range;  ///< in the text that was cut; letters, digits, and hyphens or apostrophes between them
  bool capital = false;    ///< begins with a capital letter
  bool number = false;     ///< begins with a digit; its grouping commas and decimals are within
};

/// All words, in order. O(length).
std::vector<Word> words_of(std::string_view text);

}  // namespace thisday::read
