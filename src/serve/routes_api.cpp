// Answers for programs: /api/v1. web/api/openapi.json tells all of it to programs, docs/api.md to people.

#include <fmt/format.h>

#include <charconv>
#include <random>

#include "publish/alternates.hpp"
#include "publish/api_document.hpp"
#include "publish/day_json.hpp"
#include "publish/fields.hpp"
#include "publish/library_json.hpp"
#include "publish/search_text.hpp"
#include "serve/date_question.hpp"
#include "serve/route.hpp"
#include "serve/routes.hpp"
#include "serve/search_asked.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {
namespace {

constexpr RouteOptions kForPrograms{.audience = Audience::programs};
constexpr std::size_t kMost = 1000;  // events of one answer

std::string asked(const Call& call, std::string_view name) {
  return std::string(call.target.parameter(name).value_or(std::string_view{}));
}

Response as_json(const Call& call, std::string json, std::chrono::system_clock::time_point until) {
  auto fields = publish::with_fields(std::move(json), asked(call, "fields"));
  if (!fields.ok()) return problem(call, 400, fields.error().message);
  return answered(kJson, *std::move(fields), until);
}

Response as_json(const Call& call, std::string json) {
  Response response = as_json(call, std::move(json), {});
  if (response.status == 200) response.keep = Keep::library;
  return response;
}

// ?format=, else what Accept asks for; none is this API's own JSON.
Result<std::optional<publish::Alternate>> alternate_asked(const Call& call) {
  const std::string given = asked(call, "format");
  if (given == "json") return std::optional<publish::Alternate>{};
  if (!given.empty()) {
    const auto alternate = publish::alternate_named(given);
    if (!alternate) return Error{Code::syntax, "format= is json, jsonld, geojson or timelinejs"};
    return alternate;
  }
  for (const std::string_view type : {"application/ld+json", "application/geo+json"})
    if (call.request.accept.starts_with(type)) return publish::alternate_named(type);
  return std::optional<publish::Alternate>{};
}

// In another form, whose links are to this host.
Response as_alternate(const Call& call, const publish::Told& told, publish::Alternate alternate, Response like) {
  like.content_type = publish::content_type(alternate);
  like.body = publish::alternate_json(told, alternate, site_of(call));
  like.by_host = true;
  return like;
}

// The day's question with all that the query says of it.
Result<ask::DayQuestion> day_question(const Call& call, const Today& today) {
  ask::DayQuestion day = question(call, day_of(call), today);
  day.ongoing = asked(call, "ongoing") == "true";
  day.maybe = asked(call, "maybe") == "true";
  day.include_sensitive = asked(call, "sensitive") != "false";
  if (const std::string kind = asked(call, "kind"); !kind.empty()) {
    day.kind = story::kind_named(kind);
    if (!day.kind) return Error{Code::syntax, "kind= is event, birth, death or observance"};
  }
  if (const std::string order = asked(call, "order"); order == "rank") {
    day.order = ask::DayQuestion::Order::rank;
  } else if (!order.empty() && order != "time") {
    return Error{Code::syntax, "order= is time or rank"};
  }
  if (const std::string calendar = asked(call, "calendar"); !calendar.empty()) {
    const auto named = when::calendar_named(calendar);
    if (!named || !when::has_julian_months(*named)) return Error{Code::syntax, "calendar= is gregorian or julian"};
    day.calendar = *named;
  }
  const auto limit = limit_asked(call, 0, kMost);
  if (!limit.ok()) return limit.error();
  day.limit = *limit;
  return day;
}

Response on(const Call& call) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const auto day = day_question(call, *today);
  if (!day.ok()) return problem(call, 400, day.error().message);
  const auto alternate = alternate_asked(call);
  if (!alternate.ok()) return problem(call, 400, alternate.error().message);
  auto answer = call.library.on(*day);
  if (!answer.ok()) return problem(call, answer.error());
  if (const std::string language = asked(call, "lang"); !language.empty()) publish::keep_language(*answer, language);
  Response response = *alternate ? as_alternate(call, publish::told(*answer), **alternate, answered("", "", today->end))
                                 : as_json(call, publish::day_json(*answer), today->end);
  response.by_accept = true;
  return response;
}

Response event(const Call& call) {
  const auto why = call.library.why({std::string(call["id"])});
  if (!why.ok()) return problem(call, why.error());
  if (!*why) return problem(call, 404, "There is no event of this id.");
  return as_json(call, publish::why_json(**why));
}

using Find = Result<ask::SearchAnswer> (*)(const ask::Library&, const ask::SearchQuestion&);

Response found(const Call& call, Result<ask::SearchQuestion> question, Find find) {
  if (!question.ok()) return problem(call, 400, question.error().message);
  const auto limit = limit_asked(call, 50, kMost);
  if (!limit.ok()) return problem(call, 400, limit.error().message);
  const auto alternate = alternate_asked(call);
  if (!alternate.ok()) return problem(call, 400, alternate.error().message);
  question->limit = *limit;
  question->cursor = asked(call, "cursor");
  const auto answer = find(call.library, *question);
  if (!answer.ok() && (answer.error().code == Code::syntax || answer.error().code == Code::range))
    return problem(call, 400, answer.error().message);
  if (!answer.ok()) return problem(call, answer.error());
  Response response = *alternate ? as_alternate(call, publish::told(*answer, search_words(*question)), **alternate,
                                                answered("", "", Keep::library))
                                 : as_json(call, publish::search_json(*answer));
  response.by_accept = true;
  return response;
}

Response search(const Call& call) {
  return found(call, search_asked(call), [](const ask::Library& library, const ask::SearchQuestion& question) {
    return library.search(question);
  });
}

Response span(const Call& call) {
  return found(call, search_asked(call),
               [](const ask::Library& library, const ask::SearchQuestion& question) { return library.span(question); });
}

Response near(const Call& call) {
  auto question = search_asked(call);
  if (question.ok() && !question->near)
    return problem(call, 400, "latitude= and longitude= are needed, in degrees; kilometres= is how far (50)");
  return found(call, std::move(question), [](const ask::Library& library, const ask::SearchQuestion& asked_for) {
    return library.near(asked_for);
  });
}

// The same seed gives the same event; without one, each answer is another.
Response random(const Call& call) {
  auto among = search_asked(call);
  if (!among.ok()) return problem(call, 400, among.error().message);
  ask::RandomQuestion question;
  question.among = *std::move(among);
  const auto seed = number_asked(call, "seed");
  if (!seed.ok()) return problem(call, 400, seed.error().message);
  question.seed = *seed ? static_cast<std::uint64_t>(**seed) : std::random_device{}();
  auto answer = call.library.random(question);
  if (!answer.ok()) return problem(call, answer.error());
  ask::SearchAnswer one;
  if (answer->event) one.events.push_back(*std::move(answer->event));
  one.sources = std::move(answer->sources);
  Response response = as_json(call, publish::search_json(one));
  if (!*seed) response.keep = Keep::nowhere;
  return response;
}

Result<publish::Page> page_asked(const Call& call) {
  const auto limit = limit_asked(call, 100, kMost);
  if (!limit.ok()) return limit.error();
  return publish::Page{*limit, call.target.parameter("cursor").value_or(std::string_view{})};
}

Response sources(const Call& call) {
  const auto all = call.library.sources();
  if (!all.ok()) return problem(call, all.error());
  const auto page = page_asked(call);
  if (!page.ok()) return problem(call, 400, page.error().message);
  auto json = publish::sources_json(*all, *page);
  if (!json.ok()) return problem(call, 400, json.error().message);
  return answered(kJson, *std::move(json), Keep::library);
}

Response entries(const Call& call) {
  const auto all = call.library.entries();
  if (!all.ok()) return problem(call, all.error());
  const auto known = call.library.sources();
  if (!known.ok()) return problem(call, known.error());
  const auto page = page_asked(call);
  if (!page.ok()) return problem(call, 400, page.error().message);
  auto json = publish::entries_json(*all, *known, *page);
  if (!json.ok()) return problem(call, 400, json.error().message);
  return answered(kJson, *std::move(json), Keep::library);
}

Response statistics(const Call& call) {
  const auto figures = call.library.statistics();
  if (!figures.ok()) return problem(call, figures.error());
  return answered(kJson, publish::statistics_json(*figures), Keep::library);
}

Response date(const Call& call) {
  constexpr std::size_t kLongest = 1000;
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const DateQuestion question{asked(call, "q"), asked(call, "calendar"), asked(call, "region"),
                              asked(call, "sure") == "true", asked(call, "edtf") == "true"};
  if (question.text.empty() || question.text.size() > kLongest)
    return problem(call, 400, "q= is a date: EDTF, ISO 8601 or English words, such as \"circa 44 BC\"");
  const auto setting = date_setting(question);
  if (!setting.ok()) return problem(call, 400, setting.error().message + "; " + setting.error().hint);
  const auto answer = date_answer(question, *setting, when::day_number(when::Calendar::gregorian, today->day));
  if (!answer.ok())
    return problem(call, 400, fmt::format("{} (at byte {})", answer.error().message, answer.error().position));
  if (const auto* one = std::get_if<DateAnswer>(&*answer)) return answered(kJson, date_json(*one), Keep::library);
  return answered(kJson, yearly_json(std::get<YearlyAnswer>(*answer)), today->end);
}

Response openapi(const Call&) {
  return answered(kJson, std::string(publish::api_document()), Keep::library);
}

constexpr Route kRoutes[] = {
    {"/api/v1/on/{day}", &on, kForPrograms},
    {"/api/v1/events/{id}", &event, kForPrograms},
    {"/api/v1/search", &search, kForPrograms},
    {"/api/v1/span", &span, kForPrograms},
    {"/api/v1/near", &near, kForPrograms},
    {"/api/v1/random", &random, kForPrograms},
    {"/api/v1/entries", &entries, kForPrograms},
    {"/api/v1/sources", &sources, kForPrograms},
    {"/api/v1/statistics", &statistics, kForPrograms},
    {"/api/v1/date", &date, kForPrograms},
    {"/api/v1/openapi.json", &openapi, kForPrograms},
};

}  // namespace

std::span<const Route> api_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
