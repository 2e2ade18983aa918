#pragma once
// The main text of a page: what somebody wrote, without what stands around it.

#include <string_view>

#include "gather/html_tree.hpp"
#include "story/text.hpp"

namespace thisday::gather {

/// Of the tree of `bytes`, with the map to them; without a language. O(length).
story::Text html_text(const HtmlTree& tree, std::string_view bytes);

}  // namespace thisday::gather
