// Answers for programs.

#include "publish/day_json.hpp"
#include "serve/route.hpp"

namespace thisday::serve {
namespace {

constexpr RouteOptions kForPrograms{.audience = Audience::programs};

Response on(const Call& call) {
  const auto today = today_of(call);
  if (!today.ok()) return problem(call, 400, today.error().message);
  const auto answer = call.library.on(question(call, day_of(call), *today));
  if (!answer.ok()) return problem(call, answer.error());
  return answered(kJson, publish::day_json(*answer), today->end);
}

constexpr Route kRoutes[] = {
    {"/api/v1/on/{day}", &on, kForPrograms},
};

}  // namespace

std::span<const Route> api_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
