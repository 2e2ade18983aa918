#pragma once
// A request in, a response out: no sockets here.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ask/library.hpp"

namespace thisday::serve {

/// What of a request decides its answer.
struct Request {
  std::string_view method;
  std::string_view target;
  std::string_view if_none_match = {};
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string_view, std::string>> headers;  ///< all but Date, Content-Length and Connection
  std::string body;                                               ///< for HEAD too: its length is told
  std::string fault;                                              ///< what failed here, for the log; it is never sent

  [[nodiscard]] std::string_view header(std::string_view name) const;  ///< empty where it is not set
};

struct RouterOptions {
  std::string zone;  ///< IANA name of the zone whose today "/" shows; empty: the machine's
  ask::LeapDay leap_day = ask::LeapDay::feb28;
  std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

/// Answers GET and HEAD:
///
///   /                      today (?tz=Area/City: there)      /api/v1/on/MM-DD   a day as JSON
///   /MM-DD                 a day                             /healthz           "ok"
///   /entry/SLUG            an article                        /assets/…          styles and the icon
class Router {
 public:
  /// `library` must outlive the router, and like it serves one thread at a time.
  Router(const ask::Library& library, RouterOptions options);

  [[nodiscard]] Response answer(const Request& request) const;

 private:
  const ask::Library& library_;
  RouterOptions options_;
};

/// A target longer than this is refused (414).
inline constexpr std::size_t kTargetLimit = 4096;

/// An answer that refuses, with a page that says why: 400, 404, 405, 413, 414, 431, 500, 503, 505.
Response refusal(int status, std::string_view detail = {});

}  // namespace thisday::serve
