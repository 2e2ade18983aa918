// What a text tells: POST /api/v1/read. The text is read and forgotten; nothing is kept.

#include "base/utf8.hpp"
#include "serve/document.hpp"
#include "serve/reading_json.hpp"
#include "serve/route.hpp"

namespace thisday::serve {
namespace {

constexpr std::size_t kLongest = std::size_t{1} << 20;
constexpr RouteOptions kTakesText{.audience = Audience::programs, .methods = Methods::post, .body_limit = kLongest};

// The reader's name of a media type; none of one that is not taken.
std::optional<std::string_view> format_of(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  if (type == "text/plain") return "text";
  if (type == "text/markdown") return "markdown";
  if (type == "text/html") return "html";
  return std::nullopt;
}

Result<Document> document_of(const Call& call, std::string_view format) {
  ReadOptions options;
  options.input_format = format;
  if (const auto date = call.target.parameter("date")) {
    options.how.document_date = day_of(std::string(*date));
    if (!options.how.document_date) return Error{Code::syntax, "date= is the day of the text, such as 1953-07-27"};
  }
  if (const auto domain = call.target.parameter("domain"); domain == "news") options.how.domain = read::Domain::news;
  return read_document({"text", std::string(call.request.body)}, options);
}

Response read(const Call& call) {
  const auto format = format_of(call.request.content_type);
  if (!format) return problem(call, 415, "Send text/plain, text/markdown or text/html.");
  if (invalid_utf8(call.request.body)) return problem(call, 400, "The text is not UTF-8.");
  const auto document = document_of(call, *format);
  if (!document.ok()) return problem(call, 400, document.error().message);
  return answered(kJson, reading_json(*document), Keep::nowhere);
}

constexpr Route kRoutes[] = {
    {"/api/v1/read", &read, kTakesText},
};

}  // namespace

std::span<const Route> text_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
