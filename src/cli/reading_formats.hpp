#pragma once
// The ways to show what was read in a document, besides JSON.

#include <string>
#include <vector>

#include "cli/document.hpp"

namespace thisday::cli {

/// For people: the mentions in the order of the text, then the events in the order of time.
std::string reading_text(const Document& document);

/// For people who ask why: of each mention its rule, what its words say by themselves, and what it was counted from.
std::string reading_explained(const Document& document);

/// The events in the order of time, one a line: the date as EDTF, a tab, the headline. A longer headline than the line
/// is not broken.
std::string reading_timeline(const Document& document);

/// TimeML 1.2.1 as TempEval's tools read it: the text with TIMEX3 around its mentions, its date as t0.
std::string reading_timeml(const Document& document);

/// Rows of RFC 4180 below csv_header(): one for each mention, then one for each event.
std::string reading_csv(const Document& document);
std::string csv_header();

/// A section of a page: the text with its mentions marked, the reason of each, and the timeline. html_begin() and
/// html_end() stand around the sections of a page, which loads nothing and runs nothing.
std::string reading_html(const Document& document);
std::string html_begin(const std::string& title);
std::string html_end();

/// The events in the order in which they happened; of those that begin on one day the order of the text.
std::vector<const story::Event*> in_order_of_time(const read::Reading& reading);

/// The words of a mention on one line.
std::string words_of(const Document& document, const read::Mention& mention);

}  // namespace thisday::cli
