// Pages of what a reader selects: search, timeline, map; and what their scripts draw.

#include "publish/search_page.hpp"
#include "publish/selection_pages.hpp"
#include "serve/page_language.hpp"
#include "serve/route.hpp"
#include "serve/routes.hpp"
#include "serve/selection_asked.hpp"
#include "when/gregorian.hpp"

namespace thisday::serve {
namespace {

constexpr std::size_t kPage = 50;         // events of one page of a search
constexpr std::size_t kListed = 60;       // below the timeline and the map
constexpr std::size_t kDrawnEach = 400;   // events that a timeline draws one by one
constexpr std::size_t kCenturies = 21;    // by which a search is narrowed down
constexpr std::size_t kColumns = 160;     // of the timeline that is drawn by the server
constexpr std::int64_t kMostBins = 2000;  // of the one that a script draws

// How many are told of before AD 1, and in each century since: bins of a hundred years, give or take a day.
Result<std::vector<std::size_t>> centuries(const Call& call, ask::SearchQuestion question) {
  question.span = when::Span{when::DayNumber{1}, when::gregorian::day_number({kCenturies * 100, 12, 31})};
  const auto since = call.library.density(question, {.bins = kCenturies});
  if (!since.ok()) return since.error();
  question.span = when::Span{std::nullopt, when::DayNumber{0}};
  const auto before = call.library.density(question, {});
  if (!before.ok()) return before.error();
  std::vector<std::size_t> counts = {before->events - before->undated};
  for (const auto& bin : since->bins) counts.push_back(bin.events);
  return counts;
}

Response search(const Call& call) {
  const publish::Messages& in = page_language(call);
  SelectionAsked asked = selection_asked(call, in);
  publish::SearchPage page{asked.selection, asked.problem};
  if (asked.selection.empty()) return in_language(call, answered(kHtml, publish::search_page(page, in), Keep::library));
  asked.question.limit = kPage;
  asked.question.cursor = std::string(call.target.parameter("cursor").value_or(std::string_view{}));
  const auto answer = call.library.search(asked.question);
  if (!answer.ok() && answer.error().code == Code::syntax) return problem(call, 400, answer.error().message);
  if (!answer.ok()) return problem(call, answer.error());
  const auto density = call.library.density(asked.question, {});
  if (!density.ok()) return problem(call, density.error());
  page.answer = &*answer;
  page.found = density->events;
  if (!asked.question.span) {
    auto counts = centuries(call, asked.question);
    if (!counts.ok()) return problem(call, counts.error());
    page.centuries = *std::move(counts);
  }
  return in_language(call, answered(kHtml, publish::search_page(page, in), Keep::library));
}

using PageOf = std::string (*)(const publish::SelectionPage&, const publish::Messages&);

Response drawn(const Call& call, const keep::Grid& grid, PageOf page_of) {
  const publish::Messages& in = page_language(call);
  SelectionAsked asked = selection_asked(call, in);
  asked.question.limit = kListed;
  const auto density = call.library.density(asked.question, grid);
  if (!density.ok()) return problem(call, density.error());
  const auto answer = call.library.span(asked.question);
  if (!answer.ok()) return problem(call, answer.error());
  publish::SelectionPage page{asked.selection, asked.problem};
  page.answer = &*answer;
  page.density = &*density;
  page.embedded = call.target.parameter("embed").has_value();
  page.site = site_of(call).url;
  Response response = answered(kHtml, page_of(page, in), Keep::library);
  response.by_host = true;
  response.framed_anywhere = page.embedded;
  return in_language(call, std::move(response));
}

Response timeline(const Call& call) {
  return drawn(call, {.bins = kColumns}, &publish::timeline_page);
}

Response map(const Call& call) {
  return drawn(call, {.columns = 90, .rows = 45}, &publish::map_page);
}

// ?first= and ?last= are day numbers; they go before the dates of the form.
Response timeline_data(const Call& call) {
  const publish::Messages& in = page_language(call);
  SelectionAsked asked = selection_asked(call, in);
  constexpr std::int64_t kFar = 10'000 * 366;
  if (call.target.parameter("first") || call.target.parameter("last"))
    asked.question.span = when::Span{when::DayNumber{number_asked(call, "first", -kFar, -kFar, kFar)},
                                     when::DayNumber{number_asked(call, "last", kFar, -kFar, kFar)}};
  const auto bins = static_cast<std::size_t>(number_asked(call, "bins", 400, 1, kMostBins));
  const auto density = call.library.density(asked.question, {.bins = bins});
  if (!density.ok()) return problem(call, density.error());
  if (density->events > kDrawnEach)
    return in_language(call, answered(kJson, publish::timeline_json(*density, nullptr, in), Keep::library));
  asked.question.limit = kDrawnEach;
  const auto answer = call.library.span(asked.question);
  if (!answer.ok()) return problem(call, answer.error());
  return in_language(call, answered(kJson, publish::timeline_json(*density, &*answer, in), Keep::library));
}

Response map_data(const Call& call) {
  const publish::Messages& in = page_language(call);
  const SelectionAsked asked = selection_asked(call, in);
  const auto fine = static_cast<std::size_t>(number_asked(call, "columns", 360, 2, 1000));
  const auto density = call.library.density(asked.question, {.columns = fine, .rows = fine / 2});
  if (!density.ok()) return problem(call, density.error());
  return in_language(call, answered(kJson, publish::map_json(*density), Keep::library));
}

// What lies around a point: ?latitude=&longitude=&metres=, the nearest first.
Response map_list(const Call& call) {
  const publish::Messages& in = page_language(call);
  SelectionAsked asked = selection_asked(call, in);
  const auto micro = [&](std::string_view name, std::int64_t most) {
    return static_cast<double>(number_asked(call, name, 0, -most, most)) / 1e6;
  };
  asked.question.near = keep::Near{micro("latitude", 90'000'000), micro("longitude", 180'000'000),
                                   static_cast<double>(number_asked(call, "metres", 50'000, 100, 5'000'000)) / 1000};
  asked.question.limit = kListed;
  const auto answer = call.library.near(asked.question);
  if (!answer.ok()) return problem(call, answer.error());
  return in_language(call, answered(kJson, publish::list_json(*answer, in), Keep::library));
}

constexpr RouteOptions kForScripts{.audience = Audience::programs};

constexpr Route kRoutes[] = {
    {"/search", &search},
    {"/timeline", &timeline},
    {"/timeline.json", &timeline_data, kForScripts},
    {"/map", &map},
    {"/map.json", &map_data, kForScripts},
    {"/map/near.json", &map_list, kForScripts},
};

}  // namespace

std::span<const Route> selection_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
