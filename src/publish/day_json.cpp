#include "publish/day_json.hpp"

#include <algorithm>
#include <string_view>

#include "publish/credit.hpp"
#include "publish/event_json.hpp"
#include "publish/paths.hpp"

namespace thisday::publish {
namespace {

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

Json event_json(const ask::DayEvent& found) {
  Json json = event_head(found.event);
  json["match"] = name(found.match);
  json["year"] = or_null(found.year);
  json["until_year"] = or_null(found.until_year);
  json["years_ago"] = or_null(found.years_ago);
  json["new_style"] = found.new_style;
  if (!found.score.parts.empty()) json["score"] = score_json(found.score);
  add_event_rest(json, found.event);
  return json;
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
  return dump(json);
}

void keep_language(ask::DayAnswer& answer, std::string_view language) {
  const auto foreign = [&](const story::SourceId& id) { return !in_language(answer.source(id), language); };
  std::erase_if(answer.events, [&](const ask::DayEvent& found) {
    return std::all_of(found.event.evidence.begin(), found.event.evidence.end(),
                       [&](const story::Evidence& evidence) { return foreign(evidence.source); });
  });
  std::erase_if(answer.entries, [&](const story::Entry& entry) { return foreign(entry.source); });
}

}  // namespace thisday::publish
