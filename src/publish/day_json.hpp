#pragma once
// A day's answer for programs: the body of /api/v1/on/MM-DD and the output of `thisday on --json`.
//
//   {"day": "07-27", "calendar": "gregorian", "year": 2026,
//    "entries": [{"slug", "title", "summary", "date", "url", "source", "picture": {…} | null}],
//    "events":  [{"id", "kind", "headline", "edtf", "earliest", "latest", "date": {"words", "calendar", "as_written"},
//                 "match", "year", "until_year", "years_ago", "new_style", "recurrence",
//                 "places": [{"name", "latitude", "longitude"}], "parties": [], "subjects": [],
//                 "quantities": [{"value", "unit", "hedge", "words"}],
//                 "evidence": [{"source", "quote", "begin", "end", "date"}]}],
//    "sources": [{"id", "title", "url", "author", "licence", "language"}]}
//
// Every key is always there; what is not known is null. Years are astronomical: 44 BC is -43. `earliest` and `latest`
// are proleptic Gregorian days as EDTF, null where the date is open on that side. A licence of null is unknown.

#include <string>
#include <string_view>

#include "ask/library.hpp"

namespace thisday::publish {

/// One line, UTF-8; bytes that are not become U+FFFD.
std::string day_json(const ask::DayAnswer& answer);

/// Leaves out what no source in this language tells ("en", also "en-GB"); what has no language stays.
void keep_language(ask::DayAnswer& answer, std::string_view language);

}  // namespace thisday::publish
