// Pages for readers: today, a day, an event, an article.

#include "publish/event_page.hpp"
#include "publish/kiosk_page.hpp"
#include "publish/pages.hpp"
#include "serve/page_language.hpp"
#include "serve/route.hpp"
#include "serve/text_reading.hpp"

namespace thisday::serve {
namespace {

// Counted once for each state of the library: every day's page shows the whole year.
const std::vector<publish::DayCount>& year_of(const ask::Library& library) {
  struct Counted {
    const ask::Library* library = nullptr;
    std::int64_t version = 0;
    std::vector<publish::DayCount> days;
  };
  thread_local Counted counted;
  const auto version = library.version();
  if (version.ok() && counted.library == &library && counted.version == *version) return counted.days;
  counted = {&library, version.ok() ? *version : 0, {}};
  if (const auto days = library.days(); version.ok() && days.ok())
    for (const auto& day : *days) counted.days.push_back({{day.month, day.day}, day.events});
  return counted.days;
}

Response day_page(const Call& call, publish::MonthDay day, const Today& today, publish::DayAddress address) {
  const auto answer = call.library.on(question(call, day, today));
  if (!answer.ok()) return problem(call, answer.error());
  const publish::DayPageOptions options{&page_language(call), year_of(call.library)};
  return in_language(call, answered(kHtml, publish::day_page(*answer, address, options), today.end));
}

Response today_page(const Call& call) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  return day_page(call, {today->day.month, today->day.day}, *today, publish::DayAddress::today);
}

Response own_day_page(const Call& call) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  return day_page(call, day_of(call), *today, publish::DayAddress::own);
}

Response kiosk(const Call& call) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const auto named = month_day(call.target.parameter("day").value_or(std::string_view{}));
  const publish::MonthDay day = named ? *named : publish::MonthDay{today->day.month, today->day.day};
  ask::DayQuestion asked = question(call, day, *today);
  asked.include_sensitive = false;
  const auto answer = call.library.on(asked);
  if (!answer.ok()) return problem(call, answer.error());
  const auto address = named ? publish::DayAddress::own : publish::DayAddress::today;
  return in_language(call, answered(kHtml, publish::kiosk_page(*answer, address, page_language(call)), today->end));
}

Response entry_page(const Call& call) {
  const auto entry = call.library.entry(call["slug"]);
  if (!entry.ok()) return problem(call, entry.error());
  if (!*entry) return problem(call, 404, "No article has this address.");
  const auto source = call.library.source((*entry)->source);
  if (!source.ok()) return problem(call, source.error());
  const std::string language = *source ? (*source)->language : std::string{};
  const publish::EntryPageOptions options{&page_language(call), article_dates((*entry)->body, language)};
  return in_language(
      call, answered(kHtml, publish::entry_page(**entry, *source ? &**source : nullptr, options), Keep::library));
}

Response event_page(const Call& call) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const story::EventId id{std::string(call["id"])};
  const auto why = call.library.why(id);
  if (!why.ok()) return problem(call, why.error());
  const publish::Messages& in = page_language(call);
  if (!*why) return problem(call, 404, in.text("not-found-event"));
  const auto related = call.library.related(id);
  if (!related.ok()) return problem(call, related.error());
  publish::EventPageOptions options{&in, today->day.year, *related ? &**related : nullptr};
  return in_language(call, answered(kHtml, publish::event_page(**why, options), today->end));
}

constexpr Route kRoutes[] = {
    {"/", &today_page},           {"/{day}", &own_day_page},      {"/kiosk", &kiosk},
    {"/event/{id}", &event_page}, {"/entry/{slug}", &entry_page},
};

}  // namespace

std::span<const Route> page_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
