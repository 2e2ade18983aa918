#pragma once
// Files that pages use: styles, scripts, the icon, the outlines of the land. Their addresses carry a hash of their content, so browsers may keep them for
// good.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thisday::publish {

struct Asset {
  std::string_view content_type;
  std::string_view bytes;
};

/// "/assets/style-0123456789abcdef.css" for "style.css", which must be one of the shipped files.
const std::string& asset_path(std::string_view name);

/// The addresses of all of them, for a site that is written to files.
std::vector<std::string> asset_paths();

/// One by its name, for an address that must not change: "widget.js".
std::optional<Asset> asset_named(std::string_view name);

/// The asset at an address that asset_path() gave.
std::optional<Asset> asset_at(std::string_view path);

}  // namespace thisday::publish
