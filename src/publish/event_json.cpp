#include "publish/event_json.hpp"

#include "publish/paths.hpp"
#include "when/calendar.hpp"
#include "when/edtf.hpp"

namespace thisday::publish {
namespace {

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

}  // namespace

Json known(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json evidence_json(const story::Evidence& evidence) {
  return {{"source", evidence.source.value},
          {"quote", evidence.quote},
          {"begin", evidence.range.begin},
          {"end", evidence.range.end},
          {"date", evidence.date ? Json(evidence.date->edtf().str()) : Json(nullptr)}};
}

Json event_head(const story::Event& event) {
  const auto span = event.date ? event.date->span() : std::nullopt;
  return {{"id", event.id.value},
          {"kind", story::name(event.kind)},
          {"headline", event.headline},
          {"edtf", event.date ? Json(event.date->edtf().str()) : Json(nullptr)},
          {"earliest", span ? day_of(span->earliest) : Json(nullptr)},
          {"latest", span ? day_of(span->latest) : Json(nullptr)},
          {"date", event.date ? date_json(*event.date) : Json(nullptr)}};
}

void add_event_rest(Json& json, const story::Event& event) {
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
}

Json score_json(const ask::Score& score) {
  Json json{{"total", score.total}, {"parts", Json::array()}};
  for (const ask::Score::Part& part : score.parts)
    json["parts"].push_back({{"what", part.what}, {"points", part.points}, {"why", part.why}});
  return json;
}

Json source_json(const story::Source& source) {
  return {{"id", story::id_of(source).value}, {"title", source.title},
          {"url", known(source.url)},         {"author", known(source.author)},
          {"licence", known(source.licence)}, {"language", known(source.language)}};
}

Json entry_json(const story::Entry& entry) {
  Json json{{"slug", entry.slug},
            {"title", entry.title},
            {"summary", known(entry.summary)},
            {"date", entry.date ? Json(entry.date->edtf().str()) : Json(nullptr)},
            {"url", entry_path(entry.slug)},
            {"source", entry.source.value},
            {"picture", nullptr}};
  if (!entry.picture) return json;
  json["picture"] = {
      {"alt", known(entry.picture->alt)}, {"credit", known(entry.picture->credit)}, {"files", Json::array()}};
  for (const story::PictureFile& file : entry.picture->files)
    json["picture"]["files"].push_back(
        {{"url", picture_path(file.name)}, {"width", file.width}, {"height", file.height}});
  return json;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace thisday::publish
