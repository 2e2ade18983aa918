#include "publish/assets.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>

#include "base/hash.hpp"
#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

struct Shipped {
  std::string_view name;
  Asset asset;
  std::string path;
};

Shipped shipped(std::string_view name, std::string_view content_type) {
  const std::string_view bytes = embedded(fmt::format("web/{}", name));
  assert(!bytes.empty() && "the file is embedded");
  const std::size_t dot = name.rfind('.');
  return {name,
          {content_type, bytes},
          fmt::format("/assets/{}-{}{}", name.substr(0, dot), short_hash(bytes), name.substr(dot))};
}

const std::array<Shipped, 2>& all() {
  static const std::array<Shipped, 2> files = {shipped("style.css", "text/css; charset=utf-8"),
                                               shipped("icon.svg", "image/svg+xml")};
  return files;
}

}  // namespace

const std::string& asset_path(std::string_view name) {
  for (const Shipped& file : all())
    if (file.name == name) return file.path;
  assert(false && "only shipped files have an address");
  return all().front().path;
}

std::optional<Asset> asset_at(std::string_view path) {
  for (const Shipped& file : all())
    if (file.path == path) return file.asset;
  return std::nullopt;
}

}  // namespace thisday::publish
