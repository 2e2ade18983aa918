#include "serve/incoming.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>

#include "serve/header_list.hpp"

namespace thisday::serve {
namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

std::string_view view(string_view text) {
  return {text.data(), text.size()};
}

// A name or address with an optional port: nothing that could end a header, a URL or a string in a page.
bool is_host(std::string_view text) {
  return text.size() <= 255 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                  c == '_' || c == ':' || c == '[' || c == ']' || c == '~' || c == '%';
         });
}

// Fills a Head, and a body, from what Beast reads. Nothing is copied of the head.
class Parser : public http::basic_parser<true> {
 public:
  Parser(Head& head, std::string* body) : head_(head), body_(body) {}
  int status = 0;  ///< why it was refused, where that is not simply 400

 private:
  void refuse(int with, error_code& error) {
    status = with;
    error = http::error::bad_value;
  }

  void on_request_impl(http::verb, string_view method, string_view target, int version, error_code&) override {
    head_.request.method = view(method);
    head_.request.target = view(target);
    head_.minor = version % 10;
  }

  void on_field_impl(http::field field, string_view name, string_view value, error_code& error) override {
    if (done_) return;  // a trailer decides nothing
    Request& request = head_.request;
    switch (field) {
      case http::field::host:
        if (++hosts_ > 1 || !is_host(view(value))) return refuse(400, error);
        request.host = view(value);
        break;
      case http::field::transfer_encoding:
        if (head_.minor == 0) return refuse(400, error);
        if (!same_word(view(value), "chunked")) return refuse(501, error);
        break;
      case http::field::content_length:
        if (++lengths_ > 1 || value.find(',') != string_view::npos) return refuse(400, error);
        break;
      case http::field::expect:
        if (!same_word(view(value), "100-continue")) return refuse(417, error);
        head_.waiting = head_.minor > 0;
        break;
      case http::field::accept:
        request.accept = view(value);
        break;
      case http::field::accept_encoding:
        request.accept_encoding = view(value);
        break;
      case http::field::accept_language:
        request.accept_language = view(value);
        break;
      case http::field::cookie:
        request.cookie = view(value);
        break;
      case http::field::if_none_match:
        request.if_none_match = view(value);
        break;
      case http::field::if_modified_since:
        request.if_modified_since = view(value);
        break;
      case http::field::range:
        request.range = view(value);
        break;
      case http::field::if_range:
        request.if_range = view(value);
        break;
      case http::field::content_type:
        request.content_type = view(value);
        break;
      case http::field::user_agent:
        head_.user_agent = view(value);
        break;
      case http::field::referer:
        head_.referer = view(value);
        break;
      case http::field::forwarded:
        head_.forwarded = view(value);
        break;
      case http::field::unknown:
        if (same_word(view(name), "X-Forwarded-For")) head_.forwarded_for = view(value);
        if (same_word(view(name), "X-Forwarded-Proto")) head_.forwarded_proto = view(value);
        if (same_word(view(name), "X-Forwarded-Host")) head_.forwarded_host = view(value);
        break;
      default:
        break;
    }
  }

  void on_header_impl(error_code& error) override {
    done_ = true;
    if (head_.minor > 0 && hosts_ != 1) refuse(400, error);
  }
  std::size_t on_body_impl(string_view body, error_code&) override {
    if (body_) body_->append(body.data(), body.size());
    return body.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override {
    return on_body_impl(body, error);
  }
  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  void on_finish_impl(error_code&) override {}
  void on_response_impl(int, string_view, int, error_code&) override {}

  Head& head_;
  std::string* body_;
  int hosts_ = 0;
  int lengths_ = 0;
  bool done_ = false;
};

}  // namespace

HeadScan::State HeadScan::scan(std::string_view bytes) {
  while (seen_ < bytes.size()) {
    const std::size_t feed = bytes.find('\n', seen_);
    const std::size_t end = std::min(feed, bytes.size());
    if (end > kHeaderLimit) return line_ == 0 ? State::long_target : State::long_head;
    seen_ = end;
    if (feed == std::string_view::npos) return State::more;
    // A line that ends in a bare LF, or goes on after a blank (obs-fold): readers differ on what these mean.
    if (feed == 0 || bytes[feed - 1] != '\r') return State::wrong;
    if (line_ > 0 && (bytes[line_] == ' ' || bytes[line_] == '\t')) return State::wrong;
    seen_ = feed + 1;
    if (feed - 1 == line_) return State::whole;
    line_ = seen_;
  }
  return State::more;
}

int read_head(std::string_view bytes, Head& out) {
  Parser parser(out, nullptr);
  parser.header_limit(static_cast<std::uint32_t>(kHeaderLimit + 4));
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());  // the route has its own
  error_code error;
  parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error == http::error::bad_version) return 505;
  if (error || !parser.is_header_done()) return parser.status != 0 ? parser.status : 400;
  out.keep = parser.keep_alive();
  out.body = !parser.is_done();
  return 0;
}

struct BodyReader::State {
  State(std::string_view bytes, std::size_t limit) : text(bytes), parser(head, &body) {
    parser.header_limit(static_cast<std::uint32_t>(kHeaderLimit + 4));
    parser.body_limit(limit);
    parser.put(boost::asio::buffer(text.data(), text.size()), error);
    parser.eager(true);
    head.keep = !error && parser.keep_alive();
    head.body = true;
  }

  std::string text;  ///< of the head: the bytes that came are gone by the time the body is whole
  Head head;
  std::string body;
  Parser parser;
  error_code error;
};

BodyReader::BodyReader(std::string_view head, std::size_t limit) : state_(std::make_unique<State>(head, limit)) {}
BodyReader::~BodyReader() = default;
BodyReader::BodyReader(BodyReader&&) noexcept = default;
BodyReader& BodyReader::operator=(BodyReader&&) noexcept = default;

BodyReader::Step BodyReader::take(std::string_view bytes) {
  Step step;
  // The length alone may be too much already.
  if (!state_->error && !bytes.empty())
    step.used = state_->parser.put(boost::asio::buffer(bytes.data(), bytes.size()), state_->error);
  if (state_->error == http::error::need_more) {
    state_->error = {};
    // Chunk headers and trailers are taken whole: more than a head may have is not waited for.
    if (bytes.size() - step.used > kHeaderLimit) step.status = 400;
    return step;
  }
  if (state_->error) {
    step.status = state_->error == http::error::body_limit ? 413 : 400;
    return step;
  }
  step.whole = state_->parser.is_done();
  if (step.whole) state_->head.request.body = state_->body;
  return step;
}

const Head& BodyReader::head() const {
  return state_->head;
}

}  // namespace thisday::serve
