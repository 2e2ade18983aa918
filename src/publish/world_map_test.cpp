#include "publish/world_map.hpp"

#include <gtest/gtest.h>

#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

TEST(EqualEarth, TheGlobeFillsThePlaneOfTheOutlines) {
  EXPECT_NEAR(equal_earth(0, 0).x, kMapWidth / 2, 1e-9);
  EXPECT_NEAR(equal_earth(0, 180).x, kMapWidth, 1e-6);
  EXPECT_NEAR(equal_earth(0, -180).x, 0, 1e-6);
  EXPECT_NEAR(equal_earth(90, 0).y, 0, 1);
  EXPECT_NEAR(equal_earth(-90, 0).y, kMapHeight, 1);
  EXPECT_NE(embedded("web/world/land.svg").find("viewBox=\"0 0 10000 4868\""), std::string_view::npos);
}

TEST(EqualEarth, APlaceLiesWhereD3PutsIt) {
  // d3-geo 3: geoEqualEarth().fitWidth(10000, {type: "Sphere"})([126.98, 37.57]).
  const MapPoint seoul = equal_earth(37.57, 126.98);
  EXPECT_NEAR(seoul.x, 8172.4, 1);
  EXPECT_NEAR(seoul.y, 1082.0, 1);
}

TEST(WorldMap, APlaceWithoutDegreesIsOnNoMap) {
  EXPECT_EQ(places_svg({{"Canada", {}, {}}}, Messages::english()), "");
}

TEST(WorldMap, TheMapSaysWhatItShows) {
  const std::string svg = places_svg({{"Seoul & Inchon", 37.57, 126.98}}, Messages::english());
  EXPECT_NE(svg.find("aria-label=\"Map: Seoul &amp; Inchon\""), std::string::npos);
  EXPECT_NE(svg.find("<circle"), std::string::npos);
}

}  // namespace
}  // namespace thisday::publish
