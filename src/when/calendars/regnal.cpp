#include "when/calendars/regnal.hpp"

#include <algorithm>

#include "when/recurrence.hpp"

namespace thisday::when {
namespace {

constexpr std::string_view kJohn = "John";

constexpr Reign kReigns[] = {
    {"William I", {1066, 12, 25}, {1087, 9, 9}},    {"William II", {1087, 9, 26}, {1100, 8, 2}},
    {"Henry I", {1100, 8, 5}, {1135, 12, 1}},       {"Stephen", {1135, 12, 26}, {1154, 10, 25}},
    {"Henry II", {1154, 12, 19}, {1189, 7, 6}},     {"Richard I", {1189, 9, 3}, {1199, 4, 6}},
    {kJohn, {1199, 5, 27}, {1216, 10, 19}},         {"Henry III", {1216, 10, 28}, {1272, 11, 16}},
    {"Edward I", {1272, 11, 20}, {1307, 7, 7}},     {"Edward II", {1307, 7, 8}, {1327, 1, 20}},
    {"Edward III", {1327, 1, 25}, {1377, 6, 21}},   {"Richard II", {1377, 6, 22}, {1399, 9, 29}},
    {"Henry IV", {1399, 9, 30}, {1413, 3, 20}},     {"Henry V", {1413, 3, 21}, {1422, 8, 31}},
    {"Henry VI", {1422, 9, 1}, {1461, 3, 4}},       {"Edward IV", {1461, 3, 4}, {1483, 4, 9}},
    {"Edward V", {1483, 4, 9}, {1483, 6, 25}},      {"Richard III", {1483, 6, 26}, {1485, 8, 22}},
    {"Henry VII", {1485, 8, 22}, {1509, 4, 21}},    {"Henry VIII", {1509, 4, 22}, {1547, 1, 28}},
    {"Edward VI", {1547, 1, 28}, {1553, 7, 6}},     {"Mary I", {1553, 7, 6}, {1558, 11, 17}},
    {"Elizabeth I", {1558, 11, 17}, {1603, 3, 24}}, {"James I", {1603, 3, 24}, {1625, 3, 27}},
    {"Charles I", {1625, 3, 27}, {1649, 1, 30}},    {"Charles II", {1649, 1, 30}, {1685, 2, 6}},
    {"James II", {1685, 2, 6}, {1688, 12, 11}},     {"William III and Mary II", {1689, 2, 13}, {1702, 3, 8}},
    {"Anne", {1702, 3, 8}, {1714, 8, 1}},           {"George I", {1714, 8, 1}, {1727, 6, 11}},
    {"George II", {1727, 6, 11}, {1760, 10, 25}},   {"George III", {1760, 10, 25}, {1820, 1, 29}},
    {"George IV", {1820, 1, 29}, {1830, 6, 26}},    {"William IV", {1830, 6, 26}, {1837, 6, 20}},
    {"Victoria", {1837, 6, 20}, {1901, 1, 22}},     {"Edward VII", {1901, 1, 22}, {1910, 5, 6}},
    {"George V", {1910, 5, 6}, {1936, 1, 20}},      {"Edward VIII", {1936, 1, 20}, {1936, 12, 11}},
    {"George VI", {1936, 12, 11}, {1952, 2, 6}},    {"Elizabeth II", {1952, 2, 6}, {2022, 9, 8}},
    {"Charles III", {2022, 9, 8}, {0, 1, 1}},
};

/// In the calendar that England used.
DayNumber english(const CivilDay& day) {
  constexpr CivilDay kFirstGregorian{1752, 9, 14};
  return day < kFirstGregorian ? julian::day_number(day) : gregorian::day_number(day);
}

/// The first day of the nth year, whether or not the reign lasted so long.
DayNumber year_begins(const Reign& reign, int year) {
  const std::int64_t in = reign.from.year + year - 1;
  constexpr std::int64_t kAscensionAfterEaster = 39;
  if (reign.monarch == kJohn) return orthodox_easter(in) + kAscensionAfterEaster;
  // George II's year kept its length in 1752: it went on from the 22nd, which was the 11th in the old style.
  if (reign.monarch == "George II" && in > 1752) return julian::day_number({in, 6, 11});
  return english({in, reign.from.month, reign.from.day});
}

bool ends(const Reign& reign) {
  return reign.to.year != 0;
}

}  // namespace

std::span<const Reign> reigns() {
  return kReigns;
}

std::optional<RegnalYear> regnal_year(DayNumber day) {
  const Reign* reign = nullptr;
  for (const Reign& candidate : kReigns)
    if (english(candidate.from) <= day) reign = &candidate;
  if (reign == nullptr || (ends(*reign) && english(reign->to) < day)) return std::nullopt;
  // The year of the anniversary is this Gregorian year's or one beside it.
  auto year = static_cast<int>(gregorian::civil_day(day).year - reign->from.year) + 2;
  while (year > 1 && year_begins(*reign, year) > day) --year;
  return RegnalYear{reign, year};
}

std::optional<Span> regnal_span(const Reign& reign, int year) {
  if (year < 1) return std::nullopt;
  const DayNumber first = year_begins(reign, year);
  DayNumber last = year_begins(reign, year + 1) - 1;
  if (ends(reign)) {
    if (first > english(reign.to)) return std::nullopt;
    last = std::min(last, english(reign.to));
  }
  return Span{first, last};
}

}  // namespace thisday::when
