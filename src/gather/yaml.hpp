#pragma once
// YAML from strangers: small documents, read in bounded time and memory. Anchors and aliases are refused, since ten
// lines of them can mean a billion nodes; so is deep nesting.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace thisday::gather {

struct YamlNode {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string scalar;
  std::size_t position = 0;     ///< byte offset into the document
  std::vector<YamlNode> items;  ///< of a list
  struct Entry;
  std::vector<Entry> entries;  ///< of a map, in the order of the file; keys are scalars

  /// The value of a key of a map; nullptr where there is none. O(entries).
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

struct YamlNode::Entry {
  YamlNode key;
  YamlNode value;
};

/// The one document in `text`, at most 64 KiB of UTF-8. Errors: syntax, range (too large or deep), unsupported
/// (aliases, tags, keys that are no scalars or stand twice), with the position. O(length).
Result<YamlNode> parse_yaml(std::string_view text);

/// The line and column of a byte, both from 1.
struct LinePlace {
  std::size_t line = 1;
  std::size_t column = 1;
};
LinePlace line_place(std::string_view text, std::size_t position);

}  // namespace thisday::gather
