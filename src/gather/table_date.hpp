#pragma once
// Dates as tables have them.

#include <string_view>

#include "base/result.hpp"
#include "when/date.hpp"

namespace thisday::gather {

struct TableDateOptions {
  bool month_first = true;  ///< 3/4/1953 is 4 March
  when::Calendar calendar = when::Calendar::gregorian;
};

/// EDTF, the words of any language that has heads, 27/7/1953, 27.7.1953, 19530727, 1953-07-27T10:00:00Z,
/// 1953-07-27 10:00, and seconds since 1970 in ten digits. Errors: syntax, range (no such day).
Result<when::Date> table_date(std::string_view words, const TableDateOptions& options);

/// 1 to 12 of a month's name in any language; 0 of anything else.
int month_number(std::string_view word);

}  // namespace thisday::gather
