#pragma once
// What a date means, as `thisday date` and /api/v1/date are asked.

#include <optional>
#include <string>
#include <variant>

#include "base/result.hpp"
#include "serve/date_answer.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {

struct DateQuestion {
  std::string text;      ///< EDTF, ISO 8601 or English words
  std::string calendar;  ///< of its numbers: "julian", "hebrew"; empty: found out
  std::string region;    ///< whose change-over decides between Julian and Gregorian: "GB"; empty: none
  bool sure = false;     ///< refuse what is proleptic: a calendar beyond its history
  bool edtf = false;     ///< take nothing but EDTF
};

/// Whose calendar the numbers are in.
struct DateSetting {
  std::optional<when::Calendar> calendar;
  const when::ChangeOver* region = nullptr;
};

/// Errors: unsupported (no such calendar or region; the hint names those that there are).
Result<DateSetting> date_setting(const DateQuestion& question);

/// `today` is what a yearly day's next and last count from. Errors: syntax, range, with the byte; unsupported (not
/// sure).
Result<std::variant<DateAnswer, YearlyAnswer>> date_answer(const DateQuestion& question, const DateSetting& setting,
                                                           when::DayNumber today);

/// {"words", "error": {"code", "position", "message", "hint"}}
std::string date_error_json(const std::string& text, const Error& error);
/// "range", "unsupported", "syntax".
std::string_view date_error_name(Code code);

}  // namespace thisday::serve
