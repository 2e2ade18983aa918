#pragma once
// Dates of several precisions under each other, drawn on one scale: a day is a dot, a month or a year as long as it is,
// what is circa has no edge.

#include <string>
#include <vector>

#include "when/date.hpp"

namespace thisday::publish {

struct StripDate {
  when::Date date;
  std::string label;
};

/// SVG, one line for each date that differs from those before it; nothing where all have one span, or none has. What
/// is open on a side, or thousands of years from the others, is left out. O(dates²).
std::string date_strip_svg(const std::vector<StripDate>& dates);

}  // namespace thisday::publish
