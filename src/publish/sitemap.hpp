#pragma once
// What crawlers ask for first.

#include <string>
#include <vector>

#include "publish/site.hpp"
#include "story/entry.hpp"

namespace thisday::publish {

/// All days of a year and all entries (sitemaps.org).
std::string sitemap(const Site& site, const std::vector<story::Entry>& entries);

/// Everything may be read; the sitemap is named.
std::string robots(const Site& site);

}  // namespace thisday::publish
