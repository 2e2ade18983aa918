#include "story/region.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace thisday::story {
namespace {

TEST(Region, IsThatOfM49) {
  EXPECT_EQ(region_of("KR"), Region::asia);
  EXPECT_EQ(region_of("TR"), Region::asia);
  EXPECT_EQ(region_of("CY"), Region::asia);
  EXPECT_EQ(region_of("RU"), Region::europe);
  EXPECT_EQ(region_of("EG"), Region::africa);
  EXPECT_EQ(region_of("MX"), Region::latin_america);
  EXPECT_EQ(region_of("HT"), Region::latin_america);
  EXPECT_EQ(region_of("US"), Region::northern_america);
  EXPECT_EQ(region_of("GL"), Region::northern_america);
  EXPECT_EQ(region_of("PG"), Region::oceania);
}

TEST(Region, IsNoneOfWhatIsNoCountry) {
  for (const char* code : {"", "K", "KOR", "kr", "AQ", "ZZ", "S ", " A", "R "})
    EXPECT_EQ(region_of(code), std::nullopt);
}

// The time zone files list all countries.
TEST(Region, KnowsEveryCountryThatHasATimeZone) {
  std::ifstream file("/usr/share/zoneinfo/iso3166.tab");
  if (!file) GTEST_SKIP() << "no /usr/share/zoneinfo/iso3166.tab (Debian's tzdata)";
  std::set<std::string> unknown;
  int countries = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++countries;
    if (!region_of(line.substr(0, 2))) unknown.insert(line.substr(0, 2));
  }
  EXPECT_GT(countries, 240);
  EXPECT_EQ(unknown, std::set<std::string>{"AQ"});
}

TEST(Region, IsNamed) {
  std::set<std::string_view> names;
  for (const Region region : kRegions) names.insert(name(region));
  EXPECT_EQ(names.size(), kRegions.size());
  EXPECT_EQ(name(Region::latin_america), "latin-america");
}

}  // namespace
}  // namespace thisday::story
