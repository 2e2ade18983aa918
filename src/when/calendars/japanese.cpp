#include "when/calendars/japanese.hpp"

#include <algorithm>
#include <iterator>

namespace thisday::when {
namespace {

constexpr JapaneseEra kEras[] = {
    {"Tensho", "天正", 1573, {1573, 9, 4}},    {"Bunroku", "文禄", 1592, {1593, 1, 10}},
    {"Keicho", "慶長", 1596, {1596, 12, 16}},  {"Genna", "元和", 1615, {1615, 9, 5}},
    {"Kan'ei", "寛永", 1624, {1624, 4, 17}},   {"Shoho", "正保", 1644, {1645, 1, 13}},
    {"Keian", "慶安", 1648, {1648, 4, 7}},     {"Joo", "承応", 1652, {1652, 10, 20}},
    {"Meireki", "明暦", 1655, {1655, 5, 18}},  {"Manji", "万治", 1658, {1658, 8, 21}},
    {"Kanbun", "寛文", 1661, {1661, 5, 23}},   {"Enpo", "延宝", 1673, {1673, 10, 30}},
    {"Tenna", "天和", 1681, {1681, 11, 9}},    {"Jokyo", "貞享", 1684, {1684, 4, 5}},
    {"Genroku", "元禄", 1688, {1688, 10, 23}}, {"Hoei", "宝永", 1704, {1704, 4, 16}},
    {"Shotoku", "正徳", 1711, {1711, 6, 11}},  {"Kyoho", "享保", 1716, {1716, 8, 9}},
    {"Genbun", "元文", 1736, {1736, 6, 7}},    {"Kanpo", "寛保", 1741, {1741, 4, 12}},
    {"Enkyo", "延享", 1744, {1744, 4, 3}},     {"Kan'en", "寛延", 1748, {1748, 8, 5}},
    {"Horeki", "宝暦", 1751, {1751, 12, 14}},  {"Meiwa", "明和", 1764, {1764, 6, 30}},
    {"An'ei", "安永", 1772, {1772, 12, 10}},   {"Tenmei", "天明", 1781, {1781, 4, 25}},
    {"Kansei", "寛政", 1789, {1789, 2, 19}},   {"Kyowa", "享和", 1801, {1801, 3, 19}},
    {"Bunka", "文化", 1804, {1804, 3, 22}},    {"Bunsei", "文政", 1818, {1818, 5, 26}},
    {"Tenpo", "天保", 1830, {1831, 1, 23}},    {"Koka", "弘化", 1844, {1845, 1, 9}},
    {"Kaei", "嘉永", 1848, {1848, 4, 1}},      {"Ansei", "安政", 1854, {1855, 1, 15}},
    {"Man'en", "万延", 1860, {1860, 4, 8}},    {"Bunkyu", "文久", 1861, {1861, 3, 29}},
    {"Genji", "元治", 1864, {1864, 3, 27}},    {"Keio", "慶応", 1865, {1865, 5, 1}},
    {"Meiji", "明治", 1868, {1868, 10, 23}},   {"Taisho", "大正", 1912, {1912, 7, 30}},
    {"Showa", "昭和", 1926, {1926, 12, 25}},   {"Heisei", "平成", 1989, {1989, 1, 8}},
    {"Reiwa", "令和", 2019, {2019, 5, 1}},
};

constexpr std::uint32_t kLunarYears[] = {
#include "when/calendars/japanese_years.inc"
};
constexpr LunisolarCalendar kLunar(1581, kLunarYears);

constexpr DayNumber kFirstGregorianDay = gregorian::day_number({1873, 1, 1});

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const JapaneseEra> japanese_eras() {
  return kEras;
}

const JapaneseEra* japanese_era(DayNumber day) {
  const JapaneseEra* found = nullptr;
  for (const JapaneseEra& era : kEras)
    if (gregorian::day_number(era.first_day) <= day) found = &era;
  return found;
}

const JapaneseEra* japanese_era_named(std::string_view name) {
  for (const JapaneseEra& era : kEras)
    if (same_word(era.name, name) || era.kanji == name) return &era;
  return nullptr;
}

std::optional<LunarDay> japanese_calendar_day(DayNumber day) {
  if (day < kFirstGregorianDay) return kLunar.lunar_day(day);
  const CivilDay civil = gregorian::civil_day(day);
  return LunarDay{civil.year, civil.month, false, civil.day};
}

std::optional<DayNumber> japanese_calendar_number(const LunarDay& day) {
  std::optional<DayNumber> number;
  if (day.year <= kLunar.last_year()) {
    number = kLunar.day_number(day);
    // The 12th month of Meiji 5 had two days.
    if (number && *number >= kFirstGregorianDay) return std::nullopt;
    return number;
  }
  const bool exists = !day.leap && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
                      day.day <= gregorian::days_in_month(day.year, day.month);
  if (exists) number = gregorian::day_number({day.year, day.month, day.day});
  return number;
}

std::optional<JapaneseDay> japanese_day(DayNumber day) {
  const auto named = japanese_calendar_day(day);
  if (!named) return std::nullopt;
  const JapaneseEra* era = japanese_era(day);
  return JapaneseDay{era, static_cast<int>(named->year - era->first_year) + 1, named->month, named->leap, named->day};
}

std::optional<DayNumber> day_number(const JapaneseDay& day) {
  if (day.era == nullptr || day.year < 1) return std::nullopt;
  const auto number = japanese_calendar_number({day.era->first_year + day.year - 1, day.month, day.leap, day.day});
  return number && japanese_era(*number) == day.era ? number : std::nullopt;
}

}  // namespace thisday::when
