#pragma once
// The way of a story through time: of all ways through its dates, the one that jumps least. A shortest path, found with
// a beam; what jumps cost is in story_path.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace thisday::read {

/// A date of the story, as far as its words say it.
struct StoryItem {
  enum class Kind : std::uint8_t {
    full,      ///< has its year
    month,     ///< a month or season without one
    step,      ///< "two years later"
    to_month,  ///< "in May of the next year"
  };
  Kind kind = Kind::full;
  std::size_t phrase = 0;
  std::int64_t year = 0;  ///< of a full date
  int month = 0;          ///< 1 to 12; 0 for a year
  std::int64_t step = 0;  ///< in months, or in years of to_month
  bool whole_years = false;
  bool bracket = false;
  bool heading = false;
  bool opens = false;  ///< the first of its paragraph: where a story that goes elsewhere says so
  bool season = false;
  bool goes_on = false;  ///< right after the item before it: "Eight years earlier, on 25 May"
};

/// What the story does at an item.
struct StoryStep {
  std::optional<std::int64_t> year;  ///< given to a month
  bool aside = false;
};

/// A step for each item. O(items).
std::vector<StoryStep> story_path(const std::vector<StoryItem>& items);

}  // namespace thisday::read
