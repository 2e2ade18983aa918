// Pages for readers: today, a day, an article.

#include "publish/pages.hpp"
#include "serve/page_language.hpp"
#include "serve/route.hpp"

namespace thisday::serve {
namespace {

Response day_page(const Call& call, publish::MonthDay day, const Today& today, publish::DayAddress address) {
  const auto answer = call.library.on(question(call, day, today));
  if (!answer.ok()) return problem(call, answer.error());
  return in_language(call, answered(kHtml, publish::day_page(*answer, address, {.in = &page_language(call)}), today.end));
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

Response entry_page(const Call& call) {
  const auto entry = call.library.entry(call["slug"]);
  if (!entry.ok()) return problem(call, entry.error());
  if (!*entry) return problem(call, 404, "No article has this address.");
  const auto source = call.library.source((*entry)->source);
  if (!source.ok()) return problem(call, source.error());
  return answered(kHtml, publish::entry_page(**entry, *source ? &**source : nullptr), Keep::library);
}

constexpr Route kRoutes[] = {
    {"/", &today_page},
    {"/{day}", &own_day_page},
    {"/entry/{slug}", &entry_page},
};

}  // namespace

std::span<const Route> page_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
