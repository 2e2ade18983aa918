#pragma once
// One connection: bytes in, answers out. Between requests it holds no buffer: what comes is read into one that all
// connections of the thread share, and only what is not yet a whole request is kept.

#include <array>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "serve/incoming.hpp"
#include "serve/limits.hpp"
#include "serve/metrics.hpp"
#include "serve/proxy.hpp"
#include "serve/routes.hpp"

struct epoll_event;
namespace spdlog {
class logger;
}

namespace thisday::serve {

class Session;

/// Bytes to be sent, and what holds them until they are.
struct Piece {
  std::shared_ptr<const void> holder;
  std::string_view bytes;
  int file = -1;              ///< where they lie too; -1: nowhere
  std::ptrdiff_t offset = 0;  ///< of `bytes` in `file`
  void drop(std::size_t count) {
    bytes.remove_prefix(count);
    offset += static_cast<std::ptrdiff_t>(count);
  }
};

/// How long a client may take.
struct Patience {
  std::chrono::seconds idle = std::chrono::seconds(75);     ///< between two requests
  std::chrono::seconds request = std::chrono::seconds(15);  ///< for the whole of one to arrive
  std::chrono::seconds answer = std::chrono::seconds(30);   ///< to take an answer, and a second more for each 16 KiB
};

/// What the connections of one thread share. Touched by that thread only, but for `limits`.
struct Desk {
  Router& router;
  Counters& counters;
  spdlog::logger* access = nullptr;  ///< null: none is kept
  spdlog::logger& errors;
  const Proxies& proxies;
  Limits& limits;
  Patience patience = {};
  std::unordered_map<Session*, std::unique_ptr<Session>> open = {};
  /// All sockets, for epoll(7): asking once for all that are ready spares a system call for each request.
  int poll = -1;
  bool soon = false;  ///< whether the last to be ready came at once
  bool stopping = false;
  std::array<char, 64 * 1024> input = {};
  std::vector<Piece> output = {};  ///< of the answers being made

  /// Waits for connections to be ready, and serves them. Returns whether something else was asked of the thread.
  bool serve_ready(std::chrono::milliseconds wait);
  int wait_ready(std::span<epoll_event> events, std::chrono::milliseconds wait);
  /// Ends the connections whose time is over.
  void sweep(std::chrono::steady_clock::time_point now);
  /// Ends those between two requests.
  void stop();
};

class Session {
 public:
  /// `socket` is its own from here on, and must not block. After each call the one who called asks whether it is
  /// over().
  Session(int socket, boost::asio::ip::address peer, Desk& desk);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start();
  /// Answers without having been asked: 429 or 503, and ends.
  void turn_away(int status);
  /// Ends at once between two requests; a request under way is answered first.
  void stop();
  [[nodiscard]] bool late(std::chrono::steady_clock::time_point now) const { return now > deadline_; }
  /// Ends it: the client took too long.
  void expire();
  void on_ready();
  [[nodiscard]] bool over() const { return over_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Phase : std::uint8_t { idle, request, answer, leaving };

  enum class Waiting : std::uint8_t { nothing, input, output };
  void wait_for(Waiting what);
  void on_input();
  void on_output();
  std::size_t take(std::string_view input);
  bool next(std::string_view& input);
  bool next_head(std::string_view& input);
  bool next_body(std::string_view& input);
  void answer(const Head& head, bool keep);
  void refuse(int status, const Head& head);
  void put(const Answer& answer, int minor, bool keep);
  bool send();
  long send_some(std::size_t first);
  void keep_unsent(std::size_t first);
  void go_on();
  void leave();
  void enter(Phase phase, std::chrono::seconds patience);
  void log(const Head& head, std::string_view client, int status, std::size_t bytes, Clock::duration took) const;

  int socket_;
  boost::asio::ip::address peer_;
  std::string remote_;  ///< the same in words
  Desk& desk_;
  Clock::time_point deadline_;
  std::string held_;  ///< the begin of a request that is not whole, or requests that wait for answers to be taken
  HeadScan scan_;
  std::unique_ptr<BodyReader> body_;
  std::unique_ptr<std::vector<Piece>> unsent_;
  std::uint32_t drained_ = 0;
  std::uint8_t blank_lines_ = 0;
  Phase phase_ = Phase::idle;
  Waiting waiting_ = Waiting::nothing;
  bool over_ = false;
  bool ending_ = false;   ///< the last answer is made
  bool counted_ = false;  ///< by the limit of connections
};

}  // namespace thisday::serve
