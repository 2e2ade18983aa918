#pragma once
// What stands around the places of a text, which are asked for in their order: the line, an open bracket, a new
// paragraph. Each byte is looked at once.

#include <cstddef>
#include <string_view>

namespace thisday::read {

class Surroundings {
 public:
  explicit Surroundings(std::string_view text) : text_(text) {}

  /// Goes on to a place, not before the last one.
  void go_to(std::size_t at);

  /// Whether a bracket is open there that began not far before it, in its line.
  [[nodiscard]] bool in_bracket() const;
  /// Whether it is in a line by itself that ends no sentence.
  [[nodiscard]] bool in_heading() const;
  /// Whether a blank line stands between two places.
  [[nodiscard]] bool break_between(std::size_t from, std::size_t to) const;

 private:
  static constexpr std::size_t kNone = std::string_view::npos;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;          ///< where its line begins,
  std::size_t line_end_ = kNone;  ///< and ends, once it is known
  std::size_t bracket_ = kNone;   ///< the last that opens before it
  std::size_t next_bracket_ = 0;  ///< the first that opens at it or after; from there on none has been looked for
};

}  // namespace thisday::read
