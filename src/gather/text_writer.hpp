#pragma once
// Makes readable text of marked-up text.

#include <string_view>

#include "story/text.hpp"

namespace thisday::gather {

/// Appends to a text, with the map to its source: runs of blanks become one, none stand at a block's beginning.
class TextWriter {
 public:
  explicit TextWriter(story::Text& text) : text_(text) {}

  void begin(story::Block::Kind kind, int level);
  void end();  ///< of the block; one without words is dropped
  [[nodiscard]] bool open() const { return open_; }
  void source(std::string_view bytes, std::size_t at);  ///< words that stand in the source so, from byte `at` on
  void words(std::string_view text);                    ///< words that do not
  void tab();                                           ///< parts the cells of a row
  [[nodiscard]] std::size_t size() const { return text_.content.size(); }

 private:
  void trim();
  [[nodiscard]] bool takes_blank() const;

  story::Text& text_;
  bool open_ = false;
};

}  // namespace thisday::gather
