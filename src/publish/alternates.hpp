#pragma once
// Events in the forms of others: schema.org's JSON-LD, GeoJSON (RFC 7946), TimelineJS.
//
// All three have less room for dates than an event has. A date that is not plain (circa, a decade, a set) is told in
// words, never made more exact: JSON-LD leaves startDate out, TimelineJS has the words in display_date.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"
#include "publish/site.hpp"

namespace thisday::publish {

/// What is to be told: events, each once, and their sources. Points into an answer, which must outlive it.
struct Told {
  std::string title;
  std::vector<const story::Event*> events;
  const std::vector<story::Source>* sources = nullptr;
};
Told told(const ask::DayAnswer& answer);
Told told(const ask::SearchAnswer& answer, std::string title);

enum class Alternate : std::uint8_t { json_ld, geo_json, timeline_js };

/// "jsonld", "geojson", "timelinejs"; also the media types application/ld+json and application/geo+json.
std::optional<Alternate> alternate_named(std::string_view name);
std::string_view content_type(Alternate alternate);

/// An ItemList of Events and Persons; a FeatureCollection of those with a known place; a TimelineJS timeline of those
/// with a year. One line of UTF-8.
std::string alternate_json(const Told& told, Alternate alternate, const Site& site);

}  // namespace thisday::publish
