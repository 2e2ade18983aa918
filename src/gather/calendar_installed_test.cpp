// Reads the calendars that Debian's package installs, where it is installed.

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <map>

#include "base/file.hpp"
#include "gather/collector.hpp"

namespace thisday::gather {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "/usr/share/calendar";

// Counts over all files, each read by itself; fiction left out.
struct Survey {
  std::size_t files = 0;
  std::map<story::Kind, std::size_t> kinds;
  std::size_t undated = 0;
  std::size_t wrong_ranges = 0;
  std::vector<Refusal> refusals;
};

Survey survey() {
  Survey all;
  for (const auto& file : fs::recursive_directory_iterator(kFolder)) {
    const std::string path = file.path().string();
    if (!file.is_regular_file() || path.ends_with(".lotr") || path.ends_with(".discordian")) continue;
    const std::string bytes = read_file(path).value();
    EXPECT_EQ(detect({path, bytes, {}}), "calendar") << path;
    Collector found = gathered(bytes, "calendar", path);
    ++all.files;
    for (const story::Event& event : found.events) {
      ++all.kinds[event.kind];
      if (event.kind != story::Kind::observance && event.date && !event.date->span()) ++all.undated;
      const story::ByteRange range = event.evidence[0].range;
      if (range.end > bytes.size() || range.begin >= range.end || event.headline.empty()) ++all.wrong_ranges;
    }
    for (const Refusal& refusal : found.refusals) {
      all.refusals.push_back(refusal);
      std::printf("%s:%zu:%zu: %s: %s\n", path.c_str(), refusal.line, refusal.column, refusal.reason.c_str(),
                  refusal.text.c_str());
    }
  }
  std::printf("%zu files: %zu events, %zu births, %zu deaths, %zu observances; %zu undated; %zu refused\n", all.files,
              all.kinds[story::Kind::event], all.kinds[story::Kind::birth], all.kinds[story::Kind::death],
              all.kinds[story::Kind::observance], all.undated, all.refusals.size());
  return all;
}

TEST(InstalledCalendars, AreReadButForLinesThatAreBroken) {
  if (!fs::exists(kFolder)) GTEST_SKIP() << "the package calendar is not installed";
  Survey all = survey();
  EXPECT_GE(all.files, 60U);
  EXPECT_EQ(all.wrong_ranges, 0U);
  // "037MonSecond" of calendar.unitedkingdom.
  EXPECT_LE(all.refusals.size(), 2U);
  EXPECT_GE(all.kinds[story::Kind::event], 1000U);
  EXPECT_GE(all.kinds[story::Kind::birth], 1000U);
  EXPECT_GE(all.kinds[story::Kind::death], 300U);
  EXPECT_GE(all.kinds[story::Kind::observance], 3000U);
  EXPECT_LE(all.undated, 60U);
}

TEST(InstalledCalendars, AreAllReachedFromTheOneThatIncludesThem) {
  const std::string path = std::string(kFolder) + "/calendar.all";
  if (!fs::exists(path)) GTEST_SKIP() << "the package calendar is not installed";
  Collector all;
  const std::string bytes = read_file(path).value();
  ASSERT_TRUE(read({path, bytes, kFolder}, "calendar", all).ok());
  EXPECT_GE(all.sources.size(), 45U);
  EXPECT_GE(all.events.size(), 4500U);
  EXPECT_LE(all.refusals.size(), 2U);
}

}  // namespace
}  // namespace thisday::gather
