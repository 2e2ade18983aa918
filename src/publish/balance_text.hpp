#pragma once
// How even the almanac is, for people and for programs.

#include <string>

#include "ask/balance.hpp"

namespace thisday::publish {

/// The shares of regions, centuries and subjects, and the thinnest days. Ends with a newline.
std::string balance_text(const ask::Balance& balance);

/// "20th century", "5th century BC", as ask::century_of() numbers them.
std::string century_words(std::int64_t century);

/// {"records", "kinds": {"event", "birth", "death", "observance"},
///  "shares": {"africa", "asia", "europe", "latin_america", "northern_america", "oceania", "elsewhere", "before_1900"},
///  "centuries": {"-5": …, "20": …}, "subjects": {"war": …},
///  "events_per_day": {"01-01": …, … "12-31"}, "lives_per_day": {…}, "observances_per_day": {…}}
///
/// Shares are of the events, from 0 to 1; all 366 days are there.
std::string balance_json(const ask::Balance& balance);

}  // namespace thisday::publish
