#pragma once
// Values of headers that are lists: "a;q=0.5, b" (RFC 9110, 5.6.1 and 12.4.2).

#include <algorithm>
#include <string_view>

namespace thisday::serve {

/// Without blanks and tabs around it.
std::string_view trimmed(std::string_view text);

/// Whether these are the same word, whatever the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

/// An element and how much it is wanted.
struct Weighted {
  std::string_view value;  ///< before the first semicolon
  std::string_view rest;   ///< its other parameters
  int weight = 1000;       ///< thousandths; 0: not wanted at all
};

/// "text/html;level=1;q=0.5" is {"text/html", "level=1;q=0.5", 500}. A weight that cannot be read counts as 0.
Weighted weighted(std::string_view element);

/// Calls `see` with each element that is not empty. No element of the lists read here holds a comma in quotes but
/// entity tags, whose commas only make tags that match nothing.
template <class See>
void each_element(std::string_view list, See see) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view element = trimmed(list.substr(0, comma));
    if (!element.empty()) see(element);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

}  // namespace thisday::serve
