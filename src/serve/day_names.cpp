#include "serve/day_names.hpp"

#include <fmt/format.h>

#include <array>

#include "phrase/phrase.hpp"
#include "publish/words.hpp"
#include "when/calendars/calendar_systems.hpp"
#include "when/calendars/japanese.hpp"
#include "when/calendars/regnal.hpp"
#include "when/calendars/roman.hpp"
#include "when/calendars/year_counts.hpp"

namespace thisday::serve {
namespace {

using when::Calendar;
using when::CivilDay;
using when::DayNumber;

struct Style {
  Calendar calendar;
  std::string_view label;
  std::string_view count;  ///< what stands after a year's number: "AH"
};
constexpr Style kStyles[] = {
    {Calendar::gregorian, "Gregorian", ""},
    {Calendar::julian, "Julian", ""},
    {Calendar::swedish, "Swedish", ""},
    {Calendar::hebrew, "Hebrew", " AM"},
    {Calendar::islamic_civil, "Islamic (tabular)", " AH"},
    {Calendar::islamic_tbla, "Islamic (Thursday epoch)", " AH"},
    {Calendar::islamic_umalqura, "Islamic (Umm al-Qura)", " AH"},
    {Calendar::persian, "Persian", " AP"},
    {Calendar::coptic, "Coptic", ""},
    {Calendar::ethiopic, "Ethiopic", " EC"},
    {Calendar::indian, "Indian national", " Saka"},
    {Calendar::french_republican, "French Republican", ""},
    {Calendar::chinese, "Chinese", ""},
    {Calendar::dangi, "Korean", ""},
    {Calendar::japanese, "Japanese", ""},
    {Calendar::buddhist, "Buddhist era", ""},
    {Calendar::roc, "Minguo", ""},
    {Calendar::juche, "Juche", ""},
    {Calendar::dangun, "Dangun", ""},
};
static_assert(std::size(kStyles) == static_cast<std::size_t>(Calendar::dangun) + 1);

std::string roman_numeral(std::int64_t number) {
  constexpr std::array<std::pair<int, std::string_view>, 5> kParts = {
      {{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string text;
  for (const auto& [value, letters] : kParts)
    for (; number >= value; number -= value) text += letters;
  return text;
}

std::string ordinal(std::int64_t number) {
  const std::int64_t last = number % 100 / 10 == 1 ? 0 : number % 10;
  return fmt::format("{}{}", number, last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string lunar_month(const CivilDay& day) {
  const bool leap = day.month > when::kLeapMonth;
  return fmt::format("{}{} month", leap ? "leap " : "", ordinal(leap ? day.month - when::kLeapMonth : day.month));
}

/// Of one calendar, without what is told of the year besides.
std::string text_in(const Style& style, const CivilDay& day, DayNumber number) {
  switch (style.calendar) {
    case Calendar::gregorian:
    case Calendar::julian:
    case Calendar::swedish:
      return fmt::format("{} {} {}", day.day, publish::month_name(day.month), year_text(day.year));
    case Calendar::chinese:
    case Calendar::dangi:
      return fmt::format("{}, {} day, year {} ({})", lunar_month(day), ordinal(day.day),
                         when::sexagenary_name(day.year), day.year);
    case Calendar::japanese: {
      const when::JapaneseDay japanese = *when::japanese_day(number);
      const std::string year = fmt::format("{} {}", japanese.era->name, japanese.year);
      if (number >= when::gregorian::day_number({1873, 1, 1}))
        return fmt::format("{} {} {}", day.day, publish::month_name(day.month), year);
      return fmt::format("{}, {}, {} day", year, lunar_month(day), ordinal(day.day));
    }
    case Calendar::buddhist:
      return fmt::format("{} {} {} BE", day.day, publish::month_name(day.month), day.year);
    case Calendar::roc:
    case Calendar::juche:
    case Calendar::dangun:
      return fmt::format("{} {} {} {}", day.day, publish::month_name(day.month), style.label, day.year);
    default:
      break;
  }
  const std::string_view month = phrase::Grammar::of("en")->month_name(style.calendar, day.month);
  if (style.calendar == Calendar::french_republican)
    return fmt::format("{} {} an {}", day.day, month, roman_numeral(day.year));
  return fmt::format("{} {} {}{}", day.day, month, day.year, style.count);
}

DayName in_calendar(const Style& style, const when::LunarDay& named, DayNumber number) {
  const CivilDay day = when::civil(named);
  const when::CalendarSystem& system = when::calendar_system(style.calendar);
  DayName name{system.name, style.label, text_in(style, day, number), system.sure(number), true, {}};
  name.numbers = {{"text", name.text},  {"year", named.year}, {"month", named.month},
                  {"leap", named.leap}, {"day", named.day},   {"sure", name.sure}};
  const std::string_view month = phrase::Grammar::of("en")->month_name(style.calendar, day.month);
  if (!month.empty()) name.numbers["month_name"] = month;
  if (style.calendar == Calendar::chinese || style.calendar == Calendar::dangi)
    name.numbers["year_name"] = when::sexagenary_name(day.year);
  if (style.calendar == Calendar::japanese) {
    const when::JapaneseDay japanese = *when::japanese_day(number);
    name.numbers["era"] = japanese.era->name;
    name.numbers["era_name"] = japanese.era->kanji;
    name.numbers["era_year"] = japanese.year;
  }
  const bool count_of_ours = style.calendar >= Calendar::buddhist;
  if ((!when::has_julian_months(style.calendar) && named.year < 1) || style.calendar == Calendar::islamic_tbla ||
      (style.calendar == Calendar::swedish && !name.sure) || (count_of_ours && !name.sure))
    name.shown = false;
  return name;
}

DayName roman(DayNumber number) {
  constexpr std::string_view kEvents[] = {"Kal.", "Non.", "Id."};
  const CivilDay julian = when::julian::civil_day(number);
  const when::RomanDay day = when::roman::from_julian(julian);
  const std::string_view event = kEvents[static_cast<std::size_t>(day.event) - 1];
  const std::string before = day.count == 1 ? ""
                             : day.count == 2
                                 ? "prid. "
                                 : fmt::format("a.d. {}{} ", day.bissextus ? "bis " : "", roman_numeral(day.count));
  DayName name{
      "roman",
      "Roman",
      fmt::format("{}{} {}. {}", before, event, publish::month_name(day.month).substr(0, 3), year_text(julian.year)),
      when::calendar_system(Calendar::julian).sure(number),
      true,
      {}};
  const std::int64_t city = when::roman::ab_urbe_condita(julian.year);
  if (city > 0) name.text += fmt::format(" ({} AUC)", city);
  name.shown = city > 0 && julian.year < 1000;
  constexpr std::string_view kNames[] = {"kalends", "nones", "ides"};
  name.numbers = {{"text", name.text},  {"year", day.year},
                  {"month", day.month}, {"event", kNames[static_cast<std::size_t>(day.event) - 1]},
                  {"count", day.count}, {"bissextus", day.bissextus},
                  {"auc", city},        {"sure", name.sure}};
  return name;
}

/// The games were held in summer, and the year ran from them; July stands for the new moon they began with. As numbers,
/// the year that began in the Julian year, as tables have it.
void add_olympiad(std::vector<DayName>& names, DayNumber number) {
  const CivilDay julian = when::julian::civil_day(number);
  constexpr int kGames = 7;
  const std::int64_t running = julian.month >= kGames ? julian.year : julian.year - 1;
  constexpr std::int64_t kFirst = -775;
  constexpr std::int64_t kLast = 393;
  if (running < kFirst) return;
  const when::OlympiadYear now = when::olympiad(running);
  const when::OlympiadYear begun = when::olympiad(julian.year);
  const bool held = running < kLast;
  DayName name{"olympiad", "Olympiad", fmt::format("Ol. {}.{}", now.olympiad, now.year), held, held, {}};
  name.numbers = {{"text", name.text}, {"olympiad", begun.olympiad}, {"year", begun.year}, {"sure", name.sure}};
  names.push_back(std::move(name));
}

void add_regnal(std::vector<DayName>& names, DayNumber number) {
  const auto regnal = when::regnal_year(number);
  if (!regnal) return;
  DayName name{"regnal", "English regnal year", fmt::format("{} {}", regnal->year, regnal->reign->monarch), true, true,
               {}};
  name.numbers = {{"text", name.text}, {"monarch", regnal->reign->monarch}, {"year", regnal->year}};
  names.push_back(std::move(name));
}

}  // namespace

std::vector<DayName> day_names(DayNumber number) {
  std::vector<DayName> names;
  for (const Style& style : kStyles) {
    const auto day = when::calendar_system(style.calendar).day(number);
    if (!day) continue;
    names.push_back(in_calendar(style, *day, number));
    if (style.calendar == Calendar::julian) names.push_back(roman(number));
  }
  add_olympiad(names, number);
  add_regnal(names, number);
  return names;
}

std::string year_text(std::int64_t year) {
  return publish::year_words(year);
}

std::string iso_day(const CivilDay& day) {
  const std::uint64_t magnitude = static_cast<std::uint64_t>(day.year < 0 ? -day.year : day.year);
  return fmt::format("{}{:04}-{:02}-{:02}", day.year < 0 ? "-" : "", magnitude, day.month, day.day);
}

}  // namespace thisday::serve
