#pragma once
// What lasts in a story: the war it tells of, from its beginning to its end.

#include <optional>
#include <string>
#include <vector>

#include "read/periods.hpp"
#include "read/read.hpp"
#include "read/sentences.hpp"

namespace thisday::read {

/// A month in which the story's subject began or ended.
struct Edge {
  std::int64_t year = 0;
  int month = 1;
  std::optional<when::DayNumber> day;  ///< where it is known
  std::string words;                   ///< of the mention or the period's name that told it
};

struct Subject {
  std::optional<Edge> begin;
  std::optional<Edge> end;
};

/// The bounds of what the text is about. What it tells itself ("in June 1950 they invaded", "the armistice of …") comes
/// first; the named period it speaks of most fills in the rest, and says which of the told dates can belong to it.
Subject subject_of(const story::Text& text, const std::vector<Mention>& mentions,
                   const std::vector<Sentence>& sentences, const Vocabulary& words);

/// The bounds of a named period.
Subject subject_of(const Period& period);

/// Places "the first year of fighting" between the bounds: sets date, begin and end points, and what it counts from.
void place_part(Mention& mention, const phrase::Phrase& phrase, const Subject& subject);

/// Gives a mention that is a period by its name ("during the Korean War") its length, bounds and points.
void place_whole(Mention& mention, const Period& period);

}  // namespace thisday::read
