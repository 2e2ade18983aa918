#pragma once
// Markdown (GitHub's) as readable text, with the way back to its bytes.

#include <string_view>

#include "story/text.hpp"

namespace thisday::gather {

/// The text of `source` from byte `begin` on: paragraphs, headings, list items, table rows, captions, code, without
/// markup. Every run of the map is byte for byte the same in `source`. O(length).
story::Text markdown_text(std::string_view source, std::size_t begin);

}  // namespace thisday::gather
