#include "publish/wikimedia_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "publish/html.hpp"
#include "publish/paths.hpp"

namespace thisday::publish {
namespace {

// The Wikipedias that are written from right to left.
constexpr std::array<std::string_view, 17> kRightToLeft = {"ar", "arc", "ary", "arz", "azb", "ckb", "dv", "fa", "glk",
                                                           "he", "ks",  "mzn", "pnb", "ps",  "sd",  "ur", "yi"};

std::string canonical(std::string_view title) {
  std::string words(title.substr(0, title.find('#')));
  std::replace(words.begin(), words.end(), ' ', '_');
  return words;
}

Json addresses(std::string_view host, std::string_view title) {
  const std::string page = fmt::format("https://{}/wiki/{}", host, percent_encoded(title));
  return {{"page", page},
          {"revisions", page + "?action=history"},
          {"edit", page + "?action=edit"},
          {"talk", fmt::format("https://{}/wiki/Talk:{}", host, percent_encoded(title))}};
}

Json page_json(const std::string& title, std::string_view language, std::string_view extract) {
  std::string normal = title;
  std::replace(normal.begin(), normal.end(), '_', ' ');
  const std::string display = "<span class=\"mw-page-title-main\">" + escape(normal) + "</span>";
  const bool rtl = std::find(kRightToLeft.begin(), kRightToLeft.end(), language) != kRightToLeft.end();
  return {{"type", "standard"},
          {"title", title},
          {"displaytitle", display},
          {"namespace", {{"id", 0}, {"text", ""}}},
          {"titles", {{"canonical", title}, {"normalized", normal}, {"display", display}}},
          {"pageid", 0},
          {"lang", language},
          {"dir", rtl ? "rtl" : "ltr"},
          {"revision", "0"},
          {"timestamp", "1970-01-01T00:00:00Z"},
          {"content_urls",
           {{"desktop", addresses(fmt::format("{}.wikipedia.org", language), title)},
            {"mobile", addresses(fmt::format("{}.m.wikipedia.org", language), title)}}},
          {"extract", extract},
          {"extract_html", "<p>" + escape(extract) + "</p>"},
          {"normalizedtitle", normal}};
}

// What is said of the event is said of its own article: the item, and of what happened somewhere, the place.
void add_known(Json& page, const story::Event& event) {
  const std::string* item = nullptr;
  std::size_t items = 0;
  for (const std::string& link : event.links)
    if (link.starts_with("wikidata:Q")) ++items, item = &link;
  if (items == 1) page["wikibase_item"] = item->substr(std::string_view("wikidata:").size());
  if (event.kind != story::Kind::event || event.places.size() != 1) return;
  const story::Place& place = event.places.front();
  if (place.latitude && place.longitude) page["coordinates"] = {{"lat", *place.latitude}, {"lon", *place.longitude}};
}

}  // namespace

Json wikimedia_pages(const story::Event& event, std::string_view language, std::string_view extract) {
  const std::string prefix = fmt::format("wikipedia:{}:", language);
  std::vector<std::string> titles;
  const auto add = [&](const std::string& target) {
    if (!target.starts_with(prefix)) return;
    std::string title = canonical(std::string_view(target).substr(prefix.size()));
    if (!title.empty() && std::find(titles.begin(), titles.end(), title) == titles.end())
      titles.push_back(std::move(title));
  };
  for (const std::string& link : event.links) add(link);
  const bool own_article = titles.size() == 1;
  for (const story::Evidence& evidence : event.evidence)
    for (const story::Link& link : evidence.links) add(link.target);
  Json pages = Json::array();
  for (const std::string& title : titles) pages.push_back(page_json(title, language, extract));
  if (own_article) add_known(pages.front(), event);
  return pages;
}

}  // namespace thisday::publish
