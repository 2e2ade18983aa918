#include "when/calendar.hpp"

namespace thisday::when {

std::string_view name(Calendar calendar) {
  switch (calendar) {
    case Calendar::gregorian:
      return "gregorian";
    case Calendar::julian:
      return "julian";
  }
  return "gregorian";
}

std::optional<Calendar> calendar_named(std::string_view text) {
  for (const Calendar calendar : {Calendar::gregorian, Calendar::julian})
    if (name(calendar) == text) return calendar;
  return std::nullopt;
}

}  // namespace thisday::when
