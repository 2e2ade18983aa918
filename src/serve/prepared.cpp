#include "serve/prepared.hpp"

#include <fmt/format.h>

#include <boost/beast/http/status.hpp>

#include "base/hash.hpp"
#include "serve/conditions.hpp"

namespace thisday::serve {
namespace {

// Less than a packet would not arrive any sooner.
constexpr std::size_t kWorthCoding = 1024;

bool codable(const Response& response) {
  if (response.body.size() < kWorthCoding) return false;
  const std::string_view type = std::string_view(response.content_type).substr(0, response.content_type.find(';'));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") || type == "text/javascript";
}

std::string status_line(int status) {
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
  return fmt::format("HTTP/1.1 {} {}\r\n", status, std::string_view(reason.data(), reason.size()));
}

bool has_body(int status) {
  return status != 204 && status != 304;
}

// If-None-Match decides alone where it is there (RFC 9110, 13.2.2).
bool unchanged(const Request& request, std::string_view etag, std::time_t modified) {
  if (!request.if_none_match.empty()) return names_tag(request.if_none_match, etag);
  const auto since = parse_http_date(request.if_modified_since);
  return since && modified <= *since;
}

// A part is wanted only of the bytes that the client has the rest of; If-Range compares strongly.
bool same_as_before(const Request& request, const Prepared& prepared) {
  if (request.if_range.empty()) return true;
  return request.if_range == prepared.form(Coding::identity).etag;
}

}  // namespace

Prepared::Prepared(Response response, std::string headers, std::time_t modified)
    : response_(std::move(response)), headers_(std::move(headers)), modified_(modified) {
  if (kept()) tag_ = short_hash(response_.body);
}

std::string Prepared::head(int status, std::string_view etag) const {
  std::string out = status_line(status) + headers_;
  if (!etag.empty()) out += fmt::format("ETag: {}\r\nLast-Modified: {}\r\n", etag, http_date(modified_));
  return out;
}

const Prepared::Form& Prepared::form(Coding coding) const {
  auto& made = forms_[static_cast<std::size_t>(coding)];
  if (!made) made = make(coding);
  return *made;
}

std::string_view Prepared::body(Coding coding) const {
  const Form& made = form(coding);
  return made.body.empty() ? std::string_view(response_.body) : std::string_view(made.body);
}

Prepared::Form Prepared::make(Coding coding) const {
  Form out;
  if (coding != Coding::identity && codable(response_)) {
    out.body = encoded(response_.body, coding);
    if (out.body.size() >= response_.body.size()) out.body.clear();
  }
  const bool coded = !out.body.empty();
  if (kept()) out.etag = fmt::format("\"{}{}{}\"", tag_, coded ? "-" : "", coded ? name_of(coding) : "");
  out.head = head(response_.status, out.etag);
  if (!response_.content_type.empty()) out.head += fmt::format("Content-Type: {}\r\n", response_.content_type);
  if (coded) out.head += fmt::format("Content-Encoding: {}\r\n", name_of(coding));
  if (has_body(response_.status))
    out.head += fmt::format("Content-Length: {}\r\n", coded ? out.body.size() : response_.body.size());
  if (!kept()) return out;
  out.unchanged = head(304, out.etag);
  const std::string_view sent = coded ? out.body : response_.body;
  if (sent.size() >= BodyFile::kWorthIt) out.file = BodyFile::make(sent);
  return out;
}

std::string Prepared::part_head(std::size_t begin, std::size_t end) const {
  const std::size_t size = response_.body.size();
  if (begin == end) return head(416, {}) + fmt::format("Content-Range: bytes */{}\r\nContent-Length: 0\r\n", size);
  return head(206, form(Coding::identity).etag) +
         fmt::format("Content-Type: {}\r\nContent-Range: bytes {}-{}/{}\r\nContent-Length: {}\r\n",
                     response_.content_type, begin, end - 1, size, end - begin);
}

Answer fitted(const std::shared_ptr<const Prepared>& prepared, const Request& request) {
  Answer answer{prepared->response().status, prepared};
  const bool head_only = request.method == "HEAD";
  if (prepared->response().ranges && !request.range.empty() && !head_only && prepared->kept() &&
      same_as_before(request, *prepared)) {
    const auto asked = range_asked(request.range, prepared->response().body.size());
    if (asked.kind != RangeAsked::Kind::all) {
      answer.status = asked.kind == RangeAsked::Kind::part ? 206 : 416;
      answer.own_head = std::make_shared<const std::string>(prepared->part_head(asked.part.begin, asked.part.end));
      answer.head = *answer.own_head;
      answer.body =
          std::string_view(prepared->response().body).substr(asked.part.begin, asked.part.end - asked.part.begin);
      return answer;
    }
  }
  const Coding coding = choose_coding(request.accept_encoding);
  const Prepared::Form& form = prepared->form(coding);
  if (prepared->kept() && unchanged(request, form.etag, prepared->modified())) {
    answer.status = 304;
    answer.head = form.unchanged;
    return answer;
  }
  answer.head = form.head;
  if (head_only || !has_body(answer.status)) return answer;
  answer.body = prepared->body(coding);
  if (form.file) answer.file = form.file->handle();
  return answer;
}

}  // namespace thisday::serve
