#pragma once
// What was read in a document, as files for other programs.

#include <string>
#include <vector>

#include "serve/document.hpp"

namespace thisday::serve {

/// TimeML 1.2.1 as TempEval's tools read it: the text with TIMEX3 around its mentions, its date as t0.
std::string reading_timeml(const Document& document);

/// Rows of RFC 4180 below csv_header(): one for each mention, then one for each event.
std::string reading_csv(const Document& document);
std::string csv_header();

/// The events in the order in which they happened; of those that begin on one day the order of the text.
std::vector<const story::Event*> in_order_of_time(const read::Reading& reading);

/// The words of a mention on one line.
std::string words_of(const Document& document, const read::Mention& mention);

}  // namespace thisday::serve
