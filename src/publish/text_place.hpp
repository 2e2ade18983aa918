#pragma once
// Where a byte stands, as people and editors count.

#include <cstddef>
#include <string_view>
#include <vector>

namespace thisday::publish {

/// Counted from 1; columns in characters (Unicode code points).
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The lines of a text. Borrows it.
class TextLines {
 public:
  /// O(length).
  explicit TextLines(std::string_view text);

  /// O(log lines + length of the line).
  [[nodiscard]] TextPlace place(std::size_t byte) const;
  /// The line around a byte, without its end, and the byte at which it begins.
  struct Line {
    std::string_view text;
    std::size_t begin = 0;
  };
  [[nodiscard]] Line line(std::size_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

}  // namespace thisday::publish
