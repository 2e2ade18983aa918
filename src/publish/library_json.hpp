#pragma once
// What a library holds, for programs: /api/v1/entries, /api/v1/sources, /api/v1/statistics.

#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"

namespace thisday::publish {

/// A part of a list: so many, after the one that `cursor` names. The list's own order.
struct Page {
  std::size_t limit = 0;         ///< 0: all
  std::string_view cursor = {};  ///< of the answer before; empty: from the first
};

/// {"entries": [{"slug", "title", "summary", "date", "url", "source", "picture"}], "more", "cursor", "sources": […]}:
/// `sources` are those of `all` that the entries are of. Errors: syntax (no such cursor).
Result<std::string> entries_json(const std::vector<story::Entry>& entries, const std::vector<story::Source>& all,
                                 const Page& page = {});

/// {"sources": [{"id", "title", "url", "author", "licence", "language"}], "more", "cursor"}. Errors: as above.
Result<std::string> sources_json(const std::vector<story::Source>& sources, const Page& page = {});

/// {"events", "evidence", "entries", "told_by_many", "placed", "sensitive", "undated", "coarse",
///  "kinds": {"event": 1200, …}, "years": [[1953, 12], …], "days": [["07-27", 31], …],
///  "languages": [{"language", "sources", "evidence"}], "sources": [{"id", …, "evidence"}]}
std::string statistics_json(const keep::Statistics& statistics);

}  // namespace thisday::publish
