#pragma once
// HTML5 as a tree, made by gumbo within bounds.

#include <gumbo.h>

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "gather/text_writer.hpp"

namespace thisday::gather {

class HtmlTree {
 public:
  /// The tree of `bytes`, which must outlive it. Errors: range, where the tags are so tangled that gumbo, which looks
  /// through all open elements and all attributes again and again, does not get on. O(length).
  static Result<HtmlTree> parse(std::string_view bytes);

  [[nodiscard]] const GumboNode* root() const;

  class Memory;

 private:
  std::shared_ptr<Memory> memory_;
  const GumboOutput* output_ = nullptr;
};

/// Elements within each other that a reader follows; browsers stop here, too.
inline constexpr unsigned kDeepestHtml = 512;

std::string_view attribute(const GumboElement& element, const char* name);

/// 1 to 6, or 0 for what is no heading.
int heading_level(GumboTag tag);

/// Appends the words of a text node: those that stand in `bytes` as they are with their place there, and what was made
/// of character references without. O(length).
void write_words(const GumboText& text, std::string_view bytes, TextWriter& writer);

}  // namespace thisday::gather
