#pragma once
// A text to be read: UTF-8, with the way back to the bytes of the source it was taken from.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace thisday::story {

/// A stretch of bytes, `end` not within.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool overlaps(ByteRange other) const { return begin < other.end && other.begin < end; }
};

/// A heading, paragraph or the like, in bytes of Text::content. The blocks of a Text are in order and do not overlap.
struct Block {
  enum class Kind { paragraph, heading, caption, quote, list_item, code };
  Kind kind = Kind::paragraph;
  int level = 0;  ///< of a heading, 1 to 6; of a list item, how deep it stands, from 1; 0: not known
  ByteRange range;
};

/// What a reader of files makes of an article: readable UTF-8 without markup, cut into blocks.
struct Text {
  /// `length` bytes of content from `content` on stand in the source from `source` on, byte for byte.
  struct Run {
    std::size_t content = 0;
    std::size_t source = 0;
    std::size_t length = 0;
  };

  std::string content;        ///< valid UTF-8
  std::vector<Block> blocks;  ///< empty: nothing is known, blank lines part the paragraphs
  std::vector<Run> map;       ///< ascending; empty: content is the source, byte for byte
  std::string language = "en";

  /// The place in the source of a byte of `content`; for a byte that has none (an entity's character), the end of the
  /// run before it. O(log runs).
  [[nodiscard]] std::size_t in_source(std::size_t offset) const {
    if (map.empty()) return offset;
    auto after = std::upper_bound(map.begin(), map.end(), offset,
                                  [](std::size_t o, const Run& run) { return o < run.content; });
    if (after == map.begin()) return 0;
    const Run& run = *--after;
    return run.source + std::min(offset - run.content, run.length);
  }
  [[nodiscard]] ByteRange in_source(ByteRange range) const {
    if (range.begin == range.end) return {in_source(range.begin), in_source(range.begin)};
    // The last byte, not the one after it: markup may follow before the next run.
    return {in_source(range.begin), in_source(range.end - 1) + 1};
  }
};

}  // namespace thisday::story
