// What those ask who run the server.

#include "serve/route.hpp"

namespace thisday::serve {
namespace {

Response health(const Call&) {
  return answered(kText, "ok\n", Keep::nowhere);
}

constexpr Route kRoutes[] = {
    {"/healthz", &health},
};

}  // namespace

std::span<const Route> service_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
