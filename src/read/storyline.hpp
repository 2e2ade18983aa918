#pragma once
// Where in time a story is, mention after mention: which year an October without a year belongs to.
//
// A story goes forward, mostly; it looks back and ahead in asides ("a decision that was regretted in 2005"), and comes
// back to where it was. Of all ways to give the months without a year one, the one is taken that jumps least, looking
// ahead to the full dates that follow. That is a shortest path, found with a beam; the costs are below in
// storyline.cpp.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "phrase/phrase.hpp"
#include "story/text.hpp"

namespace thisday::read {

/// Years farther from our era than this are told of, but no story is set in them.
inline constexpr std::int64_t kFarthestYear = 1'000'000;

/// What the story does at one phrase.
struct Turn {
  std::optional<std::int64_t> year;  ///< of a month, season or day of a month without one (astronomical)
  bool aside = false;                ///< the story stays where it was
};

/// A turn for each phrase; after the last that needs to know where the story is, they say nothing. O(phrases) with a
/// bound on the ways kept.
std::vector<Turn> follow(const story::Text& text, const std::vector<phrase::Phrase>& phrases);

}  // namespace thisday::read
