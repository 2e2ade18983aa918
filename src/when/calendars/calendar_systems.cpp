#include "when/calendars/calendar_systems.hpp"

#include "when/calendar.hpp"
#include "when/calendars/coptic.hpp"
#include "when/calendars/french_republican.hpp"
#include "when/calendars/hebrew.hpp"
#include "when/calendars/indian_national.hpp"
#include "when/calendars/islamic.hpp"
#include "when/calendars/japanese.hpp"
#include "when/calendars/persian.hpp"
#include "when/calendars/swedish.hpp"
#include "when/calendars/umm_al_qura.hpp"
#include "when/calendars/year_counts.hpp"

namespace thisday::when {
namespace {

// The day numbers of all the calendars stay in 64 bits, and their loops short, for years within this.
constexpr std::int64_t kMostYears = 1'000'000'000;
constexpr std::int64_t kMostDays = 366 * kMostYears;

bool in_range(DayNumber day) {
  return day.rata_die >= -kMostDays && day.rata_die <= kMostDays;
}
bool in_range(std::int64_t year) {
  return year >= -kMostYears && year <= kMostYears;
}

LunarDay plain(const CivilDay& day) {
  return {day.year, day.month, false, day.day};
}
CivilDay plain(const LunarDay& day) {
  return {day.year, day.month, day.day};
}

/// From three functions on CivilDay, in a namespace or a class of that name, to the two of the table.
#define THISDAY_ARITHMETIC(calendar)                                                              \
  [](DayNumber day) -> std::optional<LunarDay> {                                                  \
    if (!in_range(day)) return std::nullopt;                                                      \
    return plain(calendar::civil_day(day));                                                       \
  },                                                                                              \
      [](const LunarDay& day) -> std::optional<DayNumber> {                                       \
        if (day.leap || !in_range(day.year) || !calendar::valid(plain(day))) return std::nullopt; \
        return calendar::day_number(plain(day));                                                  \
      }

struct GregorianDays {
  static bool valid(const CivilDay& day) { return when::valid(Calendar::gregorian, day); }
  static DayNumber day_number(const CivilDay& day) { return gregorian::day_number(day); }
  static CivilDay civil_day(DayNumber day) { return gregorian::civil_day(day); }
};

struct JulianDays {
  static bool valid(const CivilDay& day) { return when::valid(Calendar::julian, day); }
  static DayNumber day_number(const CivilDay& day) { return julian::day_number(day); }
  static CivilDay civil_day(DayNumber day) { return julian::civil_day(day); }
};

struct IslamicThursday {
  static bool valid(const CivilDay& day) { return islamic::valid(day); }
  static DayNumber day_number(const CivilDay& day) { return islamic::day_number(day, islamic::Epoch::thursday); }
  static CivilDay civil_day(DayNumber day) { return islamic::civil_day(day, islamic::Epoch::thursday); }
};

std::optional<LunarDay> republican_day(DayNumber day) {
  const auto found = french_republican::civil_day(day);
  if (!found) return std::nullopt;
  return plain(*found);
}
std::optional<DayNumber> republican_number(const LunarDay& day) {
  if (day.leap || !french_republican::valid(plain(day))) return std::nullopt;
  return french_republican::day_number(plain(day));
}

std::optional<LunarDay> japanese_in_range(DayNumber day) {
  return in_range(day) ? japanese_calendar_day(day) : std::nullopt;
}
std::optional<DayNumber> japanese_number_in_range(const LunarDay& day) {
  return in_range(day.year) ? japanese_calendar_number(day) : std::nullopt;
}

std::optional<LunarDay> umm_al_qura_day(DayNumber day) {
  const auto found = umm_al_qura::civil_day(day);
  if (!found) return std::nullopt;
  return plain(*found);
}
std::optional<DayNumber> umm_al_qura_number(const LunarDay& day) {
  return day.leap ? std::nullopt : umm_al_qura::day_number(plain(day));
}

std::optional<LunarDay> persian_day(DayNumber day) {
  const auto found = persian::civil_day(day);
  if (!found) return std::nullopt;
  return plain(*found);
}
std::optional<DayNumber> persian_number(const LunarDay& day) {
  return day.leap ? std::nullopt : persian::day_number(plain(day));
}

/// The Gregorian calendar with years counted from elsewhere.
template <std::int64_t (*kCount)(std::int64_t)>
struct GregorianYears {
  static constexpr std::int64_t kAhead = kCount(0);

  static bool valid(const CivilDay& day) {
    return when::valid(Calendar::gregorian, {day.year - kAhead, day.month, day.day});
  }
  static DayNumber day_number(const CivilDay& day) {
    return gregorian::day_number({day.year - kAhead, day.month, day.day});
  }
  static CivilDay civil_day(DayNumber day) {
    const CivilDay named = gregorian::civil_day(day);
    return {named.year + kAhead, named.month, named.day};
  }
};

constexpr DayNumber from(std::int64_t year, int month, int day) {
  return gregorian::day_number({year, month, day});
}

const CalendarSystem kSystems[] = {
    {"gregorian", THISDAY_ARITHMETIC(GregorianDays), from(1582, 10, 15), {}},
    // Augustus had put Caesar's leap years right by AD 8.
    {"julian", THISDAY_ARITHMETIC(JulianDays), julian::day_number({8, 3, 1}), {}},
    // The rule is whole by the time of Maimonides.
    {"swedish", THISDAY_ARITHMETIC(swedish), swedish::kFirst, swedish::kLast},
    {"hebrew", THISDAY_ARITHMETIC(hebrew), hebrew::day_number({4938, 7, 1}), {}},
    // No one's months ran by it but astronomers': never sure to the day.
    {"islamic-civil", THISDAY_ARITHMETIC(islamic), {kMostDays}, {}},
    {"islamic-tbla", THISDAY_ARITHMETIC(IslamicThursday), {kMostDays}, {}},
    {"islamic-umalqura", umm_al_qura_day, umm_al_qura_number, from(1999, 4, 17), from(2029, 5, 13)},
    {"persian", persian_day, persian_number, from(1925, 3, 31), from(2089, 12, 31)},
    {"coptic", THISDAY_ARITHMETIC(coptic), coptic::day_number({1, 1, 1}), {}},
    {"ethiopic", THISDAY_ARITHMETIC(ethiopic), ethiopic::day_number({277, 1, 1}), {}},
    {"indian", THISDAY_ARITHMETIC(indian_national), from(1957, 3, 22), {}},
    {"french-republican", republican_day, republican_number, from(1793, 11, 24), from(1805, 12, 31)},
    {"chinese", [](DayNumber day) { return chinese().lunar_day(day); },
     [](const LunarDay& day) { return chinese().day_number(day); }, from(1645, 1, 28), from(2100, 1, 1)},
    {"dangi", [](DayNumber day) { return korean().lunar_day(day); },
     [](const LunarDay& day) { return korean().day_number(day); }, from(1000, 1, 1), from(2050, 12, 31)},
    {"japanese", japanese_in_range, japanese_number_in_range, kOneJapaneseAlmanac, {}},
    {"buddhist", THISDAY_ARITHMETIC(GregorianYears<buddhist>), from(1941, 1, 1), {}},
    {"roc", THISDAY_ARITHMETIC(GregorianYears<minguo>), from(1912, 1, 1), {}},
    {"juche", THISDAY_ARITHMETIC(GregorianYears<juche>), from(1997, 9, 9), from(2024, 10, 31)},
    {"dangun", THISDAY_ARITHMETIC(GregorianYears<dangun>), from(1948, 9, 25), from(1961, 12, 31)},
};
static_assert(std::size(kSystems) == static_cast<std::size_t>(Calendar::dangun) + 1);

#undef THISDAY_ARITHMETIC

}  // namespace

std::span<const CalendarSystem> calendar_systems() {
  return kSystems;
}

const CalendarSystem& calendar_system(Calendar calendar) {
  return kSystems[static_cast<std::size_t>(calendar)];
}

const CalendarSystem* calendar_system(std::string_view name) {
  for (const CalendarSystem& system : kSystems)
    if (system.name == name) return &system;
  return nullptr;
}

}  // namespace thisday::when
