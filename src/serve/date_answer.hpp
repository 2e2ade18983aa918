#pragma once
// What `thisday date` answers with, and the two ways to print it.

#include <cstdint>
#include <optional>
#include <string>

#include "when/calendars/change_over.hpp"
#include "when/date.hpp"
#include "when/recurrence.hpp"

namespace thisday::serve {

/// Of "late 5th century BC": the third of the span that is meant. It is a convention of ours, and no bound is moved by
/// it.
enum class Third : std::uint8_t { early, mid, late };

struct DateAnswer {
  std::string words;
  when::Date date;
  const when::ChangeOver* region = nullptr;  ///< in whose calendar the day is told, too; null for none
  std::optional<Third> third;
  bool sure_only = false;  ///< leave out the names that a day has in proleptic calendars
};

std::string date_text(const DateAnswer& answer);
std::string date_json(const DateAnswer& answer);

/// A day of every year, with the one before and after a day.
struct YearlyAnswer {
  std::string words;
  when::Recurrence rule;
  when::DayNumber today;
};

std::string yearly_text(const YearlyAnswer& answer);
std::string yearly_json(const YearlyAnswer& answer);

}  // namespace thisday::serve
