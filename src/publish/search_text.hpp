#pragma once
// What a search found, for people and for programs.

#include <string>

#include "ask/library.hpp"
#include "publish/day_text.hpp"

namespace thisday::publish {

/// Date, headline, name and sources of each event, the best first, and the sources at the end. Ends with a newline.
std::string search_text(const ask::SearchAnswer& answer, const DayTextOptions& options = {});

/// {"events": […], "more": false, "cursor": null, "sources": […]}: events and sources as day_json has them, without a match.
std::string search_json(const ask::SearchAnswer& answer);

/// An event's evidence, source by source: its date, words, likeness to the others; and the editor's hand.
std::string why_text(const ask::Why& why, const DayTextOptions& options = {});

/// {"event": {…}, "works", "score", "witnesses": [{"source", "headline", "date", "core", "score", "dates", "words"}],
///  "editor": [{"what", "note"}], "sources": […]}; with `related` also "led", "followed" and "then", lists of events.
std::string why_json(const ask::Why& why, const ask::Related* related = nullptr);

/// "the calendar explains it": how a witness's date lies to the event's.
std::string_view relation_words(keep::DateRelation relation);

}  // namespace thisday::publish
