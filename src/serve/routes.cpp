#include "serve/routes.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "publish/pages.hpp"
#include "serve/problem.hpp"

namespace thisday::serve {
namespace {

// A page runs nothing of its own and asks nothing of anybody else.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors ";

struct Found {
  const Route* route = nullptr;
  Captures captures = {};
  std::string allow = {};  ///< what the address answers, where it does not answer this method
};

bool answers(const Route& route, std::string_view method) {
  if (route.options.methods == Methods::post) return method == "POST";
  return method == "GET" || method == "HEAD";
}

Found find(const Target& target, std::string_view method) {
  Found found;
  for (const auto& table :
       {page_routes(), selection_routes(), reading_routes(), asset_routes(), api_routes(), wikimedia_routes(), feed_routes(), service_routes()}) {
    for (const Route& route : table) {
      auto captures = match(route.pattern, target);
      if (!captures) continue;
      found.route = &route;
      found.captures = *std::move(captures);
      if (answers(route, method)) {
        found.allow.clear();
        return found;
      }
      const std::string_view methods = route.options.methods == Methods::post ? "POST" : "GET, HEAD";
      if (found.allow.find(methods) == std::string::npos)
        found.allow.append(found.allow.empty() ? "" : ", ").append(methods);
    }
  }
  return found;
}

Audience audience_of(const Found& found, const Target& target) {
  if (found.route) return found.route->options.audience;
  return !target.segments.empty() && target.segments.front() == "api" ? Audience::programs : Audience::readers;
}

Response refused(int status, std::string_view detail, Audience audience, const Request& request) {
  const Problem problem = problem_of(status, detail);
  // HEAD tells what GET would send.
  const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
  Response out =
      audience == Audience::programs
          ? answered("application/problem+json", problem_json(problem, method, request.target), Keep::nowhere)
          : answered(kHtml, publish::message_page(problem.title, problem.detail), Keep::nowhere);
  out.status = status;
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

std::string_view cache_control(const Response& response) {
  switch (response.keep) {
    case Keep::nowhere:
      return "no-store";
    case Keep::for_good:
      return "public, max-age=31536000, immutable";
    case Keep::library:
    case Keep::until:
      break;
  }
  return "no-cache";
}

// What all answers have, and to whom has it already, that it is the same.
Response finished(Response out, Audience audience, const Request& request) {
  const auto add = [&](std::string_view name, std::string_view value) {
    out.headers.emplace_back(name, std::string(value));
  };
  if (!out.content_type.empty()) add("Content-Type", out.content_type);
  add("Content-Security-Policy", std::string(kPolicy) + (out.framed_anywhere ? "*" : "'none'"));
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "strict-origin-when-cross-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cache-Control", cache_control(out));
  if (audience == Audience::programs) add("Access-Control-Allow-Origin", "*");
  if (out.status != 200 || out.keep == Keep::nowhere) return out;
  const std::string etag = '"' + short_hash(out.body) + '"';
  add("ETag", etag);
  if (!matches(request.if_none_match, etag)) return out;
  out.status = 304;
  out.body.clear();
  std::erase_if(out.headers, [](const auto& header) { return header.first == "Content-Type"; });
  return out;
}

}  // namespace

Response problem(const Call& call, int status, std::string_view detail) {
  return refused(status, detail, call.audience, call.request);
}

Response problem(const Call& call, const Error& error) {
  if (error.code == Code::range || error.code == Code::not_found) return problem(call, 404);
  Response out = problem(call, error.code == Code::busy ? 503 : 500);
  out.fault = error.message;
  return out;
}

Response refusal(int status, std::string_view detail) {
  return finished(refused(status, detail, Audience::readers, {}), Audience::readers, {});
}

Router::Router(const ask::Library& library, RouterOptions options) : library_(library), options_(std::move(options)) {}

Response Router::answer(const Request& request) const {
  if (request.target.size() > kTargetLimit) return refusal(414);
  const auto target = parse_target(request.target);
  if (!target.ok()) return refusal(400, target.error().message);
  const Found found = find(*target, request.method);
  const Audience audience = audience_of(found, *target);
  if (found.route && found.allow.empty())
    return finished(found.route->handler({request, *target, found.captures, library_, options_, audience}), audience,
                    request);
  const bool reading = request.method == "GET" || request.method == "HEAD";
  Response out = refused(found.route || !reading ? 405 : 404, {}, audience, request);
  if (out.status == 405) out.headers.emplace_back("Allow", found.allow.empty() ? "GET, HEAD" : found.allow);
  return finished(std::move(out), audience, request);
}

std::size_t Router::body_limit(std::string_view method, std::string_view text) {
  if (method != "POST" || text.size() > kTargetLimit) return 0;
  const auto target = parse_target(text);
  if (!target.ok()) return 0;
  const Found found = find(*target, method);
  return found.route && found.allow.empty() ? found.route->options.body_limit : 0;
}

}  // namespace thisday::serve
