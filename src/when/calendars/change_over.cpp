#include "when/calendars/change_over.hpp"

#include <array>

#include "when/calendars/swedish.hpp"

namespace thisday::when {
namespace {

// Dates of the decrees as carried out. Where a country changed piece by piece, each piece is a region; the first region
// of a country that is listed under its code is the one that the code alone means.
constexpr ChangeOver kChangeOvers[] = {
    {"spain", "ES", {1582, 10, 4}, {1582, 10, 15}},    {"portugal", "PT", {1582, 10, 4}, {1582, 10, 15}},
    {"poland", "PL", {1582, 10, 4}, {1582, 10, 15}},   {"italy", "IT", {1582, 10, 4}, {1582, 10, 15}},
    {"france", "FR", {1582, 12, 9}, {1582, 12, 20}},   {"brabant", "", {1582, 12, 14}, {1582, 12, 25}},
    {"zeeland", "", {1582, 12, 14}, {1582, 12, 25}},   {"southern-netherlands", "BE", {1582, 12, 21}, {1583, 1, 1}},
    {"holland", "NL", {1583, 1, 1}, {1583, 1, 12}},    {"bavaria", "", {1583, 10, 5}, {1583, 10, 16}},
    {"tyrol", "", {1583, 10, 5}, {1583, 10, 16}},      {"austria", "AT", {1583, 12, 14}, {1583, 12, 25}},
    {"bohemia", "CZ", {1584, 1, 6}, {1584, 1, 17}},    {"switzerland-catholic", "", {1584, 1, 11}, {1584, 1, 22}},
    {"hungary", "HU", {1587, 10, 21}, {1587, 11, 1}},  {"transylvania", "", {1590, 12, 14}, {1590, 12, 25}},
    {"prussia", "", {1610, 8, 22}, {1610, 9, 2}},      {"germany-protestant", "", {1700, 2, 18}, {1700, 3, 1}},
    {"denmark", "DK", {1700, 2, 18}, {1700, 3, 1}},    {"norway", "NO", {1700, 2, 18}, {1700, 3, 1}},
    {"iceland", "IS", {1700, 11, 16}, {1700, 11, 28}}, {"gelderland", "", {1700, 6, 30}, {1700, 7, 12}},
    {"utrecht", "", {1700, 11, 30}, {1700, 12, 12}},   {"friesland", "", {1700, 12, 31}, {1701, 1, 12}},
    {"groningen", "", {1700, 12, 31}, {1701, 1, 12}},  {"switzerland-protestant", "", {1700, 12, 31}, {1701, 1, 12}},
    {"drenthe", "", {1701, 4, 30}, {1701, 5, 12}},     {"britain", "GB", {1752, 9, 2}, {1752, 9, 14}},
    {"ireland", "IE", {1752, 9, 2}, {1752, 9, 14}},    {"united-states", "US", {1752, 9, 2}, {1752, 9, 14}},
    {"canada", "CA", {1752, 9, 2}, {1752, 9, 14}},     {"sweden", "SE", {1753, 2, 17}, {1753, 3, 1}},
    {"finland", "FI", {1753, 2, 17}, {1753, 3, 1}},    {"lorraine", "", {1760, 2, 16}, {1760, 2, 28}},
    {"bulgaria", "BG", {1916, 3, 31}, {1916, 4, 14}},  {"turkey", "TR", {1917, 2, 15}, {1917, 3, 1}},
    {"russia", "RU", {1918, 1, 31}, {1918, 2, 14}},    {"belarus", "BY", {1918, 1, 31}, {1918, 2, 14}},
    {"estonia", "EE", {1918, 1, 31}, {1918, 2, 14}},   {"ukraine", "UA", {1918, 2, 15}, {1918, 3, 1}},
    {"georgia", "GE", {1918, 4, 17}, {1918, 5, 1}},    {"serbia", "RS", {1919, 1, 14}, {1919, 1, 28}},
    {"romania", "RO", {1919, 3, 31}, {1919, 4, 14}},   {"greece", "GR", {1923, 2, 15}, {1923, 3, 1}},
};

bool used_swedish(const ChangeOver& usage) {
  return usage.region == "sweden" || usage.region == "finland";
}

struct FirstDay {
  std::string_view country;
  CivilDay day;
};
constexpr FirstDay kFirstDays[] = {
    {"JP", {1873, 1, 1}}, {"KR", {1896, 1, 1}},  {"KP", {1896, 1, 1}},  {"CN", {1912, 1, 1}},
    {"TW", {1912, 1, 1}}, {"EG", {1875, 9, 11}}, {"IN", {1752, 9, 14}},
};

}  // namespace

std::span<const ChangeOver> change_overs() {
  return kChangeOvers;
}

const ChangeOver* change_over(std::string_view wanted) {
  if (wanted.empty()) return nullptr;
  for (const ChangeOver& usage : kChangeOvers)
    if (usage.region == wanted || usage.country == wanted) return &usage;
  return nullptr;
}

WrittenDay written_day(const ChangeOver& usage, DayNumber day) {
  using Style = WrittenDay::Style;
  if (day >= gregorian::day_number(usage.first_gregorian)) return {Style::gregorian, gregorian::civil_day(day)};
  if (used_swedish(usage) && day >= swedish::kFirst && day <= swedish::kLast)
    return {Style::swedish, swedish::civil_day(day)};
  return {Style::julian, julian::civil_day(day)};
}

std::optional<DayNumber> day_number_as_written(const ChangeOver& usage, const CivilDay& day) {
  if (used_swedish(usage) && day == swedish::kThirtiethOfFebruary) return swedish::kLast;
  // One of these is the day, if it was ever written: the Gregorian, the Julian and Sweden's.
  std::array<std::optional<DayNumber>, 3> candidates;
  if (valid(Calendar::gregorian, day)) candidates[0] = gregorian::day_number(day);
  if (valid(Calendar::julian, day)) {
    candidates[1] = julian::day_number(day);
    candidates[2] = *candidates[1] - 1;
  }
  for (const auto& candidate : candidates)
    if (candidate && written_day(usage, *candidate).day == day) return candidate;
  return std::nullopt;
}

std::optional<CivilDay> first_gregorian_day(std::string_view country) {
  for (const FirstDay& first : kFirstDays)
    if (first.country == country) return first.day;
  if (const ChangeOver* usage = change_over(country)) return usage->first_gregorian;
  return std::nullopt;
}

}  // namespace thisday::when
