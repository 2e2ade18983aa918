#pragma once
// A server that runs while a test needs it.

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <thread>

#include "serve/server.hpp"

namespace thisday::serve {

/// On loopback and a free port, in the zone UTC.
inline ServeOptions options_for(const std::string& library) {
  ServeOptions options;
  options.port = 0;
  options.library = library;
  options.zone = "UTC";
  return options;
}

class RunningServer {
 public:
  explicit RunningServer(const ServeOptions& options) {
    auto opened = Server::open(options);
    if (!opened.ok()) throw std::runtime_error(opened.error().message);
    server_ = std::make_unique<Server>(*std::move(opened));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() {
    server_->stop();
    thread_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace thisday::serve
