#include "publish/alternates.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <utility>

#include "publish/credit.hpp"
#include "publish/event_json.hpp"
#include "publish/headline.hpp"
#include "publish/html.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

using when::EdtfDate;

// A date of plain numbers, which ISO 8601 has too: 1953-07-27, 1950-06, 1950.
bool is_plain(const EdtfDate& date) {
  return !date.masked() && !date.grouping() && date.any_qualifier().certain() && date.exponent == 0 &&
         date.significant == 0 && date.year >= 0 && date.year <= 9999;
}

std::string iso(const EdtfDate& date) {
  std::string text = fmt::format("{:04}", date.year);
  if (date.month != 0) text += fmt::format("-{:02}", date.month);
  if (date.day != 0) text += fmt::format("-{:02}", date.day);
  return text;
}

Json source_ld(const story::Source& source) {
  Json json{{"@type", "CreativeWork"}, {"name", source.title}};
  if (web_link(source.url)) json["url"] = source.url;
  if (!source.author.empty()) json["author"] = {{"@type", "Thing"}, {"name", source.author}};
  if (!source.licence.empty()) json["license"] = source.licence;
  return json;
}

void add_dates(Json& json, const story::Event& event, const char* start, const char* end) {
  if (!event.date) return;
  const when::Edtf edtf = event.date->edtf();
  if (edtf.start() && is_plain(*edtf.start())) json[start] = iso(*edtf.start());
  if (edtf.is_interval() && edtf.end() && is_plain(*edtf.end())) json[end] = iso(*edtf.end());
}

Json event_ld(const story::Event& event, const SourcesById& sources, const Site& site) {
  const bool birth = event.kind == story::Kind::birth, death = event.kind == story::Kind::death;
  Json json{{"@type", birth || death ? "Person" : "Event"},
            {"@id", site.at(event_path(event.id))},
            {"url", site.at(event_path(event.id))},
            {"name", event.headline}};
  add_dates(json, event, birth ? "birthDate" : death ? "deathDate" : "startDate", "endDate");
  if (const std::string quote = quote_of(event); !quote.empty()) json["description"] = quote;
  for (const story::Place& place : event.places) {
    Json one{{"@type", "Place"}, {"name", place.name}};
    if (place.latitude && place.longitude)
      one["geo"] = {{"@type", "GeoCoordinates"}, {"latitude", *place.latitude}, {"longitude", *place.longitude}};
    if (!birth && !death) json["location"].push_back(std::move(one));
  }
  for (const story::Source* source : sources.of(event)) json["subjectOf"].push_back(source_ld(*source));
  return json;
}

std::string json_ld(const Told& told, const Site& site) {
  const SourcesById sources(*told.sources);
  Json items = Json::array();
  for (const story::Event* event : told.events)
    items.push_back({{"@type", "ListItem"}, {"position", items.size() + 1}, {"item", event_ld(*event, sources, site)}});
  return dump({{"@context", "https://schema.org"},
               {"@type", "ItemList"},
               {"name", told.title},
               {"numberOfItems", items.size()},
               {"itemListElement", std::move(items)}});
}

Json feature(const story::Event& event, const story::Place& place, const SourcesById& sources, const Site& site) {
  return {{"type", "Feature"},
          {"geometry", {{"type", "Point"}, {"coordinates", {*place.longitude, *place.latitude}}}},
          {"properties",
           {{"id", event.id.value},
            {"kind", story::name(event.kind)},
            {"headline", event.headline},
            {"date", event.date ? Json(date_words(*event.date)) : Json(nullptr)},
            {"edtf", event.date ? Json(event.date->edtf().str()) : Json(nullptr)},
            {"place", place.name},
            {"url", site.at(event_path(event.id))},
            {"credit", credit_words(sources.of(event))}}}};
}

std::string geo_json(const Told& told, const Site& site) {
  const SourcesById sources(*told.sources);
  Json features = Json::array();
  for (const story::Event* event : told.events)
    for (const story::Place& place : event->places)
      if (place.latitude && place.longitude) features.push_back(feature(*event, place, sources, site));
  return dump({{"type", "FeatureCollection"}, {"features", std::move(features)}});
}

// TimelineJS: {"year", "month", "day"}; month and day only where they are known.
Json slide_date(const EdtfDate& date) {
  Json json{{"year", date.year}};
  const bool fine = !date.masked() && !date.grouping() && date.month != 0;
  if (fine) json["month"] = date.month;
  if (fine && date.day != 0) json["day"] = date.day;
  return json;
}

std::string timeline_js(const Told& told, const Site& site) {
  const SourcesById sources(*told.sources);
  Json events = Json::array();
  for (const story::Event* event : told.events) {
    if (!event->date || !event->date->span()) continue;
    const when::Edtf edtf = event->date->edtf();
    if (!edtf.start()) continue;
    std::string text = escape(quote_of(*event));
    for (const story::Source* source : sources.of(*event)) text += "<p>" + credit_html(*source) + "</p>";
    Json slide{{"unique_id", event->id.value},
               {"group", story::name(event->kind)},
               {"start_date", slide_date(*edtf.start())},
               {"display_date", date_words(*event->date)},
               {"text",
                {{"headline", fmt::format("<a href=\"{}\">{}</a>", escape(site.at(event_path(event->id))),
                                          escape(event->headline))},
                 {"text", text}}}};
    if (edtf.is_interval() && edtf.end()) slide["end_date"] = slide_date(*edtf.end());
    events.push_back(std::move(slide));
  }
  return dump({{"title", {{"text", {{"headline", escape(told.title)}}}}}, {"events", std::move(events)}});
}

constexpr std::array<std::pair<std::string_view, Alternate>, 5> kNames = {
    {{"jsonld", Alternate::json_ld},
     {"application/ld+json", Alternate::json_ld},
     {"geojson", Alternate::geo_json},
     {"application/geo+json", Alternate::geo_json},
     {"timelinejs", Alternate::timeline_js}}};

}  // namespace

Told told(const ask::DayAnswer& answer) {
  Told told{day_words(answer.question.month, answer.question.day), {}, &answer.sources};
  std::set<std::string_view> seen;
  for (const ask::DayEvent& found : answer.events)
    if (seen.insert(found.event.id.value).second) told.events.push_back(&found.event);
  return told;
}

Told told(const ask::SearchAnswer& answer, std::string title) {
  Told told{std::move(title), {}, &answer.sources};
  for (const story::Event& event : answer.events) told.events.push_back(&event);
  return told;
}

std::optional<Alternate> alternate_named(std::string_view name) {
  for (const auto& [known, alternate] : kNames)
    if (known == name) return alternate;
  return std::nullopt;
}

std::string_view content_type(Alternate alternate) {
  switch (alternate) {
    case Alternate::json_ld:
      return "application/ld+json";
    case Alternate::geo_json:
      return "application/geo+json";
    case Alternate::timeline_js:
      break;
  }
  return "application/json";
}

std::string alternate_json(const Told& told, Alternate alternate, const Site& site) {
  switch (alternate) {
    case Alternate::json_ld:
      return json_ld(told, site);
    case Alternate::geo_json:
      return geo_json(told, site);
    case Alternate::timeline_js:
      break;
  }
  return timeline_js(told, site);
}

}  // namespace thisday::publish
