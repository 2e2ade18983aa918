#pragma once
// The sources of an answer: credit is part of every text that is shown.

#include <set>
#include <vector>

#include "keep/store.hpp"
#include "story/event.hpp"

namespace thisday::ask {

inline void add_source_ids(const story::Event& event, std::set<story::SourceId>& ids) {
  for (const story::Evidence& evidence : event.evidence) ids.insert(evidence.source);
}

/// Those that are there still, by id.
inline Result<std::vector<story::Source>> sources_of(const keep::Store& store, const std::set<story::SourceId>& ids) {
  std::vector<story::Source> sources;
  for (const story::SourceId& id : ids) {
    auto source = store.source(id);
    if (!source) return source.error();
    if (*source) sources.push_back(**std::move(source));
  }
  return sources;
}

}  // namespace thisday::ask
