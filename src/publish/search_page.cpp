#include "publish/search_page.hpp"

#include <fmt/format.h>

#include "publish/highlight.hpp"
#include "publish/page_parts.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kMostQuoted = 400;  // bytes of a quote that a list shows

// The beginning of a quote, whole characters of it, where it says more than the headline.
std::string shown_quote(const story::Event& event) {
  if (event.evidence.empty()) return {};
  const std::string& quote = event.evidence.front().quote;
  if (quote.empty() || quote == event.headline) return {};
  if (quote.size() <= kMostQuoted) return quote;
  std::size_t end = quote.rfind(' ', kMostQuoted);
  if (end == std::string::npos || end == 0) {
    end = kMostQuoted;
    while (end > 0 && (static_cast<unsigned char>(quote[end]) & 0xC0U) == 0x80U) --end;
  }
  return quote.substr(0, end) + " …";
}

PageData hits_data(const SearchPage& page, const Messages& in) {
  const SourceList sources(page.answer->sources);
  std::vector<PageData> hits;
  for (const story::Event& event : page.answer->events) {
    PageData data = listed_event(event, sources, in);
    data["headline"] = highlighted(event.headline, page.selection.words);
    const std::string quote = shown_quote(event);
    data["quote"] = quote.empty() ? PageData(false) : PageData(highlighted(quote, page.selection.words));
    hits.push_back(data);
  }
  return list_of(hits);
}

// The centuries with any finds, each a link that asks for it alone.
PageData centuries_data(const SearchPage& page, const Messages& in) {
  std::vector<PageData> links;
  for (std::size_t i = 0; i < page.centuries.size(); ++i) {
    if (page.centuries[i] == 0) continue;
    const auto from = static_cast<std::int64_t>(i) * 100 - 99;
    Selection narrower = page.selection;
    narrower.from = i == 0 ? std::string{} : fmt::format("{:04}", from);
    narrower.to = i == 0 ? std::string("0000") : fmt::format("{:04}", from + 99);
    PageData data;
    data["path"] = selection_path("/search", narrower);
    data["words"] = i == 0 ? in.text("search-before-christ") : years_words(from, from + 99, in);
    data["count"] = std::to_string(page.centuries[i]);
    links.push_back(data);
  }
  if (links.size() < 2) return false;
  PageData data;
  data["list"] = list_of(links);
  return data;
}

std::string count_words(const ask::SearchAnswer& answer, std::optional<std::size_t> found, const Messages& in) {
  if (found) return in.counted("search-results", static_cast<std::int64_t>(*found));
  const std::string count = std::to_string(answer.events.size());
  return answer.more ? in.text("search-results-more", {{"count", count}})
                     : in.counted("search-results", static_cast<std::int64_t>(answer.events.size()));
}

}  // namespace

std::string search_page(const SearchPage& page, const Messages& in) {
  PageData data;
  data["form"] = selection_form("/search", page.selection, page.problem, in);
  data["asked"] = page.answer != nullptr;
  if (page.answer != nullptr) {
    data["any"] = !page.answer->events.empty();
    data["count"] = count_words(*page.answer, page.found, in);
    data["links"] = selection_links(page.selection, in);
    data["feed"] = selection_path("/feeds/search.atom", page.selection);
    data["ages"] = centuries_data(page, in);
    data["hits"] = hits_data(page, in);
    data["nothing"] = in.text("search-empty", {{"words", page.selection.words}});
    data["more"] =
        page.answer->more && !page.answer->cursor.empty()
            ? PageData(selection_path("/search", page.selection) + "&cursor=" + percent_encoded(page.answer->cursor))
            : PageData(false);
  }
  const std::string title = page.selection.words.empty()
                                ? in.text("search-title")
                                : fmt::format("{} · {}", page.selection.words, in.text("search-title"));
  return framed({.title = title,
                 .path = selection_path("/search", page.selection),
                 .here = "search",
                 .script = "search.js",
                 .in = &in},
                fill("search", data, in));
}

}  // namespace thisday::publish
