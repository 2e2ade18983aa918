#pragma once
// The lists of a library for programs: /api/v1/entries and /api/v1/sources.

#include <string>
#include <vector>

#include "ask/library.hpp"

namespace thisday::publish {

/// {"entries": [{"slug", "title", "summary", "date", "url", "source", "picture"}]}
std::string entries_json(const std::vector<story::Entry>& entries);

/// {"sources": [{"id", "title", "url", "author", "licence", "language"}]}
std::string sources_json(const std::vector<story::Source>& sources);

}  // namespace thisday::publish
