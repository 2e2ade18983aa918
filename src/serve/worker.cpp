#include "serve/worker.hpp"

#include <fcntl.h>
#include <spdlog/logger.h>
#include <sys/epoll.h>
#include <sys/stat.h>

#include <boost/asio/post.hpp>

namespace thisday::serve {
namespace {

namespace net = boost::asio;

constexpr auto kTick = std::chrono::seconds(1);
constexpr auto kStopTime = std::chrono::seconds(10);

}  // namespace

FileStamp stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, status.st_size,
          std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

void Reopening::wait_for_all() {
  std::unique_lock lock(mutex_);
  if (--missing_ == 0) return all_.notify_all();
  all_.wait_for(lock, std::chrono::seconds(2), [this] { return missing_ == 0; });
}

Worker::Worker(ask::Library library, Shared& shared, Counters& counters)
    : library_(std::move(library)),
      shared_(shared),
      counters_(counters),
      router_(library_, shared.routing),
      desk_{router_, counters, shared.access, shared.errors, shared.proxies, shared.limits, shared.patience},
      stamp_(stamp_of(shared.path)),
      poll_(context, ::epoll_create1(EPOLL_CLOEXEC)) {
  desk_.poll = poll_.native_handle();
  if (const auto version = library_.version(); version.ok()) version_ = *version;
}

void Worker::watch(std::function<void()> on_replaced) {
  on_replaced_ = std::move(on_replaced);
  net::post(context, [this] {
    tick();
    wait_for_ready();
  });
}

// The sockets that are ready make epoll's own file ready, which Asio waits for.
void Worker::wait_for_ready() {
  poll_.async_wait(net::posix::stream_descriptor::wait_read, [this](boost::system::error_code error) {
    if (error) return;
    desk_.serve_ready();
    wait_for_ready();
  });
}

void Worker::tick() {
  const auto now = std::chrono::steady_clock::now();
  desk_.sweep(now);
  shared_.limits.forget(now);
  counters_.cache_bytes = router_.cache_size();
  if (!desk_.stopping) look_at_library();
  clock_.expires_after(kTick);
  clock_.async_wait([this](boost::system::error_code error) {
    if (!error) tick();
  });
}

// What another program commits is told by SQLite; that the file is another one, by the file system.
void Worker::look_at_library() {
  if (!open_) return open_anew();
  if (const FileStamp now = stamp_of(shared_.path); now != stamp_ && now != FileStamp{}) {
    // Asked for once, by the first that sees it; all others are told.
    stamp_ = now;
    return on_replaced_();
  }
  const auto version = library_.version();
  if (version.ok() && *version == version_) return;
  if (!version.ok()) return on_replaced_();
  version_ = *version;
  ++shared_.metrics.reloads;
  router_.renew();
}

void Worker::reopen(std::shared_ptr<Reopening> together) {
  net::post(context, [this, together = std::move(together)] {
    { const ask::Library closed = std::move(library_); }
    open_ = false;
    router_.suspend();
    together->wait_for_all();
    open_anew();
  });
}

void Worker::open_anew() {
  stamp_ = stamp_of(shared_.path);
  auto opened = ask::Library::open(shared_.path);
  if (!opened.ok()) return shared_.errors.error("the library cannot be opened again: {}", opened.error().message);
  library_ = *std::move(opened);
  open_ = true;
  const auto version = library_.version();
  version_ = version.ok() ? *version : 0;
  router_.renew();
}

void Worker::adopt(net::ip::tcp::socket socket, const net::ip::address& peer, std::size_t limit) {
  net::post(context, [this, peer, limit, taken = std::move(socket)]() mutable {
    if (desk_.stopping) return;
    const bool full = desk_.open.size() >= limit;
    const int handle = taken.release();
    ::fcntl(handle, F_SETFL, O_NONBLOCK);
    auto session = std::make_unique<Session>(handle, peer, desk_);
    if (full)
      session->turn_away(503);
    else
      session->start();
    if (Session* key = session.get(); !key->over()) desk_.open.emplace(key, std::move(session));
  });
}

void Worker::stop() {
  net::post(context, [this] {
    desk_.stop();
    clock_.cancel();
    guard_.reset();
    // Who has not taken the answer by then will not.
    late_.expires_after(kStopTime);
    late_.async_wait([this](boost::system::error_code error) {
      if (!error) context.stop();
    });
    wait_for_the_last();
  });
}

// The timer must not keep a thread alive that has no connection left.
void Worker::wait_for_the_last() {
  if (desk_.open.empty()) {
    late_.cancel();
    poll_.cancel();
    return;
  }
  clock_.expires_after(std::chrono::milliseconds(10));
  clock_.async_wait([this](boost::system::error_code error) {
    if (!error) wait_for_the_last();
  });
}

}  // namespace thisday::serve
