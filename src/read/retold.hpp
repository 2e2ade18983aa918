#pragma once
// One event once in a text, however often it is told: the armistice of the first line is that of the last.

#include <vector>

#include "read/lexis.hpp"
#include "story/event.hpp"

namespace thisday::read {

/// Joins the events that tell the same, in place. What is joined keeps the headline told first, the finer date, and the
/// evidence of both.
void join_retold(std::vector<story::Event>& events, const Lexis& lexis);

}  // namespace thisday::read
