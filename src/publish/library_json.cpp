#include "publish/library_json.hpp"

#include "publish/event_json.hpp"

namespace thisday::publish {

std::string entries_json(const std::vector<story::Entry>& entries) {
  Json json{{"entries", Json::array()}};
  for (const story::Entry& entry : entries) json["entries"].push_back(entry_json(entry));
  return dump(json);
}

std::string sources_json(const std::vector<story::Source>& sources) {
  Json json{{"sources", Json::array()}};
  for (const story::Source& source : sources) json["sources"].push_back(source_json(source));
  return dump(json);
}

}  // namespace thisday::publish
