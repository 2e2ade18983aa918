#include "cli/reading_json.hpp"

#include "base/hash.hpp"
#include "cli/json.hpp"

namespace thisday::cli {
namespace {

// The earliest and latest day, proleptic Gregorian, as EDTF; an open end has none.
void put_span(Json& json, const when::Date& date) {
  const auto span = date.span();
  if (!span) return;
  const auto day = [](when::DayNumber number) {
    const when::CivilDay civil = when::civil_day(when::Calendar::gregorian, number);
    return when::Edtf::day(civil.year, civil.month, civil.day).value().str();
  };
  if (span->earliest) json["earliest"] = day(*span->earliest);
  if (span->latest) json["latest"] = day(*span->latest);
}

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json mention_json(std::string_view bytes, const story::Text& text, const read::Mention& mention) {
  const story::ByteRange range = text.in_source(mention.range);
  Json json = {{"begin", range.begin},
               {"end", range.end},
               {"text", bytes.substr(range.begin, range.size())},
               {"type", read::name(mention.type)},
               {"value", mention.value}};
  if (mention.date) {
    json["edtf"] = mention.date->edtf().str();
    put_span(json, *mention.date);
  }
  json["rule"] = mention.rule;
  put(json, "from", mention.from);
  put(json, "mod", mention.mod);
  if (mention.date && mention.date->calendar() != when::Calendar::gregorian)
    json["calendar"] = when::name(mention.date->calendar());
  put(json, "quant", mention.quant);
  put(json, "freq", mention.freq);
  put(json, "beginPoint", mention.begin_point);
  put(json, "endPoint", mention.end_point);
  put(json, "anchor", mention.anchor);
  if (!mention.alternatives.empty()) json["alternatives"] = mention.alternatives;
  return json;
}

Json quantity_json(const story::Quantity& quantity) {
  constexpr const char* kHedges[] = {"exactly", "about", "more than", "less than"};
  return {{"value", quantity.value},
          {"unit", quantity.unit},
          {"hedge", kHedges[static_cast<std::size_t>(quantity.hedge)]},
          {"words", quantity.words}};
}

Json event_json(const std::string& path, const story::Text& text, const story::Event& event) {
  const story::Evidence& evidence = event.evidence.front();
  const story::ByteRange range = text.in_source(evidence.range);
  Json json = {{"id", short_hash(path + "\n" + evidence.key() + "\n" + event.headline)},
               {"edtf", event.date->edtf().str()}};
  put_span(json, *event.date);
  json["headline"] = event.headline;
  json["quote"] = evidence.quote;
  json["begin"] = range.begin;
  json["end"] = range.end;
  json["parties"] = event.parties;
  json["places"] = Json::array();
  for (const story::Place& place : event.places) json["places"].push_back(place.name);
  json["quantities"] = Json::array();
  for (const story::Quantity& quantity : event.quantities) json["quantities"].push_back(quantity_json(quantity));
  return json;
}

}  // namespace

std::string reading_json(const std::string& path, std::string_view bytes, const story::Text& text,
                         const read::Reading& reading) {
  Json json = {{"source", path}, {"language", text.language}, {"mentions", Json::array()}, {"events", Json::array()}};
  for (const read::Mention& mention : reading.mentions) json["mentions"].push_back(mention_json(bytes, text, mention));
  for (const story::Event& event : reading.events) json["events"].push_back(event_json(path, text, event));
  return dump(json);
}

}  // namespace thisday::cli
