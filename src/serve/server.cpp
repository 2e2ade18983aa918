#include "serve/server.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <optional>
#include <thread>
#include <vector>

#include "serve/session.hpp"
#include "serve/today.hpp"

namespace thisday::serve {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

constexpr auto kStopTime = std::chrono::seconds(10);

std::shared_ptr<spdlog::logger> logger(const char* name) {
  return std::make_shared<spdlog::logger>(name, std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

// A thread with its own library and its own connections: they share nothing that needs a lock.
struct Worker {
  Worker(ask::Library opened, RouterOptions options, spdlog::logger* access, spdlog::logger& errors)
      : library(std::move(opened)), router(library, std::move(options)), desk{router, access, errors} {}

  void stop() {
    net::post(context, [this] {
      desk.stopping = true;
      for (Session* session : desk.open) session->stop();
      guard.reset();
      // Who has not taken the answer by then will not.
      late.expires_after(kStopTime);
      late.async_wait([this](boost::system::error_code error) {
        if (!error) context.stop();
      });
      watch();
    });
  }

  // The timer must not keep a thread alive that has no connection left.
  void watch() {
    if (desk.open.empty()) return static_cast<void>(late.cancel());
    soon.expires_after(std::chrono::milliseconds(10));
    soon.async_wait([this](boost::system::error_code error) {
      if (!error) watch();
    });
  }

  ask::Library library;
  Router router;
  Desk desk;
  net::io_context context{1};
  net::executor_work_guard<net::io_context::executor_type> guard{context.get_executor()};
  net::steady_timer late{context};
  net::steady_timer soon{context};
};

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
  std::shared_ptr<spdlog::logger> access;
  std::shared_ptr<spdlog::logger> errors = logger("serve");
  std::vector<std::unique_ptr<Worker>> workers;
  std::optional<tcp::acceptor> acceptor;
  std::optional<net::steady_timer> pause;
  std::size_t next = 0;
  std::atomic<bool> stopped{false};

  Result<void> listen(const ServeOptions& options) {
    const auto endpoint = endpoint_of(options);
    if (!endpoint.ok()) return endpoint.error();
    net::io_context& context = workers.front()->context;
    acceptor.emplace(context);
    pause.emplace(context);
    boost::system::error_code error;
    acceptor->open(endpoint->protocol(), error);
    if (!error) acceptor->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor->bind(*endpoint, error);
    if (!error) acceptor->listen(net::socket_base::max_listen_connections, error);
    if (error) return refused_port(options, error);
    accept();
    return {};
  }

  // Each connection stays with the thread that it is dealt to.
  void accept() {
    Worker& worker = *workers[next++ % workers.size()];
    acceptor->async_accept(worker.context, [this, &worker](boost::system::error_code error, tcp::socket socket) {
      if (!acceptor->is_open()) return;
      if (error) {
        // Out of file descriptors, most likely: trying again at once would only burn the processor.
        pause->expires_after(std::chrono::milliseconds(50));
        pause->async_wait([this](boost::system::error_code cancelled) {
          if (!cancelled && acceptor->is_open()) accept();
        });
        return;
      }
      net::post(worker.context, [&worker, taken = std::move(socket)]() mutable {
        if (!worker.desk.stopping) std::make_shared<Session>(std::move(taken), worker.desk)->start();
      });
      accept();
    });
  }

  void stop() {
    if (stopped.exchange(true)) return;
    net::post(workers.front()->context, [this] {
      boost::system::error_code ignored;
      acceptor->close(ignored);
      pause->cancel();
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
  auto state = std::make_unique<State>();
  if (options.access_log == ServeOptions::AccessLog::standard_error) state->access = logger("access");
  for (unsigned i = 0; i < std::max(options.threads, 1U); ++i) {
    auto library = ask::Library::open(options.library);
    if (!library.ok()) return library.error();
    RouterOptions routing;
    routing.zone = options.zone;
    routing.leap_day = options.leap_day;
    state->workers.push_back(
        std::make_unique<Worker>(*std::move(library), routing, state->access.get(), *state->errors));
  }
  if (auto listening = state->listen(options); !listening.ok()) return listening.error();
  return Server(std::move(state));
}

std::uint16_t Server::port() const {
  return state_->acceptor->local_endpoint().port();
}

void Server::run() {
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < state_->workers.size(); ++i)
    threads.emplace_back([context = &state_->workers[i]->context] { context->run(); });
  state_->workers.front()->context.run();
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
