#pragma once
// One event once in a text, however often it is told: the armistice of the first line is that of the last.

#include <vector>

#include "read/lexis.hpp"
#include "story/event.hpp"

namespace thisday::read {

/// An event as a clause told it.
struct ToldEvent {
  story::Event event;
  /// A hash of what is done to what: the same of "signed the armistice" and "the armistice was signed". 0: not known.
  std::size_t deed = 0;
};

/// The events of a text, those that tell the same joined. What is joined keeps the headline told first, the finer date,
/// and the evidence of both.
std::vector<story::Event> join_retold(std::vector<ToldEvent> told, const Lexis& lexis);

/// The hash of a word's stem: of "signed" that of "sign".
std::size_t stem_of(std::string_view word);

}  // namespace thisday::read
