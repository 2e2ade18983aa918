#include "publish/wikimedia_feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "publish/credit.hpp"
#include "publish/day_view.hpp"
#include "publish/paths.hpp"
#include "publish/wikimedia_page.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kSelected = 5;

constexpr std::array<std::pair<std::string_view, WikimediaType>, 6> kTypes = {{{"all", WikimediaType::all},
                                                                               {"selected", WikimediaType::selected},
                                                                               {"births", WikimediaType::births},
                                                                               {"deaths", WikimediaType::deaths},
                                                                               {"events", WikimediaType::events},
                                                                               {"holidays", WikimediaType::holidays}}};

// The event's words in the language asked for; none where no source in it tells of the event.
std::optional<std::string> text_in(const ask::DayAnswer& answer, const story::Event& event, std::string_view language) {
  const std::string* quote = nullptr;
  bool foreign = false;
  for (const story::Evidence& evidence : event.evidence) {
    if (!in_language(answer.source(evidence.source), language)) {
      foreign = true;
      continue;
    }
    if (evidence.quote.find(event.headline) != std::string::npos) return event.headline;
    if (quote == nullptr) quote = &evidence.quote;
  }
  if (quote == nullptr) return std::nullopt;
  return foreign && !quote->empty() ? *quote : event.headline;
}

struct Item {
  const ask::DayEvent* found = nullptr;
  std::string text;
  std::optional<std::int64_t> year;
  const story::Picture* picture = nullptr;  ///< of an article that tells of it; null: none
};

// Null where none of the day's articles tells of the event, or it has no picture.
const story::Picture* picture_of(const ask::DayAnswer& answer, const story::Event& event) {
  for (const story::Entry& entry : answer.entries)
    for (const story::Evidence& evidence : event.evidence)
      if (evidence.source == entry.source && entry.picture && !entry.picture->files.empty()) return &*entry.picture;
  return nullptr;
}

Json image_json(const story::PictureFile& file, std::string_view site) {
  return {{"source", std::string(site) + picture_path(file.name)}, {"width", file.width}, {"height", file.height}};
}

Json item_json(const Item& item, std::string_view language, std::string_view site) {
  Json json{{"text", item.text}, {"pages", wikimedia_pages(item.found->event, language, item.text)}};
  if (item.picture && !json["pages"].empty()) {
    json["pages"][0]["thumbnail"] = image_json(item.picture->files.front(), site);
    json["pages"][0]["originalimage"] = image_json(item.picture->files.back(), site);
  }
  if (item.year) json["year"] = *item.year <= 0 ? *item.year - 1 : *item.year;
  return json;
}

Json list_json(std::vector<Item> items, std::string_view language, std::string_view site) {
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.year > b.year; });
  Json list = Json::array();
  for (const Item& item : items) list.push_back(item_json(item, language, site));
  return list;
}

bool on_the_day(const ask::DayEvent& found) {
  using ask::Match;
  if (found.event.kind == story::Kind::observance) return found.match != Match::maybe && found.match != Match::ongoing;
  return found.year && (found.match == Match::day || found.match == Match::begins || found.match == Match::ends);
}

// By kind; a range that begins and ends on one day in one year is one item.
std::array<std::vector<Item>, 4> items_of(const ask::DayAnswer& answer, std::string_view language) {
  std::array<std::vector<Item>, 4> items;
  std::set<std::pair<story::EventId, std::optional<std::int64_t>>> seen;
  for (const ask::DayEvent& found : answer.events) {
    if (!on_the_day(found)) continue;
    auto text = text_in(answer, found.event, language);
    if (!text || !seen.emplace(found.event.id, found.year).second) continue;
    const bool yearless = found.event.kind == story::Kind::observance;
    items[static_cast<std::size_t>(found.event.kind)].push_back(
        {&found, *std::move(text), yearless ? std::nullopt : found.year, picture_of(answer, found.event)});
  }
  return items;
}

std::vector<Item> selected(const ask::DayAnswer& answer, const std::vector<Item>& events) {
  std::vector<Item> best;
  for (const ask::DayEvent* found : best_first(answer)) {
    if (best.size() == kSelected) break;
    const auto item = std::find_if(events.begin(), events.end(), [&](const Item& i) { return i.found == found; });
    if (item != events.end()) best.push_back(*item);
  }
  return best;
}

}  // namespace

std::optional<WikimediaType> wikimedia_type_named(std::string_view name) {
  for (const auto& [known, type] : kTypes)
    if (known == name) return type;
  return std::nullopt;
}

std::string wikimedia_feed(const ask::DayAnswer& answer, WikimediaType type, std::string_view language,
                           std::string_view site) {
  const auto items = items_of(answer, language);
  const auto of = [&](story::Kind kind) -> const std::vector<Item>& { return items[static_cast<std::size_t>(kind)]; };
  const auto asked = [&](WikimediaType part) { return type == WikimediaType::all || type == part; };
  Json json = Json::object();
  if (asked(WikimediaType::selected))
    json["selected"] = list_json(selected(answer, of(story::Kind::event)), language, site);
  if (asked(WikimediaType::births)) json["births"] = list_json(of(story::Kind::birth), language, site);
  if (asked(WikimediaType::deaths)) json["deaths"] = list_json(of(story::Kind::death), language, site);
  if (asked(WikimediaType::events)) json["events"] = list_json(of(story::Kind::event), language, site);
  if (asked(WikimediaType::holidays)) json["holidays"] = list_json(of(story::Kind::observance), language, site);
  return dump(json);
}

bool is_language_of(const std::vector<story::Source>& sources, std::string_view language) {
  return std::any_of(sources.begin(), sources.end(), [&](const story::Source& source) {
    return !source.language.empty() && source.language != "und" && in_language(&source, language);
  });
}

std::string wikimedia_availability(const std::vector<story::Source>& sources) {
  std::set<std::string> hosts;
  for (const story::Source& source : sources) {
    const std::string language = source.language.substr(0, source.language.find('-'));
    if (!language.empty() && language != "und") hosts.insert(language + ".wikipedia.org");
  }
  return dump({{"todays_featured_article", Json::array()},
               {"most_read", Json::array()},
               {"picture_of_the_day", Json::array()},
               {"in_the_news", Json::array()},
               {"on_this_day", hosts}});
}

}  // namespace thisday::publish
