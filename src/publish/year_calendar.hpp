#pragma once
// The year, day by day: how much is known of each.

#include <cstddef>
#include <vector>

#include "publish/messages.hpp"
#include "publish/page_template.hpp"
#include "publish/paths.hpp"

namespace thisday::publish {

struct DayCount {
  MonthDay day;
  std::size_t events = 0;
};

/// The months of a year that has a 29 February, for a template. A day's level is 0 where nothing is known of it, else 1
/// to 5: the fifth of the days that it is in, by how much is known.
PageData year_calendar(const std::vector<DayCount>& counts, MonthDay here, const Messages& in);

}  // namespace thisday::publish
