#include "serve/session.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/logger.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <ctime>

namespace thisday::serve {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::size_t kHeaderLimit = 16 * 1024;
constexpr std::size_t kDrainLimit = 256 * 1024;
// For a whole header to arrive, with the silence before it; and for an answer to be taken.
constexpr auto kReadTime = std::chrono::seconds(30);
constexpr auto kWriteTime = std::chrono::seconds(30);
constexpr auto kDrainTime = std::chrono::seconds(2);

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

Request request_of(const http::request_header<>& header) {
  Request request{view(header.method_string()), view(header.target())};
  request.host = view(header[http::field::host]);
  request.accept = view(header[http::field::accept]);
  request.accept_encoding = view(header[http::field::accept_encoding]);
  request.accept_language = view(header[http::field::accept_language]);
  request.cookie = view(header[http::field::cookie]);
  request.if_none_match = view(header[http::field::if_none_match]);
  request.if_modified_since = view(header[http::field::if_modified_since]);
  request.range = view(header[http::field::range]);
  request.if_range = view(header[http::field::if_range]);
  request.content_type = view(header[http::field::content_type]);
  return request;
}

// The status that answers what cannot be read; 0 where nobody is there to be answered.
int status_of(boost::system::error_code error, beast::string_view target) {
  // Without a target, the first line alone was more than a header may have.
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return target.empty() ? 414 : 431;
  if (error == http::error::bad_version) return 505;
  if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
  return error.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
}

// RFC 9110, 5.6.7; the same second is not written twice.
const std::string& date_header() {
  thread_local std::time_t second = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != second) {
    second = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return text;
}

// For the log: what a client sends may not write lines of its own there.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 512)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\')
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out;
}

}  // namespace

Session::Session(net::ip::tcp::socket socket, Desk& desk)
    : stream_(std::move(socket)), desk_(desk), buffer_(4 * kHeaderLimit) {
  desk_.open.insert(this);
}

Session::~Session() {
  desk_.open.erase(this);
}

void Session::start() {
  boost::system::error_code ignored;
  stream_.socket().set_option(net::ip::tcp::no_delay(true), ignored);
  read();
}

void Session::stop() {
  if (!answering_ && buffer_.size() == 0) stream_.cancel();
}

void Session::read() {
  answering_ = false;
  if (desk_.stopping && buffer_.size() == 0) return drain();
  parser_.emplace();
  parser_->header_limit(kHeaderLimit);
  stream_.expires_after(kReadTime);
  http::async_read_header(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](boost::system::error_code error, std::size_t) { self->on_read(error); });
}

void Session::on_read(boost::system::error_code error) {
  since_ = std::chrono::steady_clock::now();
  answering_ = true;
  if (error) {
    const int status = status_of(error, parser_->get().target());
    return status == 0 ? drain() : refuse(status);
  }
  const auto& request = parser_->get();
  if (request.version() == 11 && request.count(http::field::host) != 1) return refuse(400);
  const bool head = request.method() == http::verb::head;
  const bool reading = head || request.method() == http::verb::get;
  // What follows would be taken for the next request, so the connection ends with this answer.
  const bool body = !parser_->is_done();
  if (reading && body) return refuse(413);
  Response answer;
  try {
    answer = desk_.router.answer(request_of(request));
  } catch (const std::exception& exception) {
    answer = refusal(500);
    answer.fault = exception.what();
  }
  if (!answer.fault.empty())
    desk_.errors.error("{} {}: {}", quoted(view(request.method_string())), quoted(view(request.target())),
                       answer.fault);
  write(std::move(answer), head, request.keep_alive() && !body && !desk_.stopping);
}

void Session::refuse(int status) {
  write(refusal(status), false, false);
}

void Session::write(Response answer, bool head_only, bool keep) {
  log(answer.status, answer.body.size());
  response_ = {};
  response_.result(static_cast<unsigned>(answer.status));
  // Before the parser has a request, HTTP/1.1 is what is spoken here.
  response_.version(parser_->is_header_done() ? parser_->get().version() : 11);
  response_.set(http::field::date, date_header());
  for (const auto& [name, value] : answer.headers) response_.set(beast::string_view(name.data(), name.size()), value);
  response_.keep_alive(keep);
  response_.body() = std::move(answer.body);
  if (answer.status != 304) response_.content_length(response_.body().size());
  const bool no_body = head_only || answer.status == 304;
  stream_.expires_after(kWriteTime);
  auto done = [self = shared_from_this(), keep](boost::system::error_code error, std::size_t) {
    self->on_written(error, keep);
  };
  serializer_.emplace(response_);
  if (no_body)
    http::async_write_header(stream_, *serializer_, std::move(done));
  else
    http::async_write(stream_, *serializer_, std::move(done));
}

void Session::on_written(boost::system::error_code error, bool keep) {
  if (error) return;
  if (keep) return read();
  drain();
}

// A socket closed while bytes are still coming resets the connection, and the client loses the answer: so say the end,
// and take what comes for a moment.
void Session::drain() {
  boost::system::error_code ignored;
  if (drained_ == 0) stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
  if (drained_ >= kDrainLimit || desk_.stopping) return;
  buffer_.clear();
  stream_.expires_after(kDrainTime);
  stream_.async_read_some(buffer_.prepare(4096),
                          [self = shared_from_this()](boost::system::error_code error, std::size_t bytes) {
                            if (error) return;
                            self->drained_ += std::max<std::size_t>(bytes, 1);
                            self->drain();
                          });
}

void Session::log(int status, std::size_t bytes) const {
  if (desk_.access == nullptr) return;
  boost::system::error_code error;
  const auto peer = stream_.socket().remote_endpoint(error);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - since_;
  const bool known = parser_->is_header_done();
  desk_.access->info("{} \"{} {}\" {} {} {:.2f} ms", error ? std::string("-") : peer.address().to_string(),
                     known ? quoted(view(parser_->get().method_string())) : "-",
                     known ? quoted(view(parser_->get().target())) : "-", status, bytes, took.count());
}

}  // namespace thisday::serve
