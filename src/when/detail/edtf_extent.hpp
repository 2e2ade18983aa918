#pragma once
// The first and last day that one EDTF date may mean.

#include <optional>

#include "when/calendar.hpp"
#include "when/edtf_date.hpp"

namespace thisday::when::detail {

/// A date with X may be one of several: `earliest` and `latest` are the first and last of them, each a whole day,
/// month, year. A date without X is one, and both are the same.
struct Unit {
  CivilDay first;
  CivilDay last;
};
struct Extent {
  Unit earliest;
  Unit latest;
};

/// None where no day, month or year fits the digits: 1900-02-29, 1985-1X-31 in no calendar, 2001-3X.
std::optional<Extent> extent(const EdtfDate& date, Calendar calendar);

}  // namespace thisday::when::detail
