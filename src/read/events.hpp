#pragma once
// The dated events of a text: for each clause whose verb a mention dates, one; one event once, however often told.

#include <vector>

#include "read/lexis.hpp"
#include "read/read.hpp"
#include "read/sentences.hpp"

namespace thisday::read {

std::vector<story::Event> draw_events(const story::Text& text, const std::vector<Mention>& mentions,
                                      const std::vector<Sentence>& sentences, const Lexis& lexis);

}  // namespace thisday::read
