#pragma once
// Tables in the program: rows of columns parted by tabs, words in a column by commas; # begins a comment.

#include <string_view>

namespace thisday::read {

/// What stands before the next border, which is taken away with it.
inline std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Gives the first column of each row, and what follows it.
template <class Row>
void each_row(std::string_view tsv, Row row) {
  while (!tsv.empty()) {
    std::string_view line = take_until(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view first = take_until(line, '\t');
    row(first, line);
  }
}

}  // namespace thisday::read
