#include "serve/routes.hpp"

#include <fmt/format.h>

#include "publish/pages.hpp"
#include "serve/conditions.hpp"
#include "serve/incoming.hpp"
#include "serve/page_language.hpp"
#include "serve/problem.hpp"

namespace thisday::serve {
namespace {

// A page runs what we ship and nothing that stands in it, and asks nothing of anybody else.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
// The same of a page that other sites may show in a frame.
constexpr std::string_view kFramedPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors *";
// What is no page has no need of anything.
constexpr std::string_view kPolicy = "default-src 'none'; frame-ancestors 'none'";

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
  for (const auto& table : {page_routes(), selection_routes(), reading_routes(), asset_routes(), api_routes(),
                            text_routes(), wikimedia_routes(), feed_routes(), service_routes()}) {
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
  const auto& in = audience == Audience::readers ? reader_language(request) : publish::Messages::english();
  const Problem problem = problem_of(status, detail, in);
  // HEAD tells what GET would send.
  const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
  Response out =
      audience == Audience::programs
          ? answered("application/problem+json", problem_json(problem, method, request.target), Keep::nowhere)
          : answered(kHtml, publish::message_page(problem.title, problem.detail, in), Keep::nowhere);
  out.status = status;
  return out;
}

std::string_view policy_of(const Response& response) {
  if (response.content_type != kHtml) return kPolicy;
  return response.framed_anywhere ? kFramedPolicy : kPagePolicy;
}

// How long an answer may be used: here, and by whom it was sent to.
struct Lifetime {
  std::chrono::system_clock::time_point end = std::chrono::system_clock::time_point::max();
  std::string control;
};

Lifetime lifetime_of(const Response& response, std::chrono::seconds max_age,
                     std::chrono::system_clock::time_point now) {
  if (response.status != 200 || response.keep == Keep::nowhere) return {now, "no-store"};
  if (response.keep == Keep::for_good) return {.control = "public, max-age=31536000, immutable"};
  Lifetime lifetime{.control = fmt::format("public, max-age={}", max_age.count())};
  if (response.keep == Keep::until) {
    // Nobody is to show a page after its day: towards the end of it, readers are told to ask each time.
    const bool soon = now >= response.until - max_age;
    lifetime.end = soon ? response.until : response.until - max_age;
    if (soon) lifetime.control = "no-cache";
  }
  if (max_age.count() == 0) lifetime.control = "no-cache";
  return lifetime;
}

std::string headers_of(const Response& response, Audience audience, std::string_view cache_control) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (response.header(name).empty()) out.append(name).append(": ").append(value).append("\r\n");
  };
  for (const auto& [name, value] : response.headers) out.append(name).append(": ").append(value).append("\r\n");
  add("Content-Security-Policy", policy_of(response));
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "strict-origin-when-cross-origin");
  add("Cache-Control", cache_control);
  if (audience == Audience::programs) add("Access-Control-Allow-Origin", "*");
  if (response.ranges) add("Accept-Ranges", "bytes");
  std::string vary = response.by_accept ? "Accept-Encoding, Accept" : "Accept-Encoding";
  if (response.by_language) vary += ", Accept-Language, Cookie";
  add("Vary", vary);
  return out;
}

bool is_reading(std::string_view method) {
  return method == "GET" || method == "HEAD";
}

// A browser asks so before it lets another site's page send text here.
Response preflight() {
  Response out;
  out.status = 204;
  out.headers = {{"Access-Control-Allow-Methods", "POST"},
                 {"Access-Control-Allow-Headers", "Content-Type"},
                 {"Access-Control-Max-Age", "86400"}};
  return out;
}

Response missing(const Found& found, Audience audience, const Request& request) {
  const bool reading = is_reading(request.method);
  if (!found.route && reading) return refused(404, {}, audience, request);
  if (request.method == "OPTIONS" && found.allow.find("POST") != std::string::npos) return preflight();
  Response out = refused(405, {}, audience, request);
  out.headers.emplace_back("Allow", found.allow.empty() ? "GET, HEAD" : found.allow);
  return out;
}

}  // namespace

Response problem(const Call& call, int status, std::string_view detail) {
  return refused(status, detail, call.audience, call.request);
}

Response problem(const Call& call, const Error& error) {
  if (error.code == Code::range || error.code == Code::not_found) return problem(call, 404);
  Response out = problem(call, error.code == Code::busy ? 503 : 500);
  if (out.status == 503) out.headers.emplace_back("Retry-After", "1");
  out.fault = error.message;
  return out;
}

Answer refusal(int status, int retry_after) {
  Response out = refused(status, {}, Audience::readers, {});
  if (retry_after > 0) out.headers.emplace_back("Retry-After", fmt::format("{}", retry_after));
  std::string headers = headers_of(out, Audience::readers, "no-store");
  return fitted(std::make_shared<const Prepared>(std::move(out), std::move(headers), 0), {});
}

Router::Router(const ask::Library& library, RouterOptions options)
    : library_(library), options_(std::move(options)), cache_(options_.cache_bytes), since_(options_.now()) {}

void Router::renew() {
  suspended_ = false;
  since_ = options_.now();
  cache_.outdate();
}

std::shared_ptr<const Prepared> Router::prepare(Response response, Audience audience, const Request& request,
                                                Time now) {
  const Lifetime lifetime = lifetime_of(response, options_.max_age, now);
  std::string headers = headers_of(response, audience, lifetime.control);
  const Time modified = response.keep == Keep::until ? now : since_;
  auto prepared = std::make_shared<const Prepared>(std::move(response), std::move(headers),
                                                   std::chrono::system_clock::to_time_t(modified));
  if (prepared->kept() && is_reading(request.method)) cache_.keep(request, prepared, lifetime.end);
  return prepared;
}

// What a route's row and function make of it. Whatever they throw ends this request alone.
Response Router::handled(const Request& request, const Target& target, Audience& audience) const {
  const Found found = find(target, request.method);
  audience = audience_of(found, target);
  if (!found.route || !found.allow.empty()) return missing(found, audience, request);
  if (suspended_ && found.route->options.needs == Needs::library) {
    Response out = refused(503, {}, audience, request);
    out.headers.emplace_back("Retry-After", "1");
    return out;
  }
  try {
    return found.route->handler({request, target, found.captures, library_, options_, audience});
  } catch (const std::exception& exception) {
    Response out = refused(500, {}, audience, request);
    out.fault = exception.what();
    return out;
  }
}

Answer Router::made(const Request& request, Time now) {
  const auto target = parse_target(request.target);
  Audience audience = Audience::readers;
  Response response = target.ok() ? handled(request, *target, audience)
                                  : refused(400, target.error().message, Audience::readers, request);
  if (response.status >= 500 && is_reading(request.method)) {
    // Yesterday's library is better than none.
    if (const auto earlier = cache_.find_outdated(request, now)) {
      Answer answer = fitted(earlier, request);
      answer.fault = response.fault;
      return answer;
    }
  }
  std::string fault = response.fault;
  Answer answer = fitted(prepare(std::move(response), audience, request, now), request);
  answer.fault = std::move(fault);
  return answer;
}

Answer Router::answer(const Request& request) {
  if (request.target.size() > kTargetLimit) return refusal(414);
  const Time now = options_.now();
  Answer answer;
  if (const auto ready = is_reading(request.method) ? cache_.find(request, now) : nullptr) {
    answer = fitted(ready, request);
    answer.from_cache = true;
  } else {
    answer = made(request, now);
  }
  const Response& response = answer.prepared->response();
  if (request.accept.empty() || !answer.prepared->kept() || choose_type(request.accept, {response.content_type}))
    return answer;
  const Audience audience = response.content_type == kHtml ? Audience::readers : Audience::programs;
  const std::string detail = fmt::format("What is here is {}.", response.content_type);
  return fitted(prepare(refused(406, detail, audience, request), audience, request, now), request);
}

std::size_t Router::body_limit(std::string_view method, std::string_view text) {
  if (method != "POST" || text.size() > kTargetLimit) return 0;
  const auto target = parse_target(text);
  if (!target.ok()) return 0;
  const Found found = find(*target, method);
  return found.route && found.allow.empty() ? found.route->options.body_limit : 0;
}

}  // namespace thisday::serve
