#pragma once
// Reading a text for a page: what read makes of it, as the plain values that pages show.

#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "publish/reading_page.hpp"
#include "read/read.hpp"
#include "story/text.hpp"

namespace thisday::serve {

/// The dates of a text, their ranges those of the source that it was taken from. Lengths and references, which are no
/// place in time, are left out. Empty where the text's language has no grammar.
std::vector<publish::MarkedDate> marked_dates(const story::Text& text, const read::Options& options);

/// The dates of an article's Markdown, in its bytes. `language` is BCP 47; empty: English.
std::vector<publish::MarkedDate> article_dates(std::string_view markdown, std::string_view language);

/// All that a text tells, held against the library. `written` is a day (YYYY-MM-DD) or empty. Errors: syntax (no such
/// day), range (longer than kLongestText), busy, storage.
Result<publish::ReadText> read_text(const ask::Library& library, std::string text, std::string written,
                                    const publish::Messages& in);

}  // namespace thisday::serve
