// Wikimedia's "on this day" feed, at the addresses at which its clients ask (docs/api.md).

#include <algorithm>
#include <charconv>

#include "publish/wikimedia_feed.hpp"
#include "serve/route.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {
namespace {

constexpr RouteOptions kForPrograms{.audience = Audience::programs};

// "7" and "07"; none of other words.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() > 2 || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<publish::MonthDay> day_asked(const Call& call) {
  const auto month = number(call["mm"]), day = number(call["dd"]);
  if (!month || !day || !when::valid(when::Calendar::gregorian, {2000, *month, *day})) return std::nullopt;
  return publish::MonthDay{*month, *day};
}

// Of the path, else ?lang=, else of a host such as de.wikipedia.org or de.history.example.org, else English.
std::string language_asked(const Call& call) {
  if (!call["lang"].empty()) return std::string(call["lang"]);
  if (const auto given = call.target.parameter("lang")) return std::string(*given);
  const std::string_view host = call.request.host;
  const std::string_view label = host.substr(0, host.find('.'));
  if (label.size() == host.size()) return "en";
  const bool letters =
      std::all_of(label.begin(), label.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  const bool wiki = host.substr(label.size()).starts_with(".wikipedia.");
  return letters && (wiki || label.size() == 2) ? std::string(label) : "en";
}

Response on_this_day(const Call& call) {
  const auto type = publish::wikimedia_type_named(call["type"]);
  if (!type) return problem(call, 404, "The feed has all, selected, births, deaths, events and holidays.");
  const auto day = day_asked(call);
  if (!day) return problem(call, 404, "No year has such a day.");
  const auto sources = call.library.sources();
  if (!sources.ok()) return problem(call, sources.error());
  const std::string language = language_asked(call);
  if (!publish::is_language_of(*sources, language))
    return problem(call, 404, "No source in this library is written in this language.");
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const auto answer = call.library.on(question(call, *day, *today));
  if (!answer.ok()) return problem(call, answer.error());
  Response response = answered(publish::kWikimediaContentType,
                               publish::wikimedia_feed(*answer, *type, language, site_of(call).url), today->end);
  response.by_host = true;  // which names the language, and where pictures are
  return response;
}

Response availability(const Call& call) {
  const auto sources = call.library.sources();
  if (!sources.ok()) return problem(call, sources.error());
  return answered(kJson, publish::wikimedia_availability(*sources), Keep::library);
}

constexpr Route kRoutes[] = {
    {"/{lang}.wikipedia.org/v1/feed/onthisday/{type}/{mm}/{dd}", &on_this_day, kForPrograms},
    {"/feed/v1/wikipedia/{lang}/onthisday/{type}/{mm}/{dd}", &on_this_day, kForPrograms},
    {"/api/rest_v1/feed/onthisday/{type}/{mm}/{dd}", &on_this_day, kForPrograms},
    {"/{lang}.wikipedia.org/v1/feed/availability", &availability, kForPrograms},
    {"/api/rest_v1/feed/availability", &availability, kForPrograms},
    {"/feed/availability", &availability, kForPrograms},
};

}  // namespace

std::span<const Route> wikimedia_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
