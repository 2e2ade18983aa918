#include "publish/event_json.hpp"
#include "publish/findings.hpp"
#include "publish/text_place.hpp"

namespace thisday::publish {
namespace {

Json place_json(const TextLines& lines, story::ByteRange range) {
  const TextPlace from = lines.place(range.begin);
  const TextPlace to = lines.place(range.end);
  return {{"begin", range.begin},  {"end", range.end},    {"line", from.line},
          {"column", from.column}, {"end_line", to.line}, {"end_column", to.column}};
}

Json date_json(const when::Date& date) {
  return {{"words", known(date.words())},
          {"calendar", when::name(date.calendar())},
          {"as_written", date.as_written().str()},
          {"edtf", date.edtf().str()}};
}

Json testimony_json(const ask::Testimony& told) {
  return {{"agrees", told.agrees}, {"event", told.event.value},    {"headline", told.headline},
          {"quote", told.quote},   {"date", date_json(told.date)}, {"source", source_json(told.source)}};
}

Json finding_json(const ask::Finding& finding, const CheckedDraft& draft, const TextLines& lines) {
  Json json{{"verdict", name(finding.verdict)}, {"rule", name(finding.rule)}, {"fails", fails(finding.verdict)}};
  if (!draft.bytes.empty()) {
    json.update(place_json(lines, finding.range));
    json["words"] = draft.bytes.substr(finding.range.begin, finding.range.size());
  }
  json["message"] = finding.message;
  json["kind"] = story::name(finding.kind);
  json["claim"] = known(finding.claim);
  json["date"] = finding.date ? date_json(*finding.date) : Json(nullptr);
  json["against"] = finding.other.size() > 0 ? place_json(lines, finding.other) : Json(nullptr);
  json["works"] = finding.works;
  json["testimony"] = Json::array();
  for (const ask::Testimony& told : finding.testimony) json["testimony"].push_back(testimony_json(told));
  return json;
}

}  // namespace

std::string findings_json(const CheckedDraft& draft) {
  const TextLines lines(draft.bytes);
  Json json{{"path", draft.path}, {"counts", Json::object()}, {"findings", Json::array()}};
  const VerdictCounts all = counts(draft.findings);
  for (std::size_t i = 0; i < all.size(); ++i) json["counts"][std::string(name(static_cast<ask::Verdict>(i)))] = all[i];
  for (const ask::Finding& finding : draft.findings) json["findings"].push_back(finding_json(finding, draft, lines));
  return dump(json);
}

}  // namespace thisday::publish
