#pragma once
// Places on the land that web/world/ has: an SVG that a page's style colours, readable without script.

#include <cstddef>
#include <string>
#include <vector>

#include "publish/messages.hpp"
#include "story/event.hpp"

namespace thisday::publish {

/// A point of the plane of web/world/land.svg: 10000 wide, its origin in the upper left corner.
struct MapPoint {
  double x = 0;
  double y = 0;
};
inline constexpr double kMapWidth = 10000;
inline constexpr double kMapHeight = 4868;

/// The Equal Earth projection (Šavrič, Patterson, Jenny 2018). Degrees; what lies off the globe is put at its edge.
MapPoint equal_earth(double latitude, double longitude);

/// What one spot of the map stands for.
struct MapSpot {
  double latitude = 0;
  double longitude = 0;
  std::size_t events = 1;
  std::string label;  ///< what a pointer over it is told
  std::string path;   ///< where it leads; may be empty
};

/// The part of the world around the places that are known; nothing where none is.
std::string places_svg(const std::vector<story::Place>& places, const Messages& in);
/// The whole world, each spot as large as what it stands for. `label` says what it shows.
std::string world_svg(const std::vector<MapSpot>& spots, const std::string& label);

}  // namespace thisday::publish
