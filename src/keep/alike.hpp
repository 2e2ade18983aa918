#pragma once
// What does the library have that may be told of the same, whatever its date?
//
// Merging looks only where dates allow that two are the same. Whoever checks a date must not: what is told wrong by ten
// years is still told of the same. So candidates are found by their rarest words, and by the day where it is right.

#include "keep/match.hpp"
#include "story/event.hpp"

namespace thisday::keep {

/// One piece of evidence that has words in common with what was asked for.
struct Alike {
  story::EventId event;  ///< a name of its event: its own key
  Telling telling;       ///< `source` and `work` are not set
  /// What the words weigh that both have: as match.hpp weighs them, the rarer in this library the more.
  double shared = 0;
  double part = 0;      ///< `shared`, as a part of all that was asked for: 0 to 1
  double own_part = 0;  ///< and of all that is told here, with the rarity of words left out
};

}  // namespace thisday::keep
