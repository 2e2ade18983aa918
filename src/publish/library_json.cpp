#include "publish/library_json.hpp"

#include <algorithm>
#include <set>

#include "publish/credit.hpp"
#include "publish/event_json.hpp"
#include "publish/paths.hpp"

namespace thisday::publish {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// `names` are those of the list, in its order: what cursors are made of.
Result<Range> range_of(const std::vector<std::string>& names, const Page& page) {
  Range range{0, names.size()};
  if (!page.cursor.empty()) {
    const auto last = std::find(names.begin(), names.end(), page.cursor);
    if (last == names.end()) return Error{Code::syntax, "this cursor is of no answer of this library"};
    range.begin = static_cast<std::size_t>(last - names.begin()) + 1;
  }
  if (page.limit != 0) range.end = std::min(range.end, range.begin + page.limit);
  return range;
}

void add_cursor(Json& json, const std::vector<std::string>& names, const Range& range) {
  const bool more = range.end < names.size();
  json["more"] = more;
  json["cursor"] = more ? Json(names[range.end - 1]) : Json(nullptr);
}

}  // namespace

Result<std::string> entries_json(const std::vector<story::Entry>& entries, const std::vector<story::Source>& all,
                                 const Page& page) {
  std::vector<std::string> slugs;
  for (const story::Entry& entry : entries) slugs.push_back(entry.slug);
  const auto range = range_of(slugs, page);
  if (!range.ok()) return range.error();
  const SourcesById by_id(all);
  Json json{{"entries", Json::array()}};
  add_cursor(json, slugs, *range);
  json["sources"] = Json::array();
  std::set<const story::Source*> told;
  for (std::size_t i = range->begin; i < range->end; ++i) {
    json["entries"].push_back(entry_json(entries[i]));
    if (const auto* source = by_id.find(entries[i].source); source != nullptr && told.insert(source).second)
      json["sources"].push_back(source_json(*source));
  }
  return dump(json);
}

Result<std::string> sources_json(const std::vector<story::Source>& sources, const Page& page) {
  std::vector<std::string> ids;
  for (const story::Source& source : sources) ids.push_back(story::id_of(source).value);
  const auto range = range_of(ids, page);
  if (!range.ok()) return range.error();
  Json json{{"sources", Json::array()}};
  add_cursor(json, ids, *range);
  for (std::size_t i = range->begin; i < range->end; ++i) json["sources"].push_back(source_json(sources[i]));
  return dump(json);
}

std::string statistics_json(const keep::Statistics& statistics) {
  Json json{{"events", statistics.events},   {"evidence", statistics.evidence},
            {"entries", statistics.entries}, {"told_by_many", statistics.told_by_many},
            {"placed", statistics.placed},   {"sensitive", statistics.sensitive},
            {"undated", statistics.undated}, {"coarse", statistics.coarse},
            {"kinds", Json::object()},       {"years", Json::array()},
            {"days", Json::array()},         {"languages", Json::array()},
            {"sources", Json::array()}};
  for (const auto& kind : statistics.kinds) json["kinds"][std::string(story::name(kind.kind))] = kind.events;
  for (const auto& year : statistics.years) json["years"].push_back({year.year, year.events});
  for (const auto& day : statistics.days) json["days"].push_back({day_name({day.month, day.day}), day.events});
  for (const auto& one : statistics.languages)
    json["languages"].push_back({{"language", one.language}, {"sources", one.sources}, {"evidence", one.evidence}});
  for (const auto& one : statistics.sources) {
    Json source = source_json(one.source);
    source["evidence"] = one.evidence;
    json["sources"].push_back(std::move(source));
  }
  return dump(json);
}

}  // namespace thisday::publish
