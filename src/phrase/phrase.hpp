#pragma once
// Phrases: expressions of time, and what their words say by themselves.
//
//   27 July 1953          year 1953, month 7, day 27
//   In October            month 10; which year, the words do not say
//   two weeks later       2 weeks after what the story told last
//   the first year of     the first 1 year of something
//   three-year            a length of 3 years
//
// A phrase holds only what its own words say. Which year's October is meant is for `read` to find out.

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "when/calendars/change_over.hpp"
#include "when/date.hpp"
#include "when/recurrence.hpp"

namespace thisday::phrase {

/// What a text is: news speaks from the day it is written on, a narrative goes along with its story.
enum class Domain : std::uint8_t { narrative, news };

/// What kind of sense the words make.
enum class Sense : std::uint8_t {
  calendar,   ///< names parts of a calendar date: 27 July 1953, October, the 14th, Sunday, the 1850s
  offset,     ///< counts from an anchor: two weeks later, the following day, last year, ten days ago
  same,       ///< the anchor's own day, month, year…: that month, the same day
  part,       ///< the first, last or nth units of something that lasts: the first year of fighting
  duration,   ///< a length: three-year, several weeks
  set,        ///< again and again: daily, every spring
  reference,  ///< past, present or future as such: now, recently
  since,      ///< from the anchor on: since then
  feast,      ///< a named day: Easter 1916, Christmas
  nothing,    ///< looks like a date and is none: 1500 men, page 1950
};

/// The parts that a phrase may state. Each has a small number as its value.
enum class Field : std::uint8_t {
  sense,        ///< a Sense
  year,         ///< astronomical once era has been applied
  year2,        ///< a year of two digits: '99
  era,          ///< -1: BC, 1: AD, 2: from the founding of Rome
  month,        ///< 1 to 12
  day,          ///< 1 to 31
  weekday,      ///< 1 Monday to 7 Sunday
  season,       ///< a SeasonName
  quarter,      ///< 1 to 4
  half,         ///< 1 or 2, of a year, decade or century
  decade,       ///< 195 for the 1950s
  decade2,      ///< 5 for the fifties
  century,      ///< 19 for the nineteenth
  millennium,   ///< 2 for the second
  hour,         ///< 0 to 24
  minute,       ///< 0 to 59
  noon,         ///< 1 after it (p.m.), -1 before it (a.m.)
  daypart,      ///< a DayPart
  unit,         ///< a Unit
  count,        ///< how many units; kVague for "several"
  tenths,       ///< tenths of a unit more: 5 in "two and a half years"
  ordinal,      ///< which of them: 3 in "the third year", -1 for the last
  direction,    ///< -1 before, 0 same, 1 after the anchor
  anchor,       ///< an Anchor
  mod,          ///< a Mod
  reference,    ///< a Reference
  feast,        ///< a Feast
  approximate,  ///< 1: circa
  uncertain,    ///< 1: perhaps
  calendar,     ///< 1: Old Style, 2: New Style, 3 on: the when::Calendar from swedish on
  dual,         ///< the second year of 1731/32
  event,        ///< an event that is counted from follows: 1 may ("two days after"), 2 must ("the first hour of"),
                ///< 3 by the name of a period ("on the eve of")
  own_month,    ///< a month of another calendar: that when::Calendar × 1000 + its number there
  leap_month,   ///< 1: the repetition of the month, in lunisolar calendars
  nengo,        ///< a Japanese era, as an index into when::japanese_eras() from 1
  monarch,      ///< the first of a name among when::reigns(), from 1; `ordinal` tells which
  roman,        ///< a when::RomanEvent; `count` is the day before it, both ends counted
  olympiad,     ///< 184 in "Ol. 184.2"; `ordinal` its year
  dual_day,     ///< the second day of "11/22 February"
  until_year,   ///< the other end of a head's range, or its other reading
  until_month,
  until_day,
  other,    ///< what the other one is: 1 another reading (285 or 286), 2 another day of the same (8 and 22 May)
  onward,   ///< 1: from then on, -1: until then
  numeric,  ///< of 04/05/1950, a Numeric: which of the numbers is the day
  foreign,  ///< 1: a date in another calendar, found in prose
  freq,     ///< how often in each unit: 2 in "twice a week"
  field_count
};

inline constexpr std::int64_t kVague = -1;

/// 04/05/1950 is ambiguous, 25/06/1950 has the day first, 06/25/1950 the month.
enum class Numeric : std::uint8_t { ambiguous = 1, day_first, month_first };
enum class SeasonName : std::uint8_t { spring = 1, summer, autumn, winter };
enum class DayPart : std::uint8_t { morning = 1, midday, afternoon, evening, night, daytime, dawn };
enum class Unit : std::uint8_t {
  second = 1,
  minute,
  hour,
  day,
  week,
  weekend,
  month,
  quarter,
  season,
  year,
  decade,
  century,
  millennium
};
enum class Anchor : std::uint8_t { story = 1, now = 2 };
enum class Mod : std::uint8_t {
  start = 1,
  mid,
  end,
  approx,
  more_than,
  less_than,
  equal_or_more,
  equal_or_less,
  before,
  after,
  on_or_before,
  on_or_after
};
/// `period` is a stretch of time that only the story knows: "this period", "the rainy season".
enum class Reference : std::uint8_t { past = 1, present, future, period };
enum class Feast : std::uint8_t {
  new_year = 1,
  epiphany,
  easter,
  good_friday,
  easter_monday,
  pentecost,
  christmas_eve,
  christmas,
  boxing_day,
  new_years_eve,
  all_saints,
  halloween,
  thanksgiving,
  independence_day,
  bastille_day,
  labor_day,
  memorial_day,
  palm_sunday,
  ascension,
  valentine
};

/// TIMEX3's word for a modifier: "START", "MORE_THAN"…
std::string_view timex_name(Mod mod);

/// The yearly rule of a named day, as the Western churches and the United States have it; none where it has none here.
std::optional<when::Recurrence> recurrence(Feast feast);

/// One expression of time by itself.
class Phrase {
 public:
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  std::string_view rule;  ///< the name of the grammar's rule; lives as long as the grammar

  /// "From June to September 1950" and "1914–18" are two phrases, one after the other in scan()'s answer.
  bool begins_range = false;
  bool ends_range = false;

  [[nodiscard]] bool has(Field field) const { return places_[static_cast<std::size_t>(field)] != 0; }
  /// 0 where the field is not stated.
  [[nodiscard]] std::int64_t get(Field field) const { return values_[places_[static_cast<std::size_t>(field)]]; }
  [[nodiscard]] std::optional<std::int64_t> maybe(Field field) const {
    return has(field) ? std::optional(get(field)) : std::nullopt;
  }
  void set(Field field, std::int64_t value) {
    std::uint8_t& place = places_[static_cast<std::size_t>(field)];
    // No words say so much: a pattern that fills more is a mistake of ours.
    assert(place != 0 || stated_ < kMostFields);
    if (place == 0 && stated_ < kMostFields) place = ++stated_;
    if (place != 0) values_[place] = value;
  }
  void clear(Field field) { places_[static_cast<std::size_t>(field)] = 0; }
  /// As new, and quicker than a new one: what no field states is left as it was.
  void forget() {
    begin = end = 0;
    rule = {};
    begins_range = ends_range = false;
    places_.fill(0);
    stated_ = 0;
  }
  [[nodiscard]] Sense sense() const { return static_cast<Sense>(get(Field::sense)); }

  /// The stated year, astronomical: 44 BC is -43. None where the words name none.
  [[nodiscard]] std::optional<std::int64_t> full_year() const;

  /// A calendar phrase that needs no story to be a date: it states its year, decade, century or millennium.
  [[nodiscard]] bool complete() const;

  /// The date that a complete calendar phrase or a feast with its year means; `text` is the one it was found in.
  /// Without O.S. or N.S. what lies before 15 October 1582 is Julian; or, where a region is told, before its
  /// change-over. Errors: range (30 February; a day that the region left out), unsupported (not complete).
  [[nodiscard]] Result<when::Date> date(std::string_view text, const when::ChangeOver* region = nullptr) const;
  /// The same without the words.
  [[nodiscard]] Result<when::Edtf> edtf(std::string_view text, const when::ChangeOver* region = nullptr) const;

 private:
  // A text has many phrases and each states few fields: their values stand in the order in which they were set.
  static constexpr std::uint8_t kMostFields = 12;
  std::array<std::uint8_t, static_cast<std::size_t>(Field::field_count)> places_{};  ///< in values_; 0: not stated
  std::uint8_t stated_ = 0;
  std::array<std::int64_t, kMostFields + 1> values_{};
};

/// The grammar of one language, made from its data. Immutable; one serves any number of threads.
class Grammar {
 public:
  /// The grammar of a language that the program has ("en"); none of others. Made at first use, about a millisecond.
  static const Grammar* of(std::string_view language);

  /// All phrases of a text, in order, not overlapping; the longest where several begin. Phrases of Sense::nothing are
  /// left out. Dates in other calendars are found where a word of their own shows them (the name of a month or an era,
  /// "Olympiad", "Ides") and they name their year; they have Field::foreign. O(length).
  [[nodiscard]] std::vector<Phrase> scan(std::string_view text, Domain domain = Domain::narrative) const;

  /// The whole of `text` as one phrase, or as a range of two ("from June to September 1950"): the date it means. Here
  /// dates in other calendars need no word of their own: "3 Henry VIII". Errors: syntax (no expression of time, with
  /// the place where the words stop making sense), unsupported (one that needs a story: "two weeks later").
  [[nodiscard]] Result<when::Date> date(std::string_view text, const when::ChangeOver* region = nullptr) const;

  /// The day of every year that the whole of `text` names: "27 July", "9 Av", "Christmas". Errors: syntax.
  [[nodiscard]] Result<when::Recurrence> recurrence(std::string_view text) const;

  /// The name of a month of a calendar whose months are not January to December: "Adar II"; of a leap month that of the
  /// month it repeats. Empty where months are only numbered.
  [[nodiscard]] std::string_view month_name(when::Calendar calendar, int month) const;

  /// What a word by itself says of a month, weekday or ordinal: 7 of "July" or "jul"; none where it says nothing of it.
  [[nodiscard]] std::optional<std::int64_t> value(Field field, std::string_view word) const;

  /// An example of a rule's data: text, rule, and what describe() says of its phrase.
  struct Example {
    std::string rule, text, meaning;
  };
  [[nodiscard]] const std::vector<Example>& examples() const;
  /// Those of dates in other calendars: the meaning is calendar, value in it, and EDTF.
  [[nodiscard]] const std::vector<Example>& calendar_examples() const;

  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;
  ~Grammar();

 private:
  struct State;
  explicit Grammar(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// "calendar year=1953 month=7 day=27": the fields in their order, for tests and --explain.
std::string describe(const Phrase& phrase);

}  // namespace thisday::phrase
