#pragma once
// A thread of the server: its own library, its own connections. It looks after both once a second.

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

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

  /// Once a second, from the time when it runs; `on_replaced` is called when the file is not the one that was opened.
  void watch(std::function<void()> on_replaced);
  /// From any thread: takes a connection over, opens the library anew, ends.
  void adopt(boost::asio::ip::tcp::socket socket, const boost::asio::ip::address& peer, std::size_t limit);
  void reopen(std::shared_ptr<Reopening> together);
  void stop();

  boost::asio::io_context context{1};

 private:
  void tick();
  void wait_for_ready();
  void look_at_library();
  void open_anew();
  void wait_for_the_last();

  ask::Library library_;
  Shared& shared_;
  Counters& counters_;
  Router router_;
  Desk desk_;
  FileStamp stamp_;
  std::int64_t version_ = 0;
  bool open_ = true;
  std::function<void()> on_replaced_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_{context.get_executor()};
  boost::asio::posix::stream_descriptor poll_;
  boost::asio::steady_timer clock_{context};
  boost::asio::steady_timer late_{context};
};

}  // namespace thisday::serve
