// Days that no calendar has, days that were left out, weekdays of other days.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ask/check_words.hpp"
#include "ask/date_words.hpp"
#include "ask/self_check.hpp"

namespace thisday::ask {
namespace {

using phrase::Field;
using when::Calendar;
using when::CivilDay;

/// What a phrase says of a day; the year where it says it.
struct Stated {
  std::optional<std::int64_t> year;
  int month = 0;
  int day = 0;
};

std::optional<Stated> stated(const phrase::Phrase& phrase) {
  if (phrase.sense() != phrase::Sense::calendar || !phrase.has(Field::month) || !phrase.has(Field::day))
    return std::nullopt;
  return Stated{phrase.full_year(), static_cast<int>(phrase.get(Field::month)),
                static_cast<int>(phrase.get(Field::day))};
}

std::string words(const CivilDay& day) {
  return day_words(day.month, day.day) + " " + year_words(day.year);
}

std::string_view weekday_name(when::Weekday weekday) {
  constexpr std::array<std::string_view, 7> kNames = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(weekday) - 1];
}

/// "united-states" as people write it.
std::string region_name(const when::ChangeOver& region) {
  std::string name(region.region);
  bool first = true;
  for (char& c : name) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == '-';
    if (first) c = ' ';
  }
  return name;
}

class Days {
 public:
  Days(const Draft& draft, std::vector<Finding>& findings)
      : draft_(draft), words_(CheckWords::of(draft.text->language)), findings_(findings) {}

  void check(const phrase::Phrase& phrase, const read::Mention* mention) {
    const auto is = stated(phrase);
    if (!is) return;
    const story::ByteRange range{phrase.begin, phrase.end};
    constexpr std::int64_t kOldStyle = 1;
    const bool old_style = phrase.maybe(Field::calendar) == kOldStyle;
    if (is->year && old_style && when::valid(Calendar::julian, {*is->year, is->month, is->day})) return;
    if (!exists(*is, range)) return;
    const bool styled = phrase.has(Field::calendar) || phrase.has(Field::dual);
    if (is->year && !styled && left_out({*is->year, is->month, is->day}, range)) return;
    if (mention && mention->date) weekday(phrase, *mention, range);
  }

 private:
  void add(Verdict verdict, Rule rule, story::ByteRange range, std::string message) {
    Finding finding;
    finding.verdict = verdict;
    finding.rule = rule;
    finding.range = range;
    if (const auto* sentence = draft_.sentence(range.begin)) finding.sentence = sentence->range;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
  }

  [[nodiscard]] std::string_view around(story::ByteRange range) const {
    const auto* sentence = draft_.sentence(range.begin);
    if (!sentence) return {};
    constexpr std::size_t kFar = 400;  // bytes on each side; a sentence may be as long as the draft
    const std::size_t begin = std::max(sentence->range.begin, range.begin - std::min(range.begin, kFar));
    return draft_.words({begin, std::min(sentence->range.end, range.end + kFar)});
  }

  /// Whether there is such a day in the calendar of any country.
  bool exists(const Stated& is, story::ByteRange range) {
    constexpr std::int64_t kLeapYear = 2000;
    const CivilDay day{is.year.value_or(kLeapYear), is.month, is.day};
    if (when::valid(Calendar::gregorian, day)) return true;
    const int last = when::days_in_month(Calendar::gregorian, day.year, day.month);
    if (!is.year) {
      add(Verdict::impossible, Rule::calendar, range,
          fmt::format("there is no {}: {} has {} days", day_words(is.month, is.day), month_name(is.month), last));
      return false;
    }
    if (when::valid(Calendar::swedish, day) && !when::valid(Calendar::julian, day)) {
      const auto* here = words_.region(around(range));
      const bool sweden = here && here->region == "sweden";
      if (!sweden)
        add(Verdict::suspicious, Rule::calendar, range,
            fmt::format("{} was a day in Sweden alone, and the draft does not speak of Sweden", words(day)));
      return sweden;
    }
    if (when::valid(Calendar::julian, day)) {
      if (day.year < 1583) return true;
      add(Verdict::suspicious, Rule::calendar, range,
          fmt::format("{} was no leap year in our calendar; {} is a day only where Old Style was still written",
                      year_words(day.year), words(day)));
      return false;
    }
    add(Verdict::impossible, Rule::calendar, range,
        fmt::format("there is no {}: {} {} has {} days", words(day), month_name(day.month), year_words(day.year),
                    last));
    return false;
  }

  /// Whether the calendar of where it happened went over this day.
  bool left_out(const CivilDay& day, story::ByteRange range) {
    const when::ChangeOver* here = words_.region(around(range));
    if (here && here->last_julian < day && day < here->first_gregorian) {
      add(Verdict::impossible, Rule::calendar, range,
          fmt::format("there was no {} in {}: the calendar went from {} to {}", words(day), region_name(*here),
                      words(here->last_julian), words(here->first_gregorian)));
      return true;
    }
    constexpr CivilDay kFirst{1582, 10, 5}, kLast{1582, 10, 14};
    if (here || day < kFirst || kLast < day) return false;
    add(Verdict::suspicious, Rule::calendar, range,
        fmt::format(
            "{} was left out in Italy, Spain, Portugal and Poland, where {} was followed by {}; elsewhere it is "
            "an Old Style day",
            words(day), words({1582, 10, 4}), words({1582, 10, 15})));
    return false;
  }

  void weekday(const phrase::Phrase& phrase, const read::Mention& mention, story::ByteRange range) {
    if (!phrase.has(Field::weekday)) return;
    const auto only = when::only_day(mention.date->span());
    if (!only) return;
    const auto told = static_cast<when::Weekday>(phrase.get(Field::weekday));
    const when::Weekday right = when::weekday(*only);
    if (told == right) return;
    const CivilDay day = when::civil_day(mention.date->calendar(), *only);
    // Where the other calendar was written, it may have been that weekday there.
    const Calendar other = mention.date->calendar() == Calendar::julian ? Calendar::gregorian : Calendar::julian;
    if (both_written(day, range) && when::valid(other, day) && when::weekday(when::day_number(other, day)) == told) {
      add(Verdict::style_explains, Rule::weekday, range,
          fmt::format("{} was a {} in the {} Style calendar, and a {} in the {}", words(day), weekday_name(told),
                      other == Calendar::julian ? "Old" : "New", weekday_name(right),
                      other == Calendar::julian ? "New" : "Old"));
      return;
    }
    // Whose year was inferred, that may be the error.
    const bool inferred = !phrase.complete();
    add(inferred ? Verdict::suspicious : Verdict::impossible, Rule::weekday, range,
        fmt::format("{}{} was a {}, not a {}", inferred ? "the year is not given; read as " : "", words(day),
                    weekday_name(right), weekday_name(told)));
  }

  /// Whether Old and New Style stood beside each other: everywhere until Britain and Sweden gave the old one up, and
  /// then in the countries that kept it.
  [[nodiscard]] bool both_written(const CivilDay& day, story::ByteRange range) const {
    constexpr std::int64_t kKeptInTheEast = 1753, kLastOldStyle = 1928;
    if (day.year <= kKeptInTheEast) return true;
    const when::ChangeOver* here = words_.region(around(range));
    return day.year <= kLastOldStyle && here && here->last_julian.year > kKeptInTheEast;
  }

  const Draft& draft_;
  const CheckWords& words_;
  std::vector<Finding>& findings_;
};

}  // namespace

void check_days(const Draft& draft, std::vector<Finding>& findings) {
  Days days(draft, findings);
  auto mention = draft.reading.mentions.begin();
  for (const phrase::Phrase& phrase : draft.phrases) {
    while (mention != draft.reading.mentions.end() && mention->range.begin < phrase.begin) ++mention;
    const bool same = mention != draft.reading.mentions.end() && mention->range.begin == phrase.begin;
    days.check(phrase, same ? &*mention : nullptr);
  }
}

}  // namespace thisday::ask
