// Feeds and calendars to subscribe to, of today, of a day, of a search; the widget; what crawlers ask for
// (docs/api.md).

#include "publish/assets.hpp"
#include "publish/feed.hpp"
#include "publish/icalendar.hpp"
#include "publish/sitemap.hpp"
#include "serve/route.hpp"
#include "serve/routes.hpp"
#include "serve/search_asked.hpp"

namespace thisday::serve {
namespace {

using publish::FeedFormat;

constexpr RouteOptions kForPrograms{.audience = Audience::programs};

Response of_host(std::string_view content_type, std::string body, const Today& today) {
  Response response = answered(content_type, std::move(body), today.end);
  response.by_host = true;
  return response;
}

// The day's answer, as a feed or a calendar makes of it.
template <class Write>
Response day(const Call& call, std::string_view name, std::string_view content_type, Write write) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const publish::MonthDay asked = name == "today" ? publish::MonthDay{today->day.month, today->day.day} : day_of(call);
  const auto answer = call.library.on(question(call, asked, *today));
  if (!answer.ok()) return problem(call, answer.error());
  return of_host(content_type, write(*answer, *today), *today);
}

template <FeedFormat format>
Response day_feed(const Call& call) {
  const std::string name = call["day"].empty() ? "today" : std::string(call["day"]);
  return day(call, name, publish::content_type(format), [&](const ask::DayAnswer& answer, const Today& today) {
    const publish::Site site = site_of(call);
    return publish::feed(publish::day_feed(answer, site, name, today.day), site, format);
  });
}

Response day_calendar(const Call& call) {
  const std::string_view name = call["day"].empty() ? "today" : call["day"];
  return day(call, name, publish::kCalendarContentType,
             [&](const ask::DayAnswer& answer, const Today&) { return publish::day_calendar(answer, site_of(call)); });
}

template <class Write>
Response search(const Call& call, std::string_view content_type, std::size_t limit, Write write) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  auto asked = search_asked(call);
  if (!asked.ok()) return problem(call, 400, asked.error().message);
  asked->limit = limit;
  const auto answer = call.library.search(*asked);
  if (!answer.ok()) return problem(call, answer.error());
  return of_host(content_type, write(*answer, search_words(*asked), *today), *today);
}

// More than a feed shows: those without a day are left out.
constexpr std::size_t kLookedAt = 200;
constexpr std::size_t kInCalendar = 1000;

template <FeedFormat format>
Response search_feed(const Call& call) {
  return search(call, publish::content_type(format), kLookedAt,
                [&](const ask::SearchAnswer& answer, const std::string& words, const Today& today) {
                  const publish::Site site = site_of(call);
                  const std::string_view target = call.request.target;
                  const std::string_view query = target.substr(std::min(target.find('?'), target.size()));
                  return publish::feed(
                      publish::search_feed(answer, site, words, query, today.day, call.options.leap_day), site, format);
                });
}

Response search_calendar(const Call& call) {
  return search(call, publish::kCalendarContentType, kInCalendar,
                [&](const ask::SearchAnswer& answer, const std::string& words, const Today&) {
                  return publish::search_calendar(answer, site_of(call), words, call.options.leap_day);
                });
}

Response sitemap(const Call& call) {
  const auto entries = call.library.entries();
  if (!entries.ok()) return problem(call, entries.error());
  Response response =
      answered("application/xml; charset=utf-8", publish::sitemap(site_of(call), *entries), Keep::library);
  response.by_host = true;
  return response;
}

Response robots(const Call& call) {
  Response response = answered(kText, publish::robots(site_of(call)), Keep::library);
  response.by_host = true;
  return response;
}

// For other people's pages, so its address never changes.
Response widget(const Call&) {
  const auto script = publish::asset_named("widget.js");
  return answered(script->content_type, std::string(script->bytes), Keep::library);
}

constexpr Route kRoutes[] = {
    {"/feeds/today.atom", &day_feed<FeedFormat::atom>, kForPrograms},
    {"/feeds/today.rss", &day_feed<FeedFormat::rss>, kForPrograms},
    {"/feeds/today.json", &day_feed<FeedFormat::json>, kForPrograms},
    {"/feeds/today.ics", &day_calendar, kForPrograms},
    {"/feeds/{day}.atom", &day_feed<FeedFormat::atom>, kForPrograms},
    {"/feeds/{day}.rss", &day_feed<FeedFormat::rss>, kForPrograms},
    {"/feeds/{day}.json", &day_feed<FeedFormat::json>, kForPrograms},
    {"/feeds/{day}.ics", &day_calendar, kForPrograms},
    {"/feeds/search.atom", &search_feed<FeedFormat::atom>, kForPrograms},
    {"/feeds/search.rss", &search_feed<FeedFormat::rss>, kForPrograms},
    {"/feeds/search.json", &search_feed<FeedFormat::json>, kForPrograms},
    {"/feeds/search.ics", &search_calendar, kForPrograms},
    {"/widget.js", &widget, kForPrograms},
    {"/sitemap.xml", &sitemap},
    {"/robots.txt", &robots},
};

}  // namespace

std::span<const Route> feed_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
