#pragma once
// What standard output can show.

#include "publish/day_text.hpp"

namespace thisday::cli {

/// The width of the terminal, and colours unless NO_COLOR says otherwise; plain text of 80 columns where it is none.
publish::DayTextOptions terminal();

}  // namespace thisday::cli
