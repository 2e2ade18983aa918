#include "when/calendars/lunisolar.hpp"

#include <array>
#include <bit>

#include "when/detail/floor.hpp"

namespace thisday::when {
namespace {

constexpr std::uint32_t kKoreanYears[] = {
#include "when/calendars/korean_years.inc"
};
constexpr std::uint32_t kChineseYears[] = {
#include "when/calendars/chinese_years.inc"
};

int leap_month_of(std::uint32_t word) {
  return static_cast<int>(word >> 13 & 15U);
}
int months_of(std::uint32_t word) {
  return leap_month_of(word) != 0 ? 13 : 12;
}
/// Days before the month that is `index`th, from 0.
int days_before(std::uint32_t word, int index) {
  return 29 * index + std::popcount(word & ((1U << static_cast<unsigned>(index)) - 1U));
}
DayNumber new_year(std::uint32_t word, std::int64_t year) {
  return gregorian::day_number({year, 1, 1}) + (word >> 17);
}

}  // namespace

int LunisolarCalendar::leap_month(std::int64_t year) const {
  return leap_month_of(word(year));
}

std::optional<DayNumber> LunisolarCalendar::day_number(const LunarDay& day) const {
  if (!has(day.year) || day.month < 1 || day.month > 12) return std::nullopt;
  const std::uint32_t year = word(day.year);
  const int leap = leap_month_of(year);
  if (day.leap && day.month != leap) return std::nullopt;
  const int index = day.month - 1 + (day.leap || (leap != 0 && day.month > leap) ? 1 : 0);
  const int length = days_before(year, index + 1) - days_before(year, index);
  if (day.day < 1 || day.day > length) return std::nullopt;
  return new_year(year, day.year) + days_before(year, index) + (day.day - 1);
}

std::optional<LunarDay> LunisolarCalendar::lunar_day(DayNumber day) const {
  constexpr std::int64_t kLongestYear = 385;
  const DayNumber last_new_year = new_year(word(last_year()), last_year());
  if (day < new_year(word(first_year_), first_year_) || day >= last_new_year + kLongestYear) return std::nullopt;
  // The last days of a lunar year lie in the next Gregorian one.
  std::int64_t year = gregorian::civil_day(day).year;
  if (year > last_year() || new_year(word(year), year) > day) --year;
  const std::uint32_t packed = word(year);
  const auto in_year = static_cast<int>(day - new_year(packed, year));
  if (in_year >= days_before(packed, months_of(packed))) return std::nullopt;
  // A month has 29 or 30 days: at most one too many.
  int index = in_year / 29;
  if (days_before(packed, index) > in_year) --index;
  const int leap = leap_month_of(packed);
  const bool repeated = leap != 0 && index == leap;
  const int month = index + 1 - (leap != 0 && index >= leap ? 1 : 0);
  return LunarDay{year, month, repeated, in_year - days_before(packed, index) + 1};
}

const LunisolarCalendar& korean() {
  static constexpr LunisolarCalendar kCalendar(1000, kKoreanYears);
  return kCalendar;
}

const LunisolarCalendar& chinese() {
  static constexpr LunisolarCalendar kCalendar(1645, kChineseYears);
  return kCalendar;
}

int sexagenary(std::int64_t year) {
  return static_cast<int>(detail::floor_mod(year - 4, 60)) + 1;
}

int sexagenary_day(DayNumber day) {
  constexpr std::int64_t kFirstOfACycle = 46;
  return static_cast<int>(detail::floor_mod(day.rata_die - kFirstOfACycle, 60)) + 1;
}

std::string sexagenary_name(std::int64_t year) {
  constexpr std::array<const char*, 10> kStems = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
  constexpr std::array<const char*, 12> kBranches = {"子", "丑", "寅", "卯", "辰", "巳",
                                                     "午", "未", "申", "酉", "戌", "亥"};
  const auto place = static_cast<std::size_t>(sexagenary(year) - 1);
  return std::string(kStems[place % 10]) + kBranches[place % 12];
}

}  // namespace thisday::when
