#pragma once
// A date as it is given on the command line.

#include <string>

#include "base/result.hpp"
#include "when/date.hpp"

namespace thisday::cli {

/// EDTF, or words of English: "1950-06", "27 July 1953", "February 11, 1731 O.S.". Errors: syntax, range.
Result<when::Date> date_given(const std::string& text, when::Calendar calendar = when::Calendar::gregorian);

}  // namespace thisday::cli
