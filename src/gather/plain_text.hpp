#pragma once
// Plain text as it comes: paragraphs parted by blank lines, a title in the first line if it looks so.

#include <string_view>

#include "story/text.hpp"

namespace thisday::gather {

/// The text of a file; what is no UTF-8 is taken for Latin-1, with the way back to its bytes. O(length).
story::Text plain_text(std::string_view bytes);

}  // namespace thisday::gather
