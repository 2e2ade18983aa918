#pragma once
// The server: an address, some threads, and a library open in each.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ask/library.hpp"
#include "base/result.hpp"
#include "serve/proxy_header.hpp"

namespace thisday::serve {

struct ServeOptions {
  std::string address = "127.0.0.1";  ///< an IP address; the default is reached from this machine only
  std::uint16_t port = 8080;          ///< 0: any free one
  std::string library;                ///< path of the library
  std::string zone;                   ///< whose today "/" shows: IANA name; empty: the machine's
  ask::LeapDay leap_day = ask::LeapDay::feb28;
  unsigned threads = 1;  ///< each opens the library for itself
  enum class AccessLog { none, standard_error } access_log = AccessLog::none;

  std::chrono::seconds max_age = std::chrono::seconds(60);  ///< how long readers may keep a page without asking
  std::size_t cache_bytes = 64 << 20;                       ///< of answers that are ready, for all threads together

  std::vector<std::string> proxies;  ///< addresses and networks whose word on the client is believed
  ProxyHeader proxy_header = ProxyHeader::x_forwarded;

  double requests_per_second = 0;           ///< of one address, in the long run; 0: any number
  double burst = 0;                         ///< at once, before that counts; 0: ten seconds' worth
  std::size_t connections_per_address = 0;  ///< 0: any number

  std::chrono::seconds idle_time = std::chrono::seconds(75);     ///< between two requests of a connection
  std::chrono::seconds request_time = std::chrono::seconds(15);  ///< for a request to arrive
  std::chrono::seconds answer_time = std::chrono::seconds(30);   ///< for an answer to be taken; more for a long one
};

/// A server that watches its library (what is imported into it, or put in its place, is served within two seconds).
/// Listens from open() on and answers while run() runs.
class Server {
 public:
  /// Errors: busy (the port is in use), syntax (not an IP address, not a network), not_found (no such zone), unreadable
  /// (the address is not this machine's, or the port may not be taken); and those of ask::Library::open.
  static Result<Server> open(const ServeOptions& options);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;

  [[nodiscard]] std::uint16_t port() const;
  /// Returns after stop(), when the requests under way are answered. From then on the process ignores SIGPIPE.
  void run();
  /// From any thread.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Serves until SIGINT or SIGTERM. `ready` is told the port once it listens.
Result<void> serve(const ServeOptions& options, const std::function<void(std::uint16_t port)>& ready);

}  // namespace thisday::serve
