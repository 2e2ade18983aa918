// A reader's own text, read and checked. It is read and forgotten: nothing of it is kept or logged.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "publish/alternates.hpp"
#include "publish/icalendar.hpp"
#include "publish/reading_page.hpp"
#include "serve/document.hpp"
#include "serve/form_body.hpp"
#include "serve/page_language.hpp"
#include "serve/reading_formats.hpp"
#include "serve/reading_json.hpp"
#include "serve/route.hpp"
#include "serve/routes.hpp"
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
  const auto read = read_text(call.library, sent.text, sent.written, in);
  if (!read.ok() && read.error().code == Code::range) {
    sent.text.clear();
    return refused(call, std::move(sent),
                   in.text("read-too-long", {{"limit", std::to_string(publish::kLongestText / 1000) + " kB"}}));
  }
  if (!read.ok() && read.error().code != Code::syntax) return problem(call, read.error());
  if (!read.ok()) return refused(call, std::move(sent), in.text("search-bad-date", {{"date", sent.written}}));
  return in_language(call, answered(kHtml, publish::reading_page(&*read, {}, in), Keep::nowhere));
}

// The events of a text, for what makes files of a search's.
ask::SearchAnswer told_events(Document& document) {
  ask::SearchAnswer answer;
  story::Source source;
  source.path = source.title = document.source;
  answer.sources.push_back(source);
  const story::SourceId id = story::id_of(source);
  for (story::Event& event : document.reading.events) {
    for (story::Evidence& evidence : event.evidence) evidence.source = id;
    event.id = story::id_of(event);
    answer.events.push_back(std::move(event));
  }
  return answer;
}

struct File {
  std::string_view format;
  std::string_view ending;
  std::string_view content_type;
  std::string (*write)(const Call&, Document&);
};

constexpr File kFiles[] = {
    {"timeml", "tml", "application/xml; charset=utf-8",
     [](const Call&, Document& document) { return reading_timeml(document); }},
    {"csv", "csv", "text/csv; charset=utf-8",
     [](const Call&, Document& document) { return csv_header() + reading_csv(document); }},
    {"json", "json", kJson, [](const Call&, Document& document) { return reading_json(document) + "\n"; }},
    {"timeline", "timeline.json", kJson,
     [](const Call& call, Document& document) {
       const auto events = told_events(document);
       return publish::alternate_json(publish::told(events, document.source), publish::Alternate::timeline_js,
                                      site_of(call));
     }},
    {"ics", "ics", publish::kCalendarContentType,
     [](const Call& call, Document& document) {
       return publish::search_calendar(told_events(document), site_of(call), document.source, call.options.leap_day);
     }},
};

Response download(const Call& call) {
  const auto fields = form_body(call.request.body);
  if (!fields.ok()) return problem(call, 400, fields.error().message);
  const auto* file = std::find_if(std::begin(kFiles), std::end(kFiles),
                                  [&](const File& f) { return f.format == field(*fields, "format"); });
  if (file == std::end(kFiles)) return problem(call, 400, "There is no such format.");
  const std::string_view text = field(*fields, "text");
  if (text.size() > publish::kLongestText) return problem(call, 413);
  ReadOptions options;
  options.input_format = "text";
  options.how.document_date = day_of(std::string(field(*fields, "written")));
  if (options.how.document_date) options.how.domain = read::Domain::news;
  auto document = read_document({"text", std::string(text)}, options);
  if (!document.ok()) return problem(call, 400, document.error().message);
  Response response = answered(file->content_type, file->write(call, *document), Keep::nowhere);
  response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"text.{}\"", file->ending));
  return response;
}

constexpr RouteOptions kTakesForm{.methods = Methods::post, .body_limit = kLongestForm};

constexpr Route kRoutes[] = {
    {"/read", &reading_form, {.needs = Needs::nothing}},
    {"/read", &reading, kTakesForm},
    {"/read/download", &download, kTakesForm},
};

}  // namespace

std::span<const Route> reading_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
