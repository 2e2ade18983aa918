#include "publish/sitemap.hpp"

#include <fmt/format.h>

#include "publish/paths.hpp"
#include "publish/xml.hpp"

namespace thisday::publish {

std::string sitemap(const Site& site, const std::vector<story::Entry>& entries) {
  XmlWriter xml;
  xml.open("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}});
  const auto url = [&](const std::string& path) {
    xml.open("url");
    xml.element("loc", site.at(path));
    xml.close();
  };
  url("/");
  const MonthDay first{1, 1};
  MonthDay day = first;
  do {
    url(day_path(day));
    day = day_after(day);
  } while (day != first);
  for (const story::Entry& entry : entries) url(entry_path(entry.slug));
  xml.close();
  return std::move(xml).take();
}

std::string robots(const Site& site) {
  return fmt::format("User-agent: *\nAllow: /\nSitemap: {}\n", site.at("/sitemap.xml"));
}

}  // namespace thisday::publish
