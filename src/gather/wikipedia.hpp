#pragma once
// Pages of Wikipedia, whichever way they came: as files of wikitext or HTML, or out of a dump.

#include <string>
#include <string_view>

#include "gather/handler.hpp"
#include "gather/wiki_lists.hpp"
#include "story/source.hpp"

namespace thisday::gather {

/// Where a page came from. Empty strings: not known.
struct WikiOrigin {
  std::string path;  ///< of the file, for sources and messages
  std::string language;
  std::string hash;      ///< of the bytes
  std::string format;    ///< "wikitext", "wikipedia-html", "wikipedia-dump"
  std::size_t line = 1;  ///< the line of the file that the page begins on
};

/// The source that a page is; all pages of one language are copies of one work.
story::Source wiki_source(const WikiOrigin& origin, std::string_view title);

/// Hands over a page: its records if it lists what happened on a day, in a month or in a year, else its text as an
/// article. `bytes` are what the page was made of.
void push_wiki_page(WikiPage page, std::string_view bytes, const WikiOrigin& origin, Handler& handler);

/// Whether the beginning of a file is wikitext.
bool looks_like_wikitext(std::string_view bytes);
/// Whether the beginning of a file is a wiki's HTML.
bool looks_like_wiki_html(std::string_view bytes);

}  // namespace thisday::gather
