#pragma once
// A page of a wiki as readable text: its headings, paragraphs and list items, and the links in them. Made of wikitext
// or of the HTML of Wikimedia's parser (Parsoid); what comes after does not know which it was.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "story/text.hpp"

namespace thisday::gather {

struct WikiPage {
  struct Link {
    story::ByteRange range;  ///< in bytes of text.content
    std::string target;      ///< the page's title, without its "#section"
  };
  /// Words in which the page may name itself, where it has no title: bold ones at its beginning, values of templates.
  struct Hint {
    std::string words;
    int weight = 1;
  };

  std::string title;        ///< empty: the page does not say
  story::Text text;         ///< list items have their depth as level; text.language is set
  std::vector<Link> links;  ///< ascending
  std::vector<Hint> hints;
};

/// Of wikitext. References, pictures, tables and what is not shown are left out; templates become the words that
/// languages/*/wiki.tsv has for them. Never fails: whatever is no markup is text. O(length).
WikiPage wikitext_page(std::string_view bytes, std::string_view language);

/// Of a whole HTML document of Parsoid's or MediaWiki's. Errors: those of HtmlTree. O(length).
Result<WikiPage> wiki_html_page(std::string_view bytes);

}  // namespace thisday::gather
