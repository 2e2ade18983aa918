#include "serve/server.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

#include "serve/body_file.hpp"
#include "serve/today.hpp"
#include "serve/worker.hpp"

namespace thisday::serve {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

std::shared_ptr<spdlog::logger> logger(const char* name, const char* pattern) {
  auto made = std::make_shared<spdlog::logger>(name, std::make_shared<spdlog::sinks::stderr_sink_mt>());
  made->set_pattern(pattern);
  return made;
}

// As many files, which connections are, as the system lets this process have.
void raise_limit_of_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

Result<Proxies> proxies_of(const ServeOptions& options) {
  Proxies proxies;
  proxies.header = options.proxy_header;
  for (const std::string& text : options.proxies) {
    auto network = parse_network(text);
    if (!network.ok()) return network.error();
    proxies.trusted.push_back(*network);
  }
  return proxies;
}

Result<tcp::endpoint> endpoint_of(const ServeOptions& options) {
  boost::system::error_code error;
  const auto address = net::ip::make_address(options.address, error);
  if (error)
    return Error{Code::syntax, fmt::format("'{}' is not an IP address", options.address), 0,
                 "127.0.0.1 is this machine only, 0.0.0.0 everybody"};
  return tcp::endpoint(address, options.port);
}

Error refused_port(const ServeOptions& options, boost::system::error_code error) {
  if (error == net::error::address_in_use)
    return {Code::busy, fmt::format("port {} is in use", options.port), 0, "--port 0 takes a free one"};
  return {Code::unreadable,
          fmt::format("cannot listen on {} port {}: {}", options.address, options.port, error.message())};
}

}  // namespace

struct Server::State {
  State(const ServeOptions& options, Proxies trusted)
      : proxies(std::move(trusted)),
        limits(LimitOptions{options.requests_per_second, options.burst, options.connections_per_address}) {
    if (options.access_log == ServeOptions::AccessLog::standard_error) access = logger("access", "%v");
    shared.access = access.get();
    shared.path = options.library;
    shared.patience = {options.idle_time, options.request_time, options.answer_time};
    shared.routing.zone = options.zone;
    shared.routing.leap_day = options.leap_day;
    shared.routing.max_age = options.max_age;
    shared.routing.cache_bytes = options.cache_bytes / std::max(options.threads, 1U);
    shared.routing.metrics = &metrics;
  }

  std::shared_ptr<spdlog::logger> access;
  std::shared_ptr<spdlog::logger> errors = logger("serve", "[%Y-%m-%d %H:%M:%S.%e] [%l] %v");
  Proxies proxies;
  Limits limits;
  Metrics metrics;
  Worker::Shared shared{{}, {}, {}, nullptr, *errors, proxies, limits, metrics};
  net::io_context door{1};  ///< where connections are let in
  tcp::acceptor acceptor{door};
  net::steady_timer pause{door};
  std::vector<std::unique_ptr<Worker>> workers;
  std::size_t connections_each = 0;
  std::size_t next = 0;
  std::atomic<bool> stopped{false};
  std::mutex reopening;
  FileStamp reopened = {};

  Result<void> listen(const ServeOptions& options) {
    const auto endpoint = endpoint_of(options);
    if (!endpoint.ok()) return endpoint.error();
    boost::system::error_code error;
    acceptor.open(endpoint->protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    // Each connection inherits it: an answer is sent whole, and nothing is to be waited for.
    if (!error) acceptor.set_option(tcp::no_delay(true), error);
    if (!error) acceptor.bind(*endpoint, error);
    if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error) return refused_port(options, error);
    raise_limit_of_files();
    connections_each = std::max<std::size_t>(most_connections() / workers.size(), 1);
    accept();
    for (auto& worker : workers) worker->watch([this] { reopen(); });
    return {};
  }

  // Each connection stays with the thread that it is dealt to.
  void accept() {
    Worker& worker = *workers[next++ % workers.size()];
    acceptor.async_accept(peer, [this, &worker](boost::system::error_code error, tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (error) {
        // Out of file descriptors, most likely: trying again at once would only burn the processor.
        pause.expires_after(std::chrono::milliseconds(50));
        pause.async_wait([this](boost::system::error_code cancelled) {
          if (!cancelled && acceptor.is_open()) accept();
        });
        return;
      }
      worker.adopt(std::move(socket), plain(peer.address()), connections_each);
      accept();
    });
  }
  tcp::endpoint peer;

  // Several threads see that the file is another: for one change, it is opened anew once.
  void reopen() {
    const std::lock_guard lock(reopening);
    const FileStamp now = stamp_of(shared.path);
    if (now == reopened || stopped) return;
    reopened = now;
    ++metrics.reloads;
    const auto together = std::make_shared<Reopening>(workers.size());
    for (auto& worker : workers) worker->reopen(together);
  }

  void stop() {
    if (stopped.exchange(true)) return;
    net::post(door, [this] {
      boost::system::error_code ignored;
      acceptor.close(ignored);
      pause.cancel();
    });
    for (auto& worker : workers) worker->stop();
  }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;

Result<Server> Server::open(const ServeOptions& options) {
  if (auto day = today(options.zone, std::chrono::system_clock::now()); !day.ok()) return day.error();
  auto proxies = proxies_of(options);
  if (!proxies.ok()) return proxies.error();
  auto state = std::make_unique<State>(options, *std::move(proxies));
  for (unsigned i = 0; i < std::max(options.threads, 1U); ++i) {
    auto library = ask::Library::open(options.library);
    if (!library.ok()) return library.error();
    state->workers.push_back(std::make_unique<Worker>(*std::move(library), state->shared, state->metrics.add_thread()));
  }
  if (auto listening = state->listen(options); !listening.ok()) return listening.error();
  return Server(std::move(state));
}

std::uint16_t Server::port() const {
  return state_->acceptor.local_endpoint().port();
}

void Server::run() {
  // sendfile(2) cannot be told, as sendmsg(2) can, that a client who went is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  std::vector<std::thread> threads;
  for (auto& worker : state_->workers) threads.emplace_back([worker = worker.get()] { worker->run(); });
  state_->door.run();
  for (std::thread& thread : threads) thread.join();
}

void Server::stop() {
  state_->stop();
}

Result<void> serve(const ServeOptions& options, const std::function<void(std::uint16_t port)>& ready) {
  auto server = Server::open(options);
  if (!server.ok()) return server.error();
  net::io_context waiting{1};
  net::signal_set signals(waiting, SIGINT, SIGTERM);
  signals.async_wait([&](boost::system::error_code error, int) {
    if (!error) server->stop();
  });
  std::thread listener([&] { waiting.run(); });
  if (ready) ready(server->port());
  server->run();
  waiting.stop();
  listener.join();
  return {};
}

}  // namespace thisday::serve
