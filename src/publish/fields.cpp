#include "publish/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "publish/event_json.hpp"

namespace thisday::publish {
namespace {

constexpr std::array<std::string_view, 18> kFields = {
    "kind",  "headline",  "edtf",      "earliest",   "latest",     "date",   "match",   "year",     "until_year",
    "score", "years_ago", "new_style", "recurrence", "quantities", "places", "parties", "subjects", "evidence"};

Result<std::set<std::string, std::less<>>> names_of(std::string_view fields) {
  std::set<std::string, std::less<>> names = {"id", "evidence"};
  for (std::size_t begin = 0; begin <= fields.size();) {
    const std::size_t end = std::min(fields.find(',', begin), fields.size());
    const std::string_view name = fields.substr(begin, end - begin);
    begin = end + 1;
    if (name == "id") continue;
    if (std::find(kFields.begin(), kFields.end(), name) == kFields.end())
      return Error{Code::syntax,
                   fmt::format("an event has no field '{}'; it has id, {}", name, fmt::join(kFields, ", "))};
    names.emplace(name);
  }
  return names;
}

void keep_only(Json& event, const std::set<std::string, std::less<>>& names) {
  Json kept = Json::object();
  for (auto& [name, value] : event.items())
    if (names.contains(name)) kept[name] = std::move(value);
  event = std::move(kept);
}

}  // namespace

Result<std::string> with_fields(std::string answer, std::string_view fields) {
  if (fields.empty()) return answer;
  const auto names = names_of(fields);
  if (!names.ok()) return names.error();
  Json json = Json::parse(answer);
  if (const auto events = json.find("events"); events != json.end())
    for (Json& event : *events) keep_only(event, *names);
  if (const auto event = json.find("event"); event != json.end() && event->is_object()) keep_only(*event, *names);
  return dump(json);
}

}  // namespace thisday::publish
