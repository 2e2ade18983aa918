#include "phrase/fields.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "when/calendars/japanese.hpp"
#include "when/calendars/regnal.hpp"

namespace thisday::phrase {
namespace {

constexpr std::string_view kFieldNames[] = {
    "sense",       "year",       "year2",  "era",         "month",     "day",        "weekday",   "season",
    "quarter",     "half",       "decade", "decade2",     "century",   "millennium", "hour",      "minute",
    "noon",        "daypart",    "unit",   "count",       "tenths",    "ordinal",    "direction", "anchor",
    "mod",         "reference",  "feast",  "approximate", "uncertain", "calendar",   "dual",      "event",
    "own_month",   "leap_month", "nengo",  "monarch",     "roman",     "olympiad",   "dual_day",  "until_year",
    "until_month", "until_day",  "other",  "onward",      "numeric",   "foreign",    "freq"};
static_assert(std::size(kFieldNames) == static_cast<std::size_t>(Field::field_count));

// The names of a field's values; the first stands for `first`.
struct Names {
  std::int64_t first = 0;
  std::initializer_list<std::string_view> names;
};

const Names& names_of(Field field) {
  static const Names none{0, {}};
  static const Names sense{
      0, {"calendar", "offset", "same", "part", "duration", "set", "reference", "since", "feast", "nothing"}};
  static const Names season{1, {"spring", "summer", "autumn", "winter"}};
  static const Names daypart{1, {"morning", "midday", "afternoon", "evening", "night", "daytime", "dawn"}};
  static const Names unit{1,
                          {"second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "season", "year",
                           "decade", "century", "millennium"}};
  static const Names anchor{1, {"story", "now"}};
  static const Names mod{1,
                         {"START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS",
                          "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}};
  static const Names reference{1, {"past", "present", "future", "period"}};
  static const Names feast{1, {"new_year",   "epiphany",      "easter",       "good_friday",      "easter_monday",
                               "pentecost",  "christmas_eve", "christmas",    "boxing_day",       "new_years_eve",
                               "all_saints", "halloween",     "thanksgiving", "independence_day", "bastille_day",
                               "labor_day",  "memorial_day",  "palm_sunday",  "ascension",        "valentine"}};
  static const Names numeric{1, {"ambiguous", "day_first", "month_first"}};
  static const Names calendar{1,
                              {"old_style", "new_style", "swedish", "hebrew", "islamic-civil", "islamic-tbla",
                               "islamic-umalqura", "persian", "coptic", "ethiopic", "indian", "french-republican",
                               "chinese", "dangi", "japanese", "buddhist", "roc", "juche", "dangun"}};
  static const Names roman{1, {"kalends", "nones", "ides"}};
  switch (field) {
    case Field::sense:
      return sense;
    case Field::season:
      return season;
    case Field::daypart:
      return daypart;
    case Field::unit:
      return unit;
    case Field::anchor:
      return anchor;
    case Field::mod:
      return mod;
    case Field::reference:
      return reference;
    case Field::feast:
      return feast;
    case Field::numeric:
      return numeric;
    case Field::calendar:
      return calendar;
    case Field::roman:
      return roman;
    default:
      return none;
  }
}

std::optional<std::int64_t> nengo_named(std::string_view name) {
  const when::JapaneseEra* era = when::japanese_era_named(name);
  return era ? std::optional(era - when::japanese_eras().data() + 1) : std::nullopt;
}

std::optional<std::int64_t> monarch_named(std::string_view name) {
  std::int64_t index = 1;
  for (const when::Reign& reign : when::reigns()) {
    if (reign.monarch.substr(0, reign.monarch.find(' ')) == name) return index;
    ++index;
  }
  return std::nullopt;
}

/// "hebrew/5".
std::optional<std::int64_t> own_month_named(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto calendar = when::calendar_named(text.substr(0, slash));
  int month = 0;
  const char* end = text.data() + text.size();
  if (!calendar || slash == text.size()) return std::nullopt;
  if (std::from_chars(text.data() + slash + 1, end, month).ptr != end) return std::nullopt;
  return static_cast<std::int64_t>(*calendar) * kOwnMonth + month;
}

}  // namespace

std::optional<Field> field_named(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kFieldNames); ++i)
    if (kFieldNames[i] == text) return static_cast<Field>(i);
  return std::nullopt;
}

std::string_view name(Field field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::optional<std::int64_t> value_named(Field field, std::string_view text) {
  const Names& names = names_of(field);
  std::int64_t value = names.first;
  for (const std::string_view known : names.names) {
    if (known == text) return value;
    ++value;
  }
  if (field == Field::count && text == "vague") return kVague;
  if (field == Field::nengo) return nengo_named(text);
  if (field == Field::monarch) return monarch_named(text);
  if (field == Field::own_month) return own_month_named(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string value_name(Field field, std::int64_t value) {
  const Names& names = names_of(field);
  const std::int64_t index = value - names.first;
  if (index >= 0 && index < static_cast<std::int64_t>(names.names.size()))
    return std::string(names.names.begin()[index]);
  if (field == Field::count && value == kVague) return "vague";
  return std::to_string(value);
}

std::string_view timex_name(Mod mod) {
  const Names& names = names_of(Field::mod);
  return names.names.begin()[static_cast<std::size_t>(mod) - 1];
}

}  // namespace thisday::phrase
