#pragma once
// The ways to show what was read in a document, besides JSON. Those that the server has too are its.

#include <string>

#include "cli/document.hpp"
#include "serve/reading_formats.hpp"

namespace thisday::cli {

/// For people: the mentions in the order of the text, then the events in the order of time.
std::string reading_text(const Document& document);

/// For people who ask why: of each mention its rule, what its words say by themselves, and what it was counted from.
std::string reading_explained(const Document& document);

/// The events in the order of time, one a line: the date as EDTF, a tab, the headline. A longer headline than the line
/// is not broken.
std::string reading_timeline(const Document& document);

/// A section of a page: the text with its mentions marked, the reason of each, and the timeline. html_begin() and
/// html_end() stand around the sections of a page, which loads nothing and runs nothing.
std::string reading_html(const Document& document);
std::string html_begin(const std::string& title);
std::string html_end();

using serve::csv_header;
using serve::in_order_of_time;
using serve::reading_csv;
using serve::reading_timeml;
using serve::words_of;

}  // namespace thisday::cli
