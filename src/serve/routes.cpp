#include "serve/routes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "publish/assets.hpp"
#include "publish/day_json.hpp"
#include "publish/pages.hpp"
#include "serve/problem.hpp"
#include "serve/target.hpp"
#include "serve/today.hpp"

namespace thisday::serve {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kJson = "application/json";
constexpr std::string_view kText = "text/plain; charset=utf-8";

// A page runs nothing and asks nothing of anybody else.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

Response response(int status, std::string_view content_type, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers = {{"Content-Type", std::string(content_type)},
                      {"Content-Security-Policy", std::string(kPolicy)},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Referrer-Policy", "strict-origin-when-cross-origin"},
                      {"Cross-Origin-Opener-Policy", "same-origin"}};
  return response;
}

Response refused(int status, std::string_view detail, bool api) {
  const Problem problem = problem_of(status, detail);
  Response out = api ? response(status, "application/problem+json", problem_json(problem))
                     : response(status, kHtml, publish::message_page(problem.title, problem.detail));
  out.headers.emplace_back("Cache-Control", "no-store");
  if (status == 405) out.headers.emplace_back("Allow", "GET, HEAD");
  if (api) out.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return out;
}

Response failed(const Error& error, bool api) {
  if (error.code == Code::range || error.code == Code::not_found) return refused(404, {}, api);
  Response out = refused(error.code == Code::busy ? 503 : 500, {}, api);
  out.fault = error.message;
  return out;
}

// If-None-Match compares weakly: W/ is no difference (RFC 9110, 13.1.2).
bool matches(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (!one.empty() && (one.front() == ' ' || one.front() == '\t')) one.remove_prefix(1);
    while (!one.empty() && (one.back() == ' ' || one.back() == '\t')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == etag) return true;
  }
  return false;
}

// Names the bytes; a reader that has them already is told so.
Response tagged(Response out, std::string_view cache_control, std::string_view if_none_match) {
  const std::string etag = '"' + short_hash(out.body) + '"';
  out.headers.emplace_back("ETag", etag);
  out.headers.emplace_back("Cache-Control", std::string(cache_control));
  if (!matches(if_none_match, etag)) return out;
  out.status = 304;
  out.body.clear();
  std::erase_if(out.headers, [](const auto& header) { return header.first == "Content-Type"; });
  return out;
}

// What the page says changes with the day ("73 years ago") and with the library: always asked for, seldom sent.
constexpr std::string_view kAskFirst = "no-cache";
constexpr std::string_view kForGood = "public, max-age=31536000, immutable";

Response asset(const std::string& path, std::string_view if_none_match) {
  const auto asset = publish::asset_at(path);
  if (!asset) return refused(404, {}, false);
  return tagged(response(200, asset->content_type, std::string(asset->bytes)), kForGood, if_none_match);
}

Response entry(const ask::Library& library, const std::string& slug, std::string_view if_none_match) {
  const auto entry = library.entry(slug);
  if (!entry.ok()) return failed(entry.error(), false);
  if (!*entry) return refused(404, "No article has this address.", false);
  const auto source = library.source((*entry)->source);
  if (!source.ok()) return failed(source.error(), false);
  return tagged(response(200, kHtml, publish::entry_page(**entry, *source ? &**source : nullptr)), kAskFirst,
                if_none_match);
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

Response refusal(int status, std::string_view detail) {
  return refused(status, detail, false);
}

Router::Router(const ask::Library& library, RouterOptions options) : library_(library), options_(std::move(options)) {}

Response Router::answer(const Request& request) const {
  if (request.target.size() > kTargetLimit) return refused(414, {}, false);
  const auto target = parse_target(request.target);
  if (!target.ok()) return refused(400, target.error().message, false);
  const Route route = route_of(*target);
  if (request.method != "GET" && request.method != "HEAD") return refused(405, {}, route.api);
  switch (route.page) {
    case Route::Page::none:
      return refused(404, {}, route.api);
    case Route::Page::health:
      return response(200, kText, "ok\n");
    case Route::Page::asset:
      return asset(route.name, request.if_none_match);
    case Route::Page::entry:
      return entry(library_, route.name, request.if_none_match);
    default:
      break;
  }

  const auto zone = target->parameter("tz");
  const auto day = today(zone ? std::string(*zone) : options_.zone, options_.now());
  if (!day.ok()) return refused(400, day.error().message, route.api);
  ask::DayQuestion question;
  question.month = route.page == Route::Page::today ? day->month : route.month;
  question.day = route.page == Route::Page::today ? day->day : route.day;
  question.year = day->year;
  question.leap_day = options_.leap_day;
  const auto answer = library_.on(question);
  if (!answer.ok()) return failed(answer.error(), route.api);
  if (route.page == Route::Page::day_json) {
    Response out = response(200, kJson, publish::day_json(*answer));
    out.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return tagged(std::move(out), kAskFirst, request.if_none_match);
  }
  const auto address = route.page == Route::Page::today ? publish::DayAddress::today : publish::DayAddress::own;
  return tagged(response(200, kHtml, publish::day_page(*answer, address)), kAskFirst, request.if_none_match);
}

}  // namespace thisday::serve
