#pragma once
// A thread of the server: its own library, its own connections. It looks after both once a second.
//
// It waits in epoll(7) for its sockets and for what other threads ask of it, and for nothing else: a loop of Asio's
// around this one would cost each client that sends to an idle thread a second waking, and each round a second call.

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ask/library.hpp"
#include "serve/session.hpp"

namespace thisday::serve {

/// Which bytes a path leads to, as far as the file system tells.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
/// All zero where there is no file.
FileStamp stamp_of(const std::string& path);

/// All threads let go of the old library before any opens the new one: SQLite's log is found by the file's name, and
/// one that is still held would be taken for the new file's.
class Reopening {
 public:
  explicit Reopening(std::size_t threads) : missing_(threads) {}
  /// Returns when all threads have called it; or after two seconds, should one be on its way out.
  void wait_for_all();

 private:
  std::mutex mutex_;
  std::condition_variable all_;
  std::size_t missing_;
};

class Worker {
 public:
  struct Shared {
    std::string path;  ///< of the library
    RouterOptions routing;
    Patience patience;
    spdlog::logger* access;
    spdlog::logger& errors;
    const Proxies& proxies;
    Limits& limits;
    Metrics& metrics;
  };

  /// `shared` must outlive it.
  Worker(ask::Library library, Shared& shared, Counters& counters);

  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// `on_replaced` is called, on this thread, when the library's file is not the one that was opened.
  void watch(std::function<void()> on_replaced);
  /// Serves, until it is stopped and the last connection has its answer.
  void run();
  /// From any thread: takes a connection over, opens the library anew, ends.
  void adopt(boost::asio::ip::tcp::socket socket, const boost::asio::ip::address& peer, std::size_t limit);
  void reopen(std::shared_ptr<Reopening> together);
  void stop();

 private:
  using Clock = std::chrono::steady_clock;

  void ask_for(std::function<void()> task);
  void do_what_was_asked();
  void take_over(int socket, const boost::asio::ip::address& peer, std::size_t limit);
  void tick(Clock::time_point now);
  void look_at_library();
  void open_anew();
  [[nodiscard]] bool ended(Clock::time_point now) const;

  ask::Library library_;
  Shared& shared_;
  Counters& counters_;
  Router router_;
  Desk desk_;
  FileStamp stamp_;
  std::int64_t version_ = 0;
  bool open_ = true;
  std::function<void()> on_replaced_;
  std::mutex mutex_;
  std::vector<std::function<void()>> asked_;  ///< of this thread by others
  int wake_ = -1;                             ///< eventfd(2): something was asked
  Clock::time_point give_up_ = {};            ///< once it is stopping
};

}  // namespace thisday::serve
