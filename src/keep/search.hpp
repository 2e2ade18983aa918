#pragma once
// What is looked for by words, and among what.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "story/event.hpp"
#include "when/span.hpp"

namespace thisday::keep {

/// The question "what is told of this?". Empty words ask for all that the filters let through.
struct Search {
  /// Words that must all stand in one telling: in its headline, quote, parties, places or subjects. "two words" in
  /// quotation marks stand together, -word must not stand there, armis* is the beginning of a word. Case and accents do
  /// not count.
  std::string words = {};
  std::optional<story::Kind> kind = {};
  std::optional<when::Span> span = {};  ///< may have happened in it
  std::string party = {};               ///< words of a party's name, as those above
  std::string place = {};               ///< words of a place's name
  std::string source = {};              ///< words of the title or path of a source
  std::string language = {};            ///< of the source: "de"
  std::size_t limit = 50;
};

struct Found {
  std::vector<story::Event> events;  ///< the best first
  bool more = false;                 ///< there are more than the limit, or more than were looked at
};

/// FTS5's query for these words, empty where there are none. Never wrong syntax, whatever the bytes. O(length).
std::string match_query(std::string_view words);

}  // namespace thisday::keep
