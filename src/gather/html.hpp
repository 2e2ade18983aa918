#pragma once
// Pages of the web: what they say, without what stands around it.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "story/text.hpp"

namespace thisday::gather {

struct HtmlPage {
  std::string title;
  std::string author;
  std::string url;  ///< of the page itself, as it says
  std::string licence;
  std::string summary;
  std::string date;  ///< the day it is of, as it says
  story::Text text;  ///< the main text; its language is empty where the page does not say
};

/// Whether the beginning of a file is HTML.
bool looks_like_html(std::string_view bytes);

/// A page's main text is what <main> or the one great <article> holds, else all of it;
/// navigation, forms, scripts, notes and lists of links are left out, of tables with words in them each row is a
/// paragraph. UTF-8, or a single-byte encoding that the page names, else Windows-1252. Errors: those of HtmlTree;
/// unsupported (another encoding). O(length).
Result<HtmlPage> html_page(std::string_view bytes);

/// Paragraphs, headings and list items as Markdown that shows the same.
std::string markdown_of(const story::Text& text);

}  // namespace thisday::gather
