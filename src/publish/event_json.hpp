#pragma once
// Events and sources as JSON, the same in every answer (day_json.hpp shows them).

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "ask/score.hpp"
#include "story/entry.hpp"
#include "story/event.hpp"
#include "story/source.hpp"

namespace thisday::publish {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// Null where nothing is known.
Json known(const std::string& text);

/// {"source", "quote", "begin", "end", "date"}.
Json evidence_json(const story::Evidence& evidence);
/// {"id", "kind", "headline", "edtf", "earliest", "latest", "date"}.
Json event_head(const story::Event& event);
/// Adds {"recurrence", "places", "parties", "subjects", "quantities", "evidence"} to `json`.
void add_event_rest(Json& json, const story::Event& event);
/// {"total", "parts": [{"what", "points", "why"}]}.
Json score_json(const ask::Score& score);
/// {"id", "title", "url", "author", "licence", "language"}.
Json source_json(const story::Source& source);

/// {"slug", "title", "summary", "date", "url", "source", "picture": {"alt", "credit", "files": [{"url", "width", "height"}]} | null}.
Json entry_json(const story::Entry& entry);

/// One line, UTF-8; bytes that are not become U+FFFD.
std::string dump(const Json& json);

}  // namespace thisday::publish
