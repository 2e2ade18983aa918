// What the scripts of the timeline and the map draw.

#include <nlohmann/json.hpp>

#include "publish/event_json.hpp"
#include "publish/page_parts.hpp"
#include "publish/paths.hpp"
#include "publish/selection_pages.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

Json drawn_event(const story::Event& event, const Messages& in) {
  const auto span = event.date ? event.date->span() : std::nullopt;
  if (!span || (!span->earliest && !span->latest)) return nullptr;
  // What is open on a side is drawn where it is known to begin or end.
  const when::DayNumber first = span->earliest ? *span->earliest : *span->latest;
  const when::DayNumber last = span->latest ? *span->latest : first;
  Json json;
  json["path"] = event_path(event.id);
  json["kind"] = story::name(event.kind);
  json["headline"] = event.headline;
  json["date"] = date_words(*event.date, in);
  json["first"] = first.rata_die;
  json["last"] = last.rata_die;
  json["soft"] = is_soft(event);
  return json;
}

}  // namespace

std::string timeline_json(const keep::Density& density, const ask::SearchAnswer* answer, const Messages& in) {
  Json json;
  json["total"] = density.events;
  json["first"] = density.bins.empty() ? 0 : density.bins.front().first.rata_die;
  json["last"] = density.bins.empty() ? 0 : density.bins.back().last.rata_die;
  json["bins"] = Json::array();
  for (const auto& bin : density.bins) json["bins"].push_back(bin.events);
  json["events"] = Json::array();
  if (answer != nullptr)
    for (const story::Event& event : answer->events)
      if (Json drawn = drawn_event(event, in); !drawn.is_null()) json["events"].push_back(std::move(drawn));
  return dump(json);
}

std::string map_json(const keep::Density& density) {
  Json json;
  json["total"] = density.events;
  json["cells"] = Json::array();
  for (const auto& cell : density.cells)
    json["cells"].push_back({(cell.south + cell.north) / 2, (cell.west + cell.east) / 2, cell.events});
  return dump(json);
}

std::string list_json(const ask::SearchAnswer& answer, const Messages& in) {
  const SourceList sources(answer.sources);
  Json json = Json::array();
  for (const story::Event& event : answer.events) {
    const story::Source* source = event.evidence.empty() ? nullptr : sources.find(event.evidence.front().source);
    json.push_back({{"path", event_path(event.id)},
                    {"kind", story::name(event.kind)},
                    {"headline", event.headline},
                    {"date", event.date ? date_words(*event.date, in) : std::string{}},
                    {"soft", is_soft(event)},
                    {"source", source != nullptr ? source->title + ", " + licence_words(*source, in) : std::string{}}});
  }
  return dump(json);
}

}  // namespace thisday::publish
