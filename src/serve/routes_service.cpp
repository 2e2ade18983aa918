// What those ask who run the server.

#include "serve/metrics.hpp"
#include "serve/route.hpp"
#include "serve/routes.hpp"

namespace thisday::serve {
namespace {

Response health(const Call&) {
  return answered(kText, "ok\n", Keep::nowhere);
}

// The version of the text format is part of its type.
Response metrics(const Call& call) {
  if (!call.options.metrics) return problem(call, 404);
  return answered("text/plain; version=0.0.4; charset=utf-8", call.options.metrics->text(), Keep::nowhere);
}

constexpr Route kRoutes[] = {
    {"/healthz", &health, {.needs = Needs::nothing}},
    {"/metrics", &metrics, {.needs = Needs::nothing}},
};

}  // namespace

std::span<const Route> service_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
