#pragma once
// The lines of a calendar(1) file as its preprocessor would leave them: comments gone, #ifdef obeyed, continuations
// joined to the lines that they continue. Bytes keep their places, so every line knows where it stands.

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "story/text.hpp"

namespace thisday::gather {

/// A comment, without its marks.
struct Comment {
  story::ByteRange range;
  std::string_view text;
};

/// `bytes` with all comments blanked out, newlines kept: as long as `bytes`. O(length).
struct Uncommented {
  std::string bytes;
  std::vector<Comment> comments;             ///< in order; views of the bytes given
  std::size_t unclosed = std::string::npos;  ///< where a comment begins that nothing ends
};
Uncommented without_comments(std::string_view bytes);

/// A line that is not blank and not left out.
struct CalendarLine {
  enum class Kind { words, continuation, include, bad };
  Kind kind = Kind::words;
  std::size_t number = 0;   ///< from 1
  story::ByteRange range;   ///< without blanks at its ends
  std::string_view text;    ///< of Uncommented::bytes; for include, the file named
  std::string_view reason;  ///< of a bad line
  std::size_t indent = 0;   ///< blanks before it
};

/// Macros that `#define` has made; they hold on in files included later.
using Macros = std::set<std::string, std::less<>>;

/// All lines, in order. O(length).
void each_line(const Uncommented& file, Macros& macros, const std::function<void(const CalendarLine&)>& take);

}  // namespace thisday::gather
