// Files that pages use: styles, scripts, the icon, pictures.

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

// Named by what it holds, so it is never another.
Response picture(const Call& call) {
  auto bytes = call.library.picture(call["name"]);
  if (!bytes.ok()) return problem(call, bytes.error());
  if (!*bytes) return problem(call, 404);
  Response response = answered("image/jpeg", std::move(**bytes), Keep::for_good);
  response.ranges = true;
  return response;
}

constexpr Route kRoutes[] = {
    {"/assets/{name}", &asset, {.needs = Needs::nothing}},
    {"/pictures/{name}", &picture},
};

}  // namespace

std::span<const Route> asset_routes() {
  return kRoutes;
}

}  // namespace thisday::serve
