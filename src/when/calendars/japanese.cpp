#include "when/calendars/japanese.hpp"

#include <algorithm>
#include <iterator>

namespace thisday::when {
namespace {

constexpr JapaneseEra kEras[] = {
    {"Kaei", "嘉永", {1848, 4, 1}},    {"Ansei", "安政", {1855, 1, 15}},  {"Man'en", "万延", {1860, 4, 8}},
    {"Bunkyu", "文久", {1861, 3, 29}}, {"Genji", "元治", {1864, 3, 27}},  {"Keio", "慶応", {1865, 5, 1}},
    {"Meiji", "明治", {1868, 10, 23}}, {"Taisho", "大正", {1912, 7, 30}}, {"Showa", "昭和", {1926, 12, 25}},
    {"Heisei", "平成", {1989, 1, 8}},  {"Reiwa", "令和", {2019, 5, 1}},
};
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

std::optional<JapaneseDay> japanese_day(DayNumber day) {
  if (day < kFirstGregorianDay) return std::nullopt;
  const JapaneseEra* era = japanese_era(day);
  const CivilDay civil = gregorian::civil_day(day);
  return JapaneseDay{era, static_cast<int>(civil.year - era->first_day.year) + 1, civil.month, civil.day};
}

std::optional<DayNumber> day_number(const JapaneseDay& day) {
  if (day.era == nullptr || day.year < 1) return std::nullopt;
  const std::int64_t year = day.era->first_day.year + day.year - 1;
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > gregorian::days_in_month(year, day.month))
    return std::nullopt;
  const DayNumber number = gregorian::day_number({year, day.month, day.day});
  if (number < kFirstGregorianDay || japanese_era(number) != day.era) return std::nullopt;
  return number;
}

}  // namespace thisday::when
