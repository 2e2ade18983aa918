// A reader's own text, read and checked. It is read and forgotten: nothing of it is kept or logged.

#include "publish/reading_page.hpp"
#include "serve/form_body.hpp"
#include "serve/page_language.hpp"
#include "serve/route.hpp"
#include "serve/text_reading.hpp"

namespace thisday::serve {
namespace {

// Percent codes make a text up to three times as long.
constexpr std::size_t kLongestForm = publish::kLongestText * 3 + 1024;

Response reading_form(const Call& call) {
  return in_language(call, answered(kHtml, publish::reading_page(nullptr, {}, page_language(call)), Keep::library));
}

Response refused(const Call& call, publish::ReadText sent, const std::string& problem) {
  Response response = answered(kHtml, publish::reading_page(&sent, problem, page_language(call)), Keep::nowhere);
  response.status = 422;
  return in_language(call, std::move(response));
}

Response reading(const Call& call) {
  const publish::Messages& in = page_language(call);
  const auto fields = form_body(call.request.body);
  if (!fields.ok()) return problem(call, 400, fields.error().message);
  publish::ReadText sent;
  sent.text = std::string(field(*fields, "text"));
  sent.written = std::string(field(*fields, "written"));
  if (sent.text.find_first_not_of(" \n\t") == std::string::npos)
    return refused(call, std::move(sent), in.text("read-empty"));
  const auto read = read_text(sent.text, sent.written);
  if (!read.ok() && read.error().code == Code::range) {
    sent.text.clear();
    return refused(call, std::move(sent),
                   in.text("read-too-long", {{"limit", std::to_string(publish::kLongestText / 1000) + " kB"}}));
  }
  if (!read.ok()) return refused(call, std::move(sent), in.text("search-bad-date", {{"date", sent.written}}));
  return in_language(call, answered(kHtml, publish::reading_page(&*read, {}, in), Keep::nowhere));
}

constexpr Route kRoutes[] = {
    {"/read", &reading_form},
    {"/read", &reading, {.methods = Methods::post, .body_limit = kLongestForm}},
};

}  // namespace

std::span<const Route> reading_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
