// Files that pages use: styles, scripts, the icon.

#include "publish/assets.hpp"
#include "serve/route.hpp"

namespace thisday::serve {
namespace {

Response asset(const Call& call) {
  const auto asset = publish::asset_at(call.path());
  if (!asset) return problem(call, 404);
  Response response = answered(asset->content_type, std::string(asset->bytes), Keep::for_good);
  response.ranges = true;
  return response;
}

constexpr Route kRoutes[] = {
    {"/assets/{name}", &asset, {.needs = Needs::nothing}},
};

}  // namespace

std::span<const Route> asset_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
