#include "serve/worker.hpp"

#include <fcntl.h>
#include <spdlog/logger.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace thisday::serve {
namespace {

namespace net = boost::asio;

constexpr auto kTick = std::chrono::seconds(1);
constexpr auto kTickStopping = std::chrono::milliseconds(10);
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
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  desk_.poll = ::epoll_create1(EPOLL_CLOEXEC);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = nullptr;  // which no session has
  ::epoll_ctl(desk_.poll, EPOLL_CTL_ADD, wake_, &event);
  if (const auto version = library_.version(); version.ok()) version_ = *version;
}

Worker::~Worker() {
  desk_.open.clear();
  ::close(desk_.poll);
  ::close(wake_);
}

void Worker::watch(std::function<void()> on_replaced) {
  on_replaced_ = std::move(on_replaced);
}

void Worker::run() {
  Clock::time_point next = Clock::now();
  for (Clock::time_point now = next; !ended(now); now = Clock::now()) {
    if (now >= next) {
      tick(now);
      next = now + kTick;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - now);
    if (desk_.serve_ready(desk_.stopping ? std::min(wait, kTickStopping) : wait)) do_what_was_asked();
  }
}

// Who has not taken the answer by then will not.
bool Worker::ended(Clock::time_point now) const {
  return desk_.stopping && (desk_.open.empty() || now > give_up_);
}

void Worker::ask_for(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back(std::move(task));
  }
  ::eventfd_write(wake_, 1);
}

void Worker::do_what_was_asked() {
  eventfd_t count = 0;
  ::eventfd_read(wake_, &count);
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard lock(mutex_);
    tasks.swap(asked_);
  }
  for (const auto& task : tasks) task();
}

void Worker::tick(Clock::time_point now) {
  desk_.sweep(now);
  shared_.limits.forget(now);
  counters_.cache_bytes = router_.cache_size();
  if (!desk_.stopping) look_at_library();
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
  ask_for([this, together = std::move(together)] {
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
  // Closed with the question, should nobody come to it any more.
  auto taken = std::make_shared<net::ip::tcp::socket>(std::move(socket));
  ask_for([this, peer, limit, taken] {
    if (!desk_.stopping) take_over(taken->release(), peer, limit);
  });
}

void Worker::take_over(int socket, const net::ip::address& peer, std::size_t limit) {
  ::fcntl(socket, F_SETFL, O_NONBLOCK);
  const bool full = desk_.open.size() >= limit;
  auto session = std::make_unique<Session>(socket, peer, desk_);
  if (full)
    session->turn_away(503);
  else
    session->start();
  if (Session* key = session.get(); !key->over()) desk_.open.emplace(key, std::move(session));
}

void Worker::stop() {
  ask_for([this] {
    give_up_ = Clock::now() + kStopTime;
    desk_.stop();
  });
}

}  // namespace thisday::serve
