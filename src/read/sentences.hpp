#pragma once
// Where sentences begin and end.

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/vocabulary.hpp"
#include "story/text.hpp"

namespace thisday::read {

/// A sentence, and the block of the text (or, where it has none, the paragraph) it stands in.
struct Sentence {
  story::ByteRange range;  ///< without the blanks around it
  std::size_t paragraph = 0;
  story::Block::Kind kind = story::Block::Kind::paragraph;
};

/// All sentences of a text, in order. O(length).
std::vector<Sentence> sentences(const story::Text& text, const Vocabulary& words);

}  // namespace thisday::read
