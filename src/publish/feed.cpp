#include "publish/feed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publish/credit.hpp"
#include "publish/day_view.hpp"
#include "publish/feed_formats.hpp"
#include "publish/headline.hpp"
#include "publish/html.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"
#include "publish/yearly.hpp"

namespace thisday::publish {
namespace {

std::string html_of(std::string_view text, const std::vector<const story::Source*>& sources) {
  std::string html = "<p>" + escape(text) + "</p>";
  for (const story::Source* source : sources) html += "<p><small>Source: " + credit_html(*source) + "</small></p>";
  return html;
}

// What an item says of its sources; the language is the first's, whose words stand there.
void credit(FeedItem& item, const std::vector<const story::Source*>& sources) {
  item.credit = credit_words(sources);
  item.html = html_of(item.text, sources);
  if (!sources.empty() && sources.front()->language != "und") item.language = sources.front()->language;
  for (const story::Source* source : sources)
    if (item.author.empty()) item.author = source->author;
}

FeedItem event_item(const story::Event& event, std::optional<std::int64_t> year, MonthDay kept, when::CivilDay day,
                    const Site& site, const std::vector<const story::Source*>& sources) {
  FeedItem item;
  item.url = site.event(event.id, kept);
  item.title = headline_words(event, year);
  item.text = quote_of(event);
  if (item.text.empty()) item.text = event.headline;
  item.kind = story::name(event.kind);
  item.day = day;
  credit(item, sources);
  return item;
}

FeedItem entry_item(const story::Entry& entry, when::CivilDay day, const Site& site, const story::Source* source) {
  FeedItem item;
  item.url = site.at(entry_path(entry.slug));
  item.title = entry.title;
  item.text = entry.summary.empty() ? entry.title : entry.summary;
  item.kind = "article";
  item.day = day;
  if (source != nullptr) credit(item, {source});
  return item;
}

// The best first, then the others of the day.
std::vector<const ask::DayEvent*> in_order(const ask::DayAnswer& answer) {
  std::vector<const ask::DayEvent*> events = best_first(answer);
  for (const ask::DayEvent& found : answer.events)
    if (found.event.kind != story::Kind::event) events.push_back(&found);
  std::erase_if(events, [](const ask::DayEvent* found) {
    return found->match == ask::Match::maybe || found->match == ask::Match::ongoing;
  });
  return events;
}

}  // namespace

Feed day_feed(const ask::DayAnswer& answer, const Site& site, std::string_view name, when::CivilDay today) {
  const MonthDay month_day{answer.question.month, answer.question.day};
  Feed feed;
  feed.title = fmt::format("{}: {}", site.title, day_words(month_day.month, month_day.day));
  if (name == "today") feed.title = site.title;
  feed.subtitle = "What happened on this day, from sources you can check. Each item names its source and licence.";
  feed.path = fmt::format("/feeds/{}", name);
  feed.home = name == "today" ? "/" : day_path(month_day);
  feed.updated = last_time(month_day, today, leap_day(answer.question.leap_day));
  const SourcesById sources(answer.sources);
  for (const story::Entry& entry : answer.entries)
    feed.items.push_back(entry_item(entry, feed.updated, site, sources.find(entry.source)));
  for (const ask::DayEvent* found : in_order(answer)) {
    if (feed.items.size() >= kFeedItems) break;
    FeedItem item = event_item(found->event, found->year, month_day, feed.updated, site, sources.of(found->event));
    // A range may begin and end on the day: it is one item.
    const bool told =
        std::any_of(feed.items.begin(), feed.items.end(), [&](const auto& i) { return i.url == item.url; });
    if (!told) feed.items.push_back(std::move(item));
  }
  return feed;
}

Feed search_feed(const ask::SearchAnswer& answer, const Site& site, std::string_view words, std::string_view query,
                 when::CivilDay today, ask::LeapDay leap) {
  Feed feed;
  feed.title = fmt::format("{}: {}", site.title, words);
  feed.subtitle = "Each comes on its anniversary, from sources you can check, and names its source and licence.";
  feed.path = "/feeds/search";
  feed.query = query;
  feed.home = fmt::format("/search{}", query);
  const SourcesById sources(answer.sources);
  for (const story::Event& event : answer.events) {
    const std::vector<Yearly> days = yearly_days(event);
    if (days.empty()) continue;
    const when::CivilDay day = last_time(days.front().day, today, leap_day(leap));
    feed.items.push_back(event_item(event, days.front().year, days.front().day, day, site, sources.of(event)));
  }
  std::stable_sort(feed.items.begin(), feed.items.end(),
                   [](const FeedItem& a, const FeedItem& b) { return b.day < a.day; });
  if (feed.items.size() > kFeedItems) feed.items.resize(kFeedItems);
  feed.updated = feed.items.empty() ? today : feed.items.front().day;
  return feed;
}

std::string_view content_type(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss:
      return "application/rss+xml; charset=utf-8";
    case FeedFormat::json:
      return "application/feed+json; charset=utf-8";
    case FeedFormat::atom:
      break;
  }
  return "application/atom+xml; charset=utf-8";
}

std::string_view extension(FeedFormat format) {
  return format == FeedFormat::rss ? ".rss" : format == FeedFormat::json ? ".json" : ".atom";
}

std::string feed(const Feed& feed, const Site& site, FeedFormat format) {
  switch (format) {
    case FeedFormat::rss:
      return rss_feed(feed, site);
    case FeedFormat::json:
      return json_feed(feed, site);
    case FeedFormat::atom:
      break;
  }
  return atom_feed(feed, site);
}

}  // namespace thisday::publish
