#pragma once
// A request in, an answer out: finds the row of the table that answers, adds what all answers have, and keeps the
// answer for the next who asks.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "serve/cache.hpp"
#include "serve/message.hpp"
#include "serve/prepared.hpp"
#include "serve/route.hpp"

namespace thisday::serve {

class Metrics;

struct RouterOptions {
  std::string zone;  ///< IANA name of the zone whose today "/" shows; empty: the machine's
  ask::LeapDay leap_day = ask::LeapDay::feb28;
  std::chrono::seconds max_age = std::chrono::seconds(60);  ///< how long readers may keep a page without asking
  std::size_t cache_bytes = 64 << 20;                       ///< of answers that are ready
  const Metrics* metrics = nullptr;                         ///< what /metrics tells; null: nothing
  std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

/// Which addresses there are is told by the tables of routes_*.cpp. Serves one thread at a time.
class Router {
 public:
  /// `library` must outlive the router.
  Router(const ask::Library& library, RouterOptions options);

  /// The library is another than it was: what was kept is outdated.
  void renew();
  /// The library is closed until renew(): what needs it is answered with what was kept, or 503.
  void suspend() { suspended_ = true; }

  [[nodiscard]] Answer answer(const Request& request);
  [[nodiscard]] std::size_t cache_size() const { return cache_.size(); }

  /// How long a body this method may send there; 0 where it may send none.
  [[nodiscard]] static std::size_t body_limit(std::string_view method, std::string_view target);

 private:
  using Time = std::chrono::system_clock::time_point;

  [[nodiscard]] Answer made(const Request& request, Time now);
  [[nodiscard]] Response handled(const Request& request, const Target& target, Audience& audience) const;
  [[nodiscard]] std::shared_ptr<const Prepared> prepare(Response response, Audience audience, const Request& request,
                                                        Time now);

  const ask::Library& library_;
  bool suspended_ = false;
  RouterOptions options_;
  AnswerCache cache_;
  Time since_;  ///< when the library was last found changed
};

/// An answer to what never became a request, with a page that says why. `retry_after` in seconds; 0: not told.
Answer refusal(int status, int retry_after = 0);

}  // namespace thisday::serve
