#include "publish/search_index.hpp"

#include "publish/event_json.hpp"
#include "publish/page_template.hpp"
#include "publish/paths.hpp"

namespace thisday::publish {

std::string search_index_of(const ask::DayAnswer& answer) {
  const std::string day = day_name({answer.question.month, answer.question.day});
  std::string lines;
  for (const ask::DayEvent& found : answer.events) {
    const Json line{day, or_null(found.year), story::name(found.event.kind).substr(0, 1), found.event.id.value,
                    found.event.headline};
    lines += (lines.empty() ? "" : ",\n") + dump(line);
  }
  return lines;
}

std::string search_index(const std::vector<std::string>& days, const std::vector<story::Entry>& entries) {
  std::string out = "{\"events\":[\n";
  bool first = true;
  for (const std::string& lines : days) {
    if (lines.empty()) continue;
    out += (first ? "" : ",\n") + lines;
    first = false;
  }
  Json articles = Json::array();
  for (const story::Entry& entry : entries) articles.push_back({entry.slug, entry.title});
  return out + "\n],\"entries\":" + dump(articles) + "}\n";
}

std::string search_index_page() {
  const std::string& words = Messages::english().text("nav-search");
  return framed({.title = words, .path = "/search", .here = "search", .script = "find.js"}, fill("find", {}));
}

}  // namespace thisday::publish
