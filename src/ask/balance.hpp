#pragma once
// Is a collection fair to the days, the world and the centuries? What `thisday stats --almanac` shows of the almanac.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "story/event.hpp"
#include "story/region.hpp"

namespace thisday::keep {
class Store;
}

namespace thisday::ask {

/// How many of each kind stand on a day.
struct DayCount {
  int month = 1;
  int day = 1;
  std::size_t events = 0;
  std::size_t lives = 0;  ///< births and deaths
  std::size_t observances = 0;
};

/// Regions, centuries and subjects are counted over the events alone, without lives and observances.
struct Balance {
  std::size_t events = 0;
  std::size_t births = 0;
  std::size_t deaths = 0;
  std::size_t observances = 0;
  std::vector<DayCount> days;  ///< all 366, in order; a date counts by the month and day of its own calendar
  std::array<std::size_t, story::kRegions.size()> regions = {};  ///< by story::Region
  std::size_t elsewhere = 0;                                     ///< at sea, in space, in Antarctica, or not known
  std::size_t before_1900 = 0;
  std::map<std::int64_t, std::size_t> centuries = {};  ///< 5 is the 5th century, -5 the 5th before Christ
  std::map<std::string, std::size_t> subjects = {};
};

/// Of an astronomical year. 1 to 100 are the first century, 0 (1 BC) to -99 the first before Christ, -1: there is none
/// between them.
std::int64_t century_of(std::int64_t year);

/// O(events).
Balance balance_of(const std::vector<story::Event>& events);

/// Of what the almanac's lists tell, whatever others, and its own articles, tell of the same. None where the library
/// has them not. Errors: busy, storage.
Result<std::optional<Balance>> almanac_balance(const keep::Store& store);

}  // namespace thisday::ask
