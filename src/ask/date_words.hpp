#pragma once
// Years, days and dates as readers write them. No year 0, nothing made more precise than its source.

#include <cstdint>
#include <string>
#include <string_view>

#include "when/date.hpp"

namespace thisday::ask {

/// "January" for 1.
std::string_view month_name(int month);

/// "27 July".
std::string day_words(int month, int day);

/// An astronomical year: 1953 is "1953", 79 "AD 79", 0 "1 BC", -43 "44 BC".
std::string year_words(std::int64_t year);

/// "1914–1918", "58–50 BC", "27 BC – AD 14"; one year where both are the same.
std::string years_words(std::int64_t from, std::int64_t to);

/// In the numbers of its calendar: "27 July 1953", "June 1950", "c. 1100", "1950s", "1100?", "25 June 1950 – 27 July
/// 1953", "from 27 July 1953 on". What has no plain form is said in the source's own words, or as EDTF.
std::string date_words(const when::Date& date);
std::string date_words(const when::Edtf& date);

/// "73 years ago", "1 year ago", "this year".
std::string ago_words(std::int64_t years);

/// Anniversaries that people keep: 5, 10, and every 25.
bool is_round(std::int64_t years);

}  // namespace thisday::ask
