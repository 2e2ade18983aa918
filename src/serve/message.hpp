#pragma once
// A request and its answer, as handlers see them: no sockets here.

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thisday::serve {

/// What of a request decides its answer. What a header does not say is empty; all views end with the request.
struct Request {
  std::string_view method;
  std::string_view target;
  std::string_view host = {};
  std::string_view accept = {};
  std::string_view accept_encoding = {};
  std::string_view accept_language = {};
  std::string_view cookie = {};
  std::string_view if_none_match = {};
  std::string_view if_modified_since = {};
  std::string_view range = {};
  std::string_view if_range = {};
  std::string_view content_type = {};  ///< of `body`
  std::string_view body = {};          ///< never longer than the route's `body_limit`
  std::string_view remote = {};        ///< the client's IP address; where a trusted proxy says whose, that one
  std::string_view scheme = "http";    ///< of the address that the client knows
};

/// How long an answer stays true, which is how long it may be kept.
enum class Keep {
  nowhere,   ///< errors, figures: said once
  library,   ///< until the library changes
  until,     ///< until the library changes or `Response::until`: what says "today" or "73 years ago"
  for_good,  ///< its address carries a hash of its content
};

struct Response {
  int status = 200;
  std::string content_type;  ///< empty: there is no body
  std::string body;          ///< for HEAD too: its length is told
  Keep keep = Keep::nowhere;
  std::chrono::system_clock::time_point until = {};  ///< of Keep::until
  bool by_host = false;                              ///< another Host could have had another answer
  bool by_accept = false;                            ///< another Accept could have had another answer
  bool by_language = false;                          ///< a reader of another language could have had another answer
  bool framed_anywhere = false;                      ///< other sites' pages may show it in a frame
  bool ranges = false;                               ///< parts of it may be asked for
  /// Beyond those that the router adds: policy and CORS, ETag, Last-Modified, Cache-Control, Vary; and the session:
  /// Date, Content-Length, Content-Encoding, Connection.
  std::vector<std::pair<std::string_view, std::string>> headers = {};
  std::string fault = {};  ///< what failed here, for the log; it is never sent

  [[nodiscard]] std::string_view header(std::string_view name) const;  ///< of `headers`; empty where it is not set
};

inline constexpr std::string_view kHtml = "text/html; charset=utf-8";
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kText = "text/plain; charset=utf-8";

/// A 200.
Response answered(std::string_view content_type, std::string body, Keep keep);
/// A 200 that is true until `until` or the library changes.
Response answered(std::string_view content_type, std::string body, std::chrono::system_clock::time_point until);

}  // namespace thisday::serve
