#pragma once
// What is looked for by words, and among what.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "story/event.hpp"
#include "story/source.hpp"
#include "when/span.hpp"

namespace thisday::keep {

/// A circle on the globe.
struct Near {
  double latitude = 0;   ///< degrees, north positive
  double longitude = 0;  ///< degrees, east positive
  double kilometres = 50;
};

/// In which order what was found comes. Equal ones always by name, so that every engine gives the same answer.
enum class Order : std::uint8_t {
  best,  ///< what tells most of the words; without words, what ranks highest
  time,  ///< by the event's first day, then its last. Events without a year are left out
  near,  ///< the nearest to `Search::near` first
};

/// The question "what is told of this?": a selection of events, for a list, a timeline, a map. Empty fields ask for all
/// that the others let through. What the editor has hidden is in none.
struct Search {
  /// Words that must all stand in one telling: in its headline, quote, parties, places or subjects. "two words" in
  /// quotation marks stand together, -word must not stand there, armis* is the beginning of a word. Case and accents do
  /// not count.
  std::string words = {};
  std::optional<story::Kind> kind = {};
  std::optional<when::Span> span = {};  ///< the event, as it is shown, may have happened in it
  std::string party = {};               ///< words of a party's name
  std::string place = {};               ///< words of a place's name
  std::string subject = {};             ///< words of a subject's name
  std::string source = {};              ///< words of the title or path of a source
  std::string language = {};            ///< of the source: "de"
  std::optional<Near> near = {};        ///< a place of the event is known to lie within it
  bool include_sensitive = true;        ///< false: for schools and public screens
  Order order = Order::best;
  std::size_t limit = 50;
  std::string cursor = {};  ///< of the answer that this one goes on from; all else must be as it was
};

struct Found {
  std::vector<story::Event> events;
  std::map<story::SourceId, story::Source> sources = {};  ///< of all their evidence
  bool more = false;                                      ///< there are more than the limit
  std::string cursor;                                     ///< to go on from; empty where there are no more
};

/// FTS5's query for these words, empty where there are none. Never wrong syntax, whatever the bytes. O(length).
std::string match_query(std::string_view words);

}  // namespace thisday::keep
