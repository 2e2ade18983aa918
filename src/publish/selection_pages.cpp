#include "publish/selection_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "publish/assets.hpp"
#include "publish/html.hpp"
#include "publish/page_parts.hpp"
#include "publish/words.hpp"
#include "publish/world_map.hpp"
#include "when/gregorian.hpp"

namespace thisday::publish {
namespace {

std::int64_t year_of(when::DayNumber day) {
  return when::gregorian::civil_day(day).year;
}

// Columns whose height is the root of their number, so that a quiet century is still seen beside a loud one.
std::string density_svg(const keep::Density& density, const Messages& in) {
  constexpr double kWidth = 960;
  constexpr double kHeight = 220;
  if (density.bins.empty()) return {};
  std::size_t most = 1;
  for (const auto& bin : density.bins) most = std::max(most, bin.events);
  const double column = kWidth / static_cast<double>(density.bins.size());
  const std::int64_t from = year_of(density.bins.front().first);
  const std::int64_t to = year_of(density.bins.back().last);
  const std::string label =
      in.text("timeline-shown", {{"events", in.counted("event", static_cast<std::int64_t>(density.events))},
                                 {"from", year_words(from, in)},
                                 {"to", year_words(to, in)}});
  std::string svg = fmt::format(R"(<svg class="density" viewBox="0 0 {} {}" role="img" aria-label="{}">)", kWidth,
                                kHeight + 24, escape(label));
  for (std::size_t i = 0; i < density.bins.size(); ++i) {
    const auto& bin = density.bins[i];
    if (bin.events == 0) continue;
    const double height =
        std::max(2.0, kHeight * std::sqrt(static_cast<double>(bin.events) / static_cast<double>(most)));
    fmt::format_to(std::back_inserter(svg),
                   R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}: {}</title></rect>)",
                   static_cast<double>(i) * column, kHeight - height, std::max(column - 1, 1.0), height,
                   escape(years_words(year_of(bin.first), year_of(bin.last), in)), bin.events);
  }
  constexpr int kTicks = 6;
  for (int i = 0; i <= kTicks; ++i) {
    const std::int64_t year = from + (to - from) * i / kTicks;
    fmt::format_to(std::back_inserter(svg), R"(<text class="{}" x="{:.0f}" y="{:.0f}">{}</text>)",
                   i == 0        ? "begin"
                   : i == kTicks ? "end"
                                 : "middle",
                   kWidth * i / kTicks, kHeight + 18, escape(year_words(year, in)));
  }
  return svg + "</svg>";
}

void set_hits(PageData& data, const SelectionPage& page, const Messages& in) {
  std::vector<PageData> hits;
  if (page.answer != nullptr) {
    const SourceList sources(page.answer->sources);
    for (const story::Event& event : page.answer->events) hits.push_back(listed_event(event, sources, in));
  }
  data["any"] = !hits.empty();
  data["hits"] = list_of(hits);
}

// What both pages have.
PageData common_data(std::string_view address, const SelectionPage& page, const Messages& in) {
  PageData data;
  const std::string path = selection_path(address, page.selection);
  data["form"] = page.embedded ? std::string{} : selection_form(address, page.selection, page.problem, in);
  data["data_path"] = selection_path(std::string(address) + ".json", page.selection);
  data["links"] = selection_links(page.selection, in);
  data["embedded"] = page.embedded;
  data["link"] = page.site + path;
  const std::string framed_path = path + (page.selection.empty() ? "?" : "&") + "embed=1";
  data["embed"] =
      fmt::format(R"(<iframe src="{}{}" width="100%" height="420" title="thisday"></iframe>)", page.site, framed_path);
  set_hits(data, page, in);
  return data;
}

std::vector<MapSpot> spots_of(const keep::Density& density, const Messages& in) {
  std::vector<MapSpot> spots;
  for (const auto& cell : density.cells) {
    MapSpot spot{(cell.south + cell.north) / 2, (cell.west + cell.east) / 2, cell.events, {}, {}};
    spot.label = in.counted("event", static_cast<std::int64_t>(cell.events));
    spots.push_back(std::move(spot));
  }
  // The small ones on top, where they can be seen.
  std::sort(spots.begin(), spots.end(), [](const auto& a, const auto& b) { return a.events > b.events; });
  return spots;
}

std::size_t placed(const keep::Density& density) {
  std::size_t events = 0;
  for (const auto& cell : density.cells) events += cell.events;
  return events;
}

}  // namespace

std::string timeline_page(const SelectionPage& page, const Messages& in) {
  PageData data = common_data("/timeline", page, in);
  const bool any = page.density != nullptr && !page.density->bins.empty();
  data["chart"] = any ? density_svg(*page.density, in) : std::string{};
  data["first"] = std::to_string(any ? page.density->bins.front().first.rata_die : 0);
  data["last"] = std::to_string(any ? page.density->bins.back().last.rata_die : 0);
  std::string months;
  for (std::size_t i = 0; i < 12; ++i) months += (i == 0 ? "" : "|") + in.item("months-short", i);
  data["months"] = months;
  data["bc"] = in.text("year-bc");
  data["first_year"] = in.text("axis-first-year");
  data["forms"] = in.forms("event");
  data["shown_form"] = in.text("timeline-shown");
  data["shown"] =
      any ? in.text("timeline-shown", {{"events", in.counted("event", static_cast<std::int64_t>(page.density->events))},
                                       {"from", year_words(year_of(page.density->bins.front().first), in)},
                                       {"to", year_words(year_of(page.density->bins.back().last), in)}})
          : in.text("timeline-none");
  return framed({.title = in.text("timeline-title"),
                 .path = selection_path("/timeline", page.selection),
                 .here = "timeline",
                 .script = "timeline.js",
                 .bare = page.embedded,
                 .in = &in},
                fill("timeline", data, in));
}

std::string map_page(const SelectionPage& page, const Messages& in) {
  PageData data = common_data("/map", page, in);
  const std::size_t events = page.density != nullptr ? placed(*page.density) : 0;
  const std::string shown =
      events > 0 ? in.text("map-shown", {{"events", in.counted("event", static_cast<std::int64_t>(events))}})
                 : in.text("map-none");
  data["chart"] = world_svg(page.density != nullptr ? spots_of(*page.density, in) : std::vector<MapSpot>{}, shown);
  data["shown"] = shown;
  data["land"] = asset_path("land.svg");
  data["fine"] = asset_path("land-fine.svg");
  data["list_heading"] = in.text("timeline-list");
  return framed({.title = in.text("map-title"),
                 .path = selection_path("/map", page.selection),
                 .here = "map",
                 .script = "map.js",
                 .bare = page.embedded,
                 .in = &in},
                fill("map", data, in));
}

}  // namespace thisday::publish
