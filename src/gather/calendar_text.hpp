#pragma once
// What the words of a calendar line say: which of its numbers is the year, what kind of event it is, its headline.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "story/event.hpp"
#include "story/text.hpp"

namespace thisday::gather {

/// What is known of a line before its words are read.
struct LineContext {
  std::string language = "en";
  int month = 0;  ///< of the line's day, to know it again where the text repeats it; 0: none
  int day = 0;
  bool observances = false;  ///< the file holds observances: only a year that stands apart makes an event of a line
  std::optional<story::Kind> heading;  ///< what a comment above says of the lines below it: births, deaths
};

/// The year of an event as its line gives it.
struct LineYear {
  std::int64_t value = 0;          ///< astronomical
  story::ByteRange words;          ///< "44 BC", "1757?" in the text
  bool approximate = false;        ///< "c. 1505"
  bool uncertain = false;          ///< "1757?"
  bool lifespan = false;           ///< the first of "(1817 - 1890)"
  std::size_t headline_begin = 0;  ///< the text without the year, where that stands apart at an end
  std::size_t headline_end = 0;
};

/// The year that the event of `text` happened in; none where the text has none. `folded_text` is folded(text).
/// O(length).
std::optional<LineYear> line_year(std::string_view text, std::string_view folded_text, const LineContext& context);

struct LineWords {
  story::Kind kind = story::Kind::event;
  std::string headline;
  std::optional<LineYear> year;
  bool day_uncertain = false;  ///< "(date uncertain)"
  bool old_style = false;      ///< "O.S."
};

/// All that the words of a line say. O(length).
LineWords line_words(std::string_view text, const LineContext& context);

}  // namespace thisday::gather
