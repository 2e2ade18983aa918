#pragma once
// Which address is answered by whom. To add one: a row in the table of its topic (routes_*.cpp), and its function.
//
//   {"/entry/{slug}", &entry},                              GET and HEAD, a page for readers
//   {"/api/v1/on/{day}", &on, {.audience = programs}},      CORS, and problems told in JSON
//   {"/api/v1/read", &read, {.audience = programs, .methods = Methods::post, .body_limit = 1 << 20}},

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ask/library.hpp"
#include "publish/site.hpp"
#include "serve/message.hpp"
#include "serve/target.hpp"
#include "serve/today.hpp"

namespace thisday::serve {

struct RouterOptions;

/// What the braces of a pattern stood for, by name.
using Captures = std::vector<std::pair<std::string_view, std::string_view>>;

enum class Audience { readers, programs };  ///< who is told what went wrong: on a page, or in JSON

/// What a handler is given. All of it outlives the call and nothing more.
struct Call {
  const Request& request;
  const Target& target;
  const Captures& captures;
  const ask::Library& library;  ///< not to be asked by routes that need none: it may be closed
  const RouterOptions& options;
  Audience audience = Audience::readers;

  [[nodiscard]] std::string_view operator[](std::string_view name) const;  ///< a capture; empty where there is none
  [[nodiscard]] std::string path() const;                                  ///< of the target, without the query
};

/// Answers one request. It may throw: that is answered by 500 and logged.
using Handler = Response (*)(const Call&);

enum class Methods { get, post };       ///< `get` is HEAD too
enum class Needs { library, nothing };  ///< a server whose library is closed answers 503

struct RouteOptions {
  Audience audience = Audience::readers;
  Methods methods = Methods::get;
  std::size_t body_limit = 0;  ///< of `post`, in bytes; more is refused with 413
  Needs needs = Needs::library;
};

struct Route {
  /// Segments between slashes. "{name}" is any segment that is not empty, "{name}.ics" and "{lang}.wikipedia.org" one
  /// with that end; "{day}" is only a month and day ("07-27") that some year has.
  std::string_view pattern;
  Handler handler;
  RouteOptions options = {};
};

/// Whether `target` is of the pattern, and then what its braces stand for (views into both). O(length of both).
std::optional<Captures> match(std::string_view pattern, const Target& target);

/// The tables, one for each topic. The first row that fits answers.
std::span<const Route> page_routes();
std::span<const Route> selection_routes();
std::span<const Route> reading_routes();
std::span<const Route> asset_routes();
std::span<const Route> api_routes();
std::span<const Route> text_routes();
std::span<const Route> wikimedia_routes();
std::span<const Route> feed_routes();
std::span<const Route> service_routes();

// What handlers have in common.

/// The month and day of a "{day}" capture.
publish::MonthDay day_of(const Call& call);
/// What day it is for the reader: by ?tz=, else by the configured zone. Errors: not_found (no such zone).
Result<Today> today_of(const Call& call);
/// The question about a day of a reader whose today is `today`, with the configured options.
ask::DayQuestion question(const Call& call, publish::MonthDay day, const Today& today);
/// The site as the reader knows it, by the request's scheme and host. Answers that tell it are `by_host`.
publish::Site site_of(const Call& call);
/// An answer that says what is wrong; `detail` where it is not empty says it better than the status' own words.
Response problem(const Call& call, int status, std::string_view detail = {});
/// The same of what the library refused: 404 for what is not there, 503 while it is busy, else 500 and a line in the
/// log.
Response problem(const Call& call, const Error& error);

}  // namespace thisday::serve
