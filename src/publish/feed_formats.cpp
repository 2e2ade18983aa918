#include "publish/feed_formats.hpp"

#include <fmt/format.h>

#include <array>

#include "publish/event_json.hpp"
#include "publish/xml.hpp"
#include "when/day_number.hpp"

namespace thisday::publish {
namespace {

std::string date_of(when::CivilDay day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

// RFC 3339; an anniversary begins with its day.
std::string instant(when::CivilDay day) {
  return date_of(day) + "T00:00:00Z";
}

// RFC 822 with four digits of the year, as RSS has it.
std::string mail_date(when::CivilDay day) {
  constexpr std::array<std::string_view, 8> kDays = {"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<std::string_view, 13> kMonths = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto weekday = when::weekday(when::day_number(when::Calendar::gregorian, day));
  return fmt::format("{}, {:02} {} {:04} 00:00:00 GMT", kDays[static_cast<std::size_t>(weekday)], day.day,
                     kMonths[static_cast<std::size_t>(day.month)], day.year);
}

std::string self(const Feed& feed, const Site& site, FeedFormat format) {
  return site.at(feed.path) + std::string(extension(format)) + feed.query;
}

std::string id_of(const FeedItem& item) {
  const char* mark = item.url.find('#') == std::string::npos ? "#" : "-";
  return item.url + mark + date_of(item.day);
}

}  // namespace

std::string atom_feed(const Feed& feed, const Site& site) {
  const std::string address = self(feed, site, FeedFormat::atom);
  XmlWriter xml;
  xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}});
  xml.element("id", address);
  xml.element("title", feed.title);
  xml.element("subtitle", feed.subtitle);
  xml.element("link", "", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", address}});
  xml.element("link", "", {{"rel", "alternate"}, {"type", "text/html"}, {"href", site.at(feed.home)}});
  xml.element("updated", instant(feed.updated));
  xml.element("generator", "thisday");
  for (const FeedItem& item : feed.items) {
    xml.open("entry", {{"xml:lang", item.language}});
    xml.element("id", id_of(item));
    xml.element("title", item.title);
    xml.element("link", "", {{"rel", "alternate"}, {"type", "text/html"}, {"href", item.url}});
    xml.element("published", instant(item.day));
    xml.element("updated", instant(item.day));
    xml.open("author");
    xml.element("name", item.author.empty() ? site.title : item.author);
    xml.close();
    xml.element("category", "", {{"term", item.kind}});
    if (!item.credit.empty()) xml.element("rights", item.credit);
    xml.element("content", item.html, {{"type", "html"}});
    xml.close();
  }
  xml.close();
  return std::move(xml).take();
}

std::string rss_feed(const Feed& feed, const Site& site) {
  XmlWriter xml;
  xml.open("rss", {{"version", "2.0"},
                   {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                   {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  xml.open("channel");
  xml.element("title", feed.title);
  xml.element("link", site.at(feed.home));
  xml.element("description", feed.subtitle);
  xml.element("atom:link", "",
              {{"rel", "self"}, {"type", "application/rss+xml"}, {"href", self(feed, site, FeedFormat::rss)}});
  xml.element("pubDate", mail_date(feed.updated));
  xml.element("lastBuildDate", mail_date(feed.updated));
  xml.element("generator", "thisday");
  for (const FeedItem& item : feed.items) {
    xml.open("item");
    xml.element("title", item.title);
    xml.element("link", item.url);
    xml.element("guid", id_of(item), {{"isPermaLink", "false"}});
    xml.element("pubDate", mail_date(item.day));
    xml.element("category", item.kind);
    if (!item.author.empty()) xml.element("dc:creator", item.author);
    if (!item.language.empty()) xml.element("dc:language", item.language);
    if (!item.credit.empty()) xml.element("dc:rights", item.credit);
    xml.element("description", item.html);
    xml.close();
  }
  xml.close();
  xml.close();
  return std::move(xml).take();
}

std::string json_feed(const Feed& feed, const Site& site) {
  Json json{{"version", "https://jsonfeed.org/version/1.1"},
            {"title", feed.title},
            {"description", feed.subtitle},
            {"home_page_url", site.at(feed.home)},
            {"feed_url", self(feed, site, FeedFormat::json)},
            {"items", Json::array()}};
  for (const FeedItem& item : feed.items) {
    Json one{{"id", id_of(item)},    {"url", item.url},
             {"title", item.title},  {"content_html", item.html},
             {"summary", item.text}, {"date_published", instant(item.day)},
             {"tags", {item.kind}},  {"_thisday", {{"credit", item.credit}}}};
    one["authors"] = Json::array({{{"name", item.author.empty() ? site.title : item.author}}});
    if (!item.language.empty()) one["language"] = item.language;
    json["items"].push_back(std::move(one));
  }
  return dump(json) + '\n';
}

}  // namespace thisday::publish
