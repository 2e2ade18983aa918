#pragma once
// Feeds: what a reader subscribes to. One list of items, written as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1.
//
// An item is an anniversary: the armistice of 27 July 1953 comes as new on every 27 July, and is then a new item whose
// id ends in that day ("…#2026-07-27"). So all times come from dates, none from the clock, and the same library and day
// give the same bytes. What is known to the month only has no anniversary, and is in no feed.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"
#include "publish/site.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {

struct FeedItem {
  std::string url;
  std::string title;     ///< "1953: The armistice is signed"
  std::string text;      ///< plain
  std::string html;      ///< the same with its sources
  std::string credit;    ///< sources with author and licence
  std::string author;    ///< of the first source that says; may be empty
  std::string kind;      ///< "birth"; "article" of an entry
  when::CivilDay day;    ///< the anniversary
  std::string language;  ///< BCP 47; may be empty
};

struct Feed {
  std::string title;
  std::string subtitle;
  std::string path;   ///< its own address, without the ending: "/feeds/07-27"
  std::string query;  ///< what follows the ending: "?q=war"; may be empty
  std::string home;   ///< the path of the page that shows the same
  when::CivilDay updated;
  std::vector<FeedItem> items;  ///< the latest anniversary first; of one day, the best first
};

/// How many items a feed has at most.
inline constexpr std::size_t kFeedItems = 40;

/// A day's entries, then its events, the best first, as of the last time that the day was. `name` is "today", or the
/// day's ("07-27").
Feed day_feed(const ask::DayAnswer& answer, const Site& site, std::string_view name, when::CivilDay today);

/// What a search found. `query` is the search's own ("?q=war"), `words` its title.
Feed search_feed(const ask::SearchAnswer& answer, const Site& site, std::string_view words, std::string_view query,
                 when::CivilDay today, ask::LeapDay leap_day);

enum class FeedFormat : std::uint8_t { atom, rss, json };

std::string_view content_type(FeedFormat format);
std::string_view extension(FeedFormat format);  ///< ".atom", ".rss", ".json"
/// UTF-8.
std::string feed(const Feed& feed, const Site& site, FeedFormat format);

}  // namespace thisday::publish
