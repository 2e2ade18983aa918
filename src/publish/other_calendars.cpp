#include "publish/other_calendars.hpp"

#include <array>
#include <optional>

#include "publish/words.hpp"
#include "when/calendars/calendar_systems.hpp"
#include "when/calendars/japanese.hpp"

namespace thisday::publish {
namespace {

using when::Calendar;
using when::LunarDay;

std::string key_of(std::string_view prefix, std::string_view calendar) {
  return std::string(prefix) + std::string(calendar);
}

// Months that have names, which the message file has; months that have numbers; months of ours.
std::string words_of(const when::CalendarSystem& system, const LunarDay& day, const Messages& in) {
  const std::string number = std::to_string(day.day);
  if (system.name == "julian") {
    const std::string words = day_words(day.month, day.day, in);
    return in.text("date-day", {{"day", words}, {"year", year_words(day.year, in)}});
  }
  if (system.name == "chinese" || system.name == "dangi")
    return in.text(day.leap ? "calendar-lunar-leap" : "calendar-lunar",
                   {{"day", number}, {"month", std::to_string(day.month)}});
  const std::string months = key_of("months-", system.name);
  const auto month = static_cast<std::size_t>(day.month - 1);
  if (month >= in.items(months)) return {};
  return in.text("calendar-date",
                 {{"day", number}, {"month", in.item(months, month)}, {"year", std::to_string(day.year)}});
}

// The eras that the message file names are those since Meiji, in which days are Gregorian with the era's year.
std::string japanese_words(when::DayNumber at, const when::CivilDay& day, const Messages& in) {
  const auto eras = when::japanese_eras();
  const std::size_t named = in.items("eras-japanese");
  const when::JapaneseEra* era = when::japanese_era(at);
  if (era == nullptr || day.year < 1873) return {};
  const std::size_t from_last = eras.size() - 1 - static_cast<std::size_t>(era - eras.data());
  if (from_last >= named) return {};
  return in.text("calendar-era", {{"era", in.item("eras-japanese", named - 1 - from_last)},
                                  {"year", std::to_string(day.year - era->first_day.year + 1)},
                                  {"date", day_words(day.month, day.day, in)}});
}

constexpr std::array kShown = {Calendar::julian,   Calendar::hebrew,  Calendar::islamic_civil, Calendar::persian,
                               Calendar::ethiopic, Calendar::chinese, Calendar::dangi,         Calendar::japanese};

}  // namespace

std::vector<CalendarDay> other_calendars(const when::CivilDay& day, const Messages& in) {
  const when::DayNumber at = when::day_number(Calendar::gregorian, day);
  std::vector<CalendarDay> days;
  for (const Calendar calendar : kShown) {
    const when::CalendarSystem& system = when::calendar_system(calendar);
    std::string words;
    if (calendar == Calendar::japanese) {
      words = japanese_words(at, day, in);
    } else if (calendar == Calendar::julian || system.sure(at)) {
      // Churches still count Julian days.
      if (const auto there = system.day(at)) words = words_of(system, *there, in);
    }
    if (!words.empty()) days.push_back({system.name, in.text(key_of("calendar-", system.name)), std::move(words)});
  }
  return days;
}

}  // namespace thisday::publish
