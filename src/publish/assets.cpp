#include "publish/assets.hpp"

#include <fmt/format.h>

#include <cassert>
#include <vector>

#include "base/hash.hpp"
#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

struct Shipped {
  std::string_view name;
  Asset asset;
  std::string path;
};

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  return "image/svg+xml";
}

Shipped shipped(const EmbeddedFile& file) {
  const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return {name,
          {type_of(name), file.content},
          fmt::format("/assets/{}-{}{}", name.substr(0, dot), short_hash(file.content), name.substr(dot))};
}

// All that is embedded but what only pages are made of.
const std::vector<Shipped>& all() {
  static const std::vector<Shipped> files = [] {
    std::vector<Shipped> list;
    for (const EmbeddedFile& file : embedded_files())
      if (file.path.ends_with(".css") || file.path.ends_with(".js") || file.path.ends_with(".svg"))
        list.push_back(shipped(file));
    return list;
  }();
  return files;
}

}  // namespace

const std::string& asset_path(std::string_view name) {
  for (const Shipped& file : all())
    if (file.name == name) return file.path;
  assert(false && "only shipped files have an address");
  return all().front().path;
}

std::vector<std::string> asset_paths() {
  std::vector<std::string> paths;
  for (const Shipped& file : all()) paths.push_back(file.path);
  return paths;
}

std::optional<Asset> asset_named(std::string_view name) {
  for (const Shipped& file : all())
    if (file.name == name) return file.asset;
  return std::nullopt;
}

std::optional<Asset> asset_at(std::string_view path) {
  for (const Shipped& file : all())
    if (file.path == path) return file.asset;
  return std::nullopt;
}

}  // namespace thisday::publish
