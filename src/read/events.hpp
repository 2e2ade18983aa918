#pragma once
// The dated events of a text: for each clause that a mention dates, one.

#include <vector>

#include "read/read.hpp"
#include "read/sentences.hpp"

namespace thisday::read {

std::vector<story::Event> draw_events(const story::Text& text, const std::vector<Mention>& mentions,
                                      const std::vector<Sentence>& sentences, const Vocabulary& words);

}  // namespace thisday::read
