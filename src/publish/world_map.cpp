#include "publish/world_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "publish/assets.hpp"
#include "publish/html.hpp"

namespace thisday::publish {
namespace {

constexpr double kA1 = 1.340264;
constexpr double kA2 = -0.081106;
constexpr double kA3 = 0.000893;
constexpr double kA4 = 0.003796;
const double kM = std::sqrt(3.0) / 2;
const double kScale = kMapWidth * kM * kA1 / (2 * std::numbers::pi);

struct Frame {
  double left = 0;
  double top = 0;
  double width = kMapWidth;
  double height = kMapHeight;
};

// Around all points, three fifths as high as wide, and never so near that the coarse outlines show.
Frame frame_around(const std::vector<MapPoint>& points) {
  constexpr double kLeast = 2600;
  constexpr double kRatio = 0.6;
  const auto [west, east] =
      std::minmax_element(points.begin(), points.end(), [](auto& a, auto& b) { return a.x < b.x; });
  const auto [north, south] =
      std::minmax_element(points.begin(), points.end(), [](auto& a, auto& b) { return a.y < b.y; });
  const double needed = std::max((east->x - west->x) * 1.3, (south->y - north->y) * 1.3 / kRatio);
  Frame frame;
  frame.width = std::min(std::max(needed, kLeast), kMapWidth);
  frame.height = std::min(frame.width * kRatio, kMapHeight);
  frame.left = std::clamp((west->x + east->x - frame.width) / 2, 0.0, kMapWidth - frame.width);
  frame.top = std::clamp((north->y + south->y - frame.height) / 2, 0.0, kMapHeight - frame.height);
  return frame;
}

std::string opened(const Frame& frame, const std::string& label) {
  const std::string land = asset_path("land.svg");
  return fmt::format(R"(<svg class="world" viewBox="{:.0f} {:.0f} {:.0f} {:.0f}" role="img" aria-label="{}">)"
                     R"(<use class="sea" href="{}#sphere"/><use class="land" href="{}#land"/>)",
                     frame.left, frame.top, frame.width, frame.height, escape(label), land, land);
}

}  // namespace

MapPoint equal_earth(double latitude, double longitude) {
  const double phi = std::clamp(latitude, -90.0, 90.0) * std::numbers::pi / 180;
  const double lambda = std::clamp(longitude, -180.0, 180.0) * std::numbers::pi / 180;
  const double l = std::asin(kM * std::sin(phi));
  const double l2 = l * l;
  const double l6 = l2 * l2 * l2;
  const double x = lambda * std::cos(l) / (kM * (kA1 + 3 * kA2 * l2 + l6 * (7 * kA3 + 9 * kA4 * l2)));
  const double y = l * (kA1 + kA2 * l2 + l6 * (kA3 + kA4 * l2));
  return {kMapWidth / 2 + kScale * x, kMapHeight / 2 - kScale * y};
}

std::string places_svg(const std::vector<story::Place>& places, const Messages& in) {
  std::vector<MapPoint> points;
  std::string dots;
  std::string names;
  for (const story::Place& place : places) {
    if (!place.latitude || !place.longitude) continue;
    points.push_back(equal_earth(*place.latitude, *place.longitude));
    names += (names.empty() ? "" : ", ") + place.name;
  }
  if (points.empty()) return {};
  const Frame frame = frame_around(points);
  std::string svg = opened(frame, in.text("event-map-label", {{"place", names}}));
  for (const MapPoint& point : points)
    fmt::format_to(std::back_inserter(svg), R"(<circle class="spot" cx="{:.0f}" cy="{:.0f}" r="{:.0f}"/>)", point.x,
                   point.y, frame.width / 90);
  return svg + "</svg>";
}

std::string world_svg(const std::vector<MapSpot>& spots, const std::string& label) {
  std::size_t most = 1;
  for (const MapSpot& spot : spots) most = std::max(most, spot.events);
  std::string svg = opened({}, label);
  for (const MapSpot& spot : spots) {
    const MapPoint point = equal_earth(spot.latitude, spot.longitude);
    // The area tells the number.
    const double radius = 22 + 130 * std::sqrt(static_cast<double>(spot.events) / static_cast<double>(most));
    if (!spot.path.empty()) fmt::format_to(std::back_inserter(svg), R"(<a href="{}">)", escape(spot.path));
    fmt::format_to(std::back_inserter(svg),
                   R"(<circle class="spot" cx="{:.0f}" cy="{:.0f}" r="{:.0f}"><title>{}</title></circle>)", point.x,
                   point.y, radius, escape(spot.label));
    if (!spot.path.empty()) svg += "</a>";
  }
  return svg + "</svg>";
}

}  // namespace thisday::publish
