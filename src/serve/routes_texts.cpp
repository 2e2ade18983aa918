// What a text tells, and whether it is true: POST /api/v1/read and /check. The text is read and forgotten.

#include "ask/check.hpp"
#include "base/utf8.hpp"
#include "publish/findings.hpp"
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

// The document of a request, not yet read; or why there is none.
Result<Document> document_of(const Call& call, std::string_view format, ReadOptions& options) {
  options.input_format = format;
  if (const auto date = call.target.parameter("date")) {
    options.how.document_date = day_of(std::string(*date));
    if (!options.how.document_date) return Error{Code::syntax, "date= is the day of the text, such as 1953-07-27"};
  }
  if (call.target.parameter("domain") == "news") options.how.domain = read::Domain::news;
  return text_document({"text", std::string(call.request.body)}, options);
}

using Answer = Result<std::string> (*)(const Call&, Document, const ReadOptions&);

Response texts(const Call& call, Answer answer) {
  const auto format = format_of(call.request.content_type);
  if (!format) return problem(call, 415, "Send text/plain, text/markdown or text/html.");
  if (invalid_utf8(call.request.body)) return problem(call, 400, "The text is not UTF-8.");
  ReadOptions options;
  auto document = document_of(call, *format, options);
  if (!document.ok()) return problem(call, 400, document.error().message);
  auto json = answer(call, *std::move(document), options);
  if (!json.ok() && json.error().code == Code::unsupported) return problem(call, 400, json.error().message);
  if (!json.ok()) return problem(call, json.error());
  return answered(kJson, *std::move(json), Keep::nowhere);
}

Response read(const Call& call) {
  return texts(call, [](const Call&, Document document, const ReadOptions& options) -> Result<std::string> {
    read::Options how = options.how;
    how.document_date = document.date;
    auto reading = read::read(document.text, how);
    if (!reading.ok()) return reading.error();
    document.reading = *std::move(reading);
    return reading_json(document);
  });
}

Response check(const Call& call) {
  return texts(call, [](const Call& of, Document document, const ReadOptions& options) -> Result<std::string> {
    ask::CheckOptions how;
    how.reading = options.how;
    how.reading.document_date = document.date;
    how.entry_date = document.entry;
    auto findings = ask::Checker(of.library).check(document.text, how);
    if (!findings.ok()) return findings.error();
    return publish::findings_json({"text", std::move(document.bytes), *std::move(findings)});
  });
}

constexpr Route kRoutes[] = {
    {"/api/v1/read", &read, kTakesText},
    {"/api/v1/check", &check, kTakesText},
};

}  // namespace

std::span<const Route> text_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
