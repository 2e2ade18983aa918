#pragma once
// The server: an address, some threads, and a library open in each.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "ask/library.hpp"
#include "base/result.hpp"

namespace thisday::serve {

struct ServeOptions {
  std::string address = "127.0.0.1";  ///< an IP address; the default is reached from this machine only
  std::uint16_t port = 8080;          ///< 0: any free one
  std::string library;                ///< path of the library
  std::string zone;                   ///< whose today "/" shows: IANA name; empty: the machine's
  ask::LeapDay leap_day = ask::LeapDay::feb28;
  unsigned threads = 1;  ///< each opens the library for itself
  enum class AccessLog { none, standard_error } access_log = AccessLog::none;
};

/// A server that listens from open() on and answers while run() runs.
class Server {
 public:
  /// Errors: busy (the port is in use), syntax (not an IP address), not_found (no such zone), unreadable (the address
  /// is not this machine's, or the port may not be taken); and those of ask::Library::open.
  static Result<Server> open(const ServeOptions& options);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;

  [[nodiscard]] std::uint16_t port() const;
  /// Returns after stop(), when the requests under way are answered.
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
