#include "publish/day_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "publish/paths.hpp"
#include "when/edtf.hpp"

namespace thisday::publish {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json known(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

std::string_view name(ask::Match match) {
  switch (match) {
    case ask::Match::day:
      return "day";
    case ask::Match::begins:
      return "begins";
    case ask::Match::ends:
      return "ends";
    case ask::Match::ongoing:
      return "ongoing";
    case ask::Match::maybe:
      return "maybe";
    case ask::Match::observed:
      return "observed";
    case ask::Match::undated:
      return "undated";
  }
  return "day";
}

Json day_of(const std::optional<when::DayNumber>& number) {
  if (!number) return nullptr;
  const when::CivilDay day = when::civil_day(when::Calendar::gregorian, *number);
  const auto edtf = when::Edtf::day(day.year, day.month, day.day);
  return edtf.ok() ? Json(edtf->str()) : Json(nullptr);
}

Json date_json(const when::Date& date) {
  return {{"words", known(date.words())},
          {"calendar", when::name(date.calendar())},
          {"as_written", date.as_written().str()}};
}

Json evidence_json(const story::Evidence& evidence) {
  return {{"source", evidence.source.value},
          {"quote", evidence.quote},
          {"begin", evidence.range.begin},
          {"end", evidence.range.end},
          {"date", evidence.date ? Json(evidence.date->edtf().str()) : Json(nullptr)}};
}

Json event_json(const ask::DayEvent& found) {
  const story::Event& event = found.event;
  Json json{{"id", event.id.value}, {"kind", story::name(event.kind)}, {"headline", event.headline}};
  const auto span = event.date ? event.date->span() : std::nullopt;
  json["edtf"] = event.date ? Json(event.date->edtf().str()) : Json(nullptr);
  json["earliest"] = span ? day_of(span->earliest) : Json(nullptr);
  json["latest"] = span ? day_of(span->latest) : Json(nullptr);
  json["date"] = event.date ? date_json(*event.date) : Json(nullptr);
  json["match"] = name(found.match);
  json["year"] = or_null(found.year);
  json["until_year"] = or_null(found.until_year);
  json["years_ago"] = or_null(found.years_ago);
  json["new_style"] = found.new_style;
  json["recurrence"] = event.recurrence ? Json(event.recurrence->str()) : Json(nullptr);
  json["places"] = Json::array();
  for (const auto& place : event.places)
    json["places"].push_back(
        {{"name", place.name}, {"latitude", or_null(place.latitude)}, {"longitude", or_null(place.longitude)}});
  json["parties"] = event.parties;
  json["subjects"] = event.subjects;
  json["quantities"] = Json::array();
  for (const auto& quantity : event.quantities)
    json["quantities"].push_back({{"value", quantity.value},
                                  {"unit", quantity.unit},
                                  {"hedge", story::name(quantity.hedge)},
                                  {"words", quantity.words}});
  json["evidence"] = Json::array();
  for (const auto& evidence : event.evidence) json["evidence"].push_back(evidence_json(evidence));
  return json;
}

Json entry_json(const story::Entry& entry) {
  Json json{{"slug", entry.slug},
            {"title", entry.title},
            {"summary", known(entry.summary)},
            {"date", entry.date ? Json(entry.date->edtf().str()) : Json(nullptr)},
            {"url", entry_path(entry.slug)},
            {"source", entry.source.value},
            {"picture", nullptr}};
  if (entry.picture) json["picture"] = {{"alt", known(entry.picture->alt)}, {"credit", known(entry.picture->credit)}};
  return json;
}

Json source_json(const story::Source& source) {
  return {{"id", story::id_of(source).value}, {"title", source.title},
          {"url", known(source.url)},         {"author", known(source.author)},
          {"licence", known(source.licence)}, {"language", known(source.language)}};
}

}  // namespace

std::string day_json(const ask::DayAnswer& answer) {
  const ask::DayQuestion& question = answer.question;
  Json json{{"day", day_name({question.month, question.day})},
            {"calendar", when::name(question.calendar)},
            {"year", question.year},
            {"entries", Json::array()},
            {"events", Json::array()},
            {"sources", Json::array()}};
  for (const auto& entry : answer.entries) json["entries"].push_back(entry_json(entry));
  for (const auto& event : answer.events) json["events"].push_back(event_json(event));
  for (const auto& source : answer.sources) json["sources"].push_back(source_json(source));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace thisday::publish
