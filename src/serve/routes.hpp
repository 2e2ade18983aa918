#pragma once
// A request in, a response out: finds the row of the table that answers, and adds what all answers have.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "serve/message.hpp"
#include "serve/route.hpp"

namespace thisday::serve {

struct RouterOptions {
  std::string zone;  ///< IANA name of the zone whose today "/" shows; empty: the machine's
  ask::LeapDay leap_day = ask::LeapDay::feb28;
  std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

/// Which addresses there are is told by the tables of routes_*.cpp.
class Router {
 public:
  /// `library` must outlive the router, and like it serves one thread at a time.
  Router(const ask::Library& library, RouterOptions options);

  [[nodiscard]] Response answer(const Request& request) const;
  /// How long a body this method may send there; 0 where it may send none.
  [[nodiscard]] static std::size_t body_limit(std::string_view method, std::string_view target);

 private:
  const ask::Library& library_;
  RouterOptions options_;
};

/// A target longer than this is refused (414).
inline constexpr std::size_t kTargetLimit = 4096;

/// An answer to what never became a request, with a page that says why.
Response refusal(int status, std::string_view detail = {});

}  // namespace thisday::serve
