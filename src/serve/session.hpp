#pragma once
// One connection: read a request, answer it, and again (private to this folder: the only header with Beast in it).

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "serve/routes.hpp"

namespace spdlog {
class logger;
}

namespace thisday::serve {

class Session;

/// What the connections of one thread share. Touched by that thread only.
struct Desk {
  const Router& router;
  spdlog::logger* access = nullptr;  ///< null: none is kept
  spdlog::logger& errors;
  std::unordered_set<Session*> open = {};
  bool stopping = false;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, Desk& desk);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start();
  /// Ends at once between two requests; a request under way is answered first.
  void stop();

 private:
  void read();
  void on_read(boost::system::error_code error);
  void refuse(int status);
  void write(Response answer, bool head_only, bool keep);
  void on_written(boost::system::error_code error, bool keep);
  void drain();
  void log(int status, std::size_t bytes) const;

  boost::beast::tcp_stream stream_;
  Desk& desk_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::empty_body>> parser_;
  boost::beast::http::response<boost::beast::http::string_body> response_;
  std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>> serializer_;
  std::chrono::steady_clock::time_point since_;
  std::size_t drained_ = 0;
  bool answering_ = false;
};

}  // namespace thisday::serve
