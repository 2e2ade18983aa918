// Dates that name their parts: which year, which month, which day is meant.
#include <algorithm>

#include "read/calendar_phrase.hpp"
#include "read/resolver.hpp"
#include "read/timex.hpp"

namespace thisday::read {

using phrase::Anchor;
using phrase::Field;
using phrase::Phrase;
using phrase::Reference;
using phrase::Sense;
using phrase::Unit;

void Resolver::calendar(Mention& mention, Phrase phrase, const Phrase* next) {
  // "The 1988 period" in a report: its quarter of that year.
  if (phrase.has(Field::year) && phrase.maybe(Field::unit) == static_cast<std::int64_t>(Unit::quarter) && quarter_ &&
      !months_told_)
    phrase.set(Field::quarter, quarter_->quarter);
  // "April 6–7, 1917"
  goes_on_ = phrase.has(Field::day) && !phrase.has(Field::month) && !told_.empty() && begin_ - told_end_ < 6 &&
             text_.substr(told_end_, begin_ - told_end_).find(". ") == std::string_view::npos;
  if (goes_on_ && told_.back().month) phrase.set(Field::month, *told_.back().month);
  if (!phrase.complete()) complete(mention, phrase, next);
  if (phrase.sense() == Sense::feast && phrase.complete()) {
    // The feast's own month and day, from the date it falls on.
    const bool stated = !mention.from.empty();
    if (auto date = phrase.date(text_)) {
      // News of spring that speaks of Thanksgiving means the last one.
      const auto now = document();
      if (stated && options_.domain == Domain::news && now && now->month && now->day && date->span() &&
          *date->span()->earliest > when::day_number(when::Calendar::gregorian, {now->year, *now->month, *now->day}) &&
          tense_.before(begin_) <= 0) {
        set_year(phrase, *phrase.full_year() - 1);
        date = phrase.date(text_);
        if (!date) return;
      }
      if (const auto day = when::Edtf::parse(date->as_written().str(), date->calendar()); day && day->span()) {
        const when::CivilDay civil = when::civil_day(date->calendar(), *day->span()->earliest);
        phrase.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
        phrase.set(Field::month, civil.month);
        phrase.set(Field::day, civil.day);
      }
    }
  }
  settle(mention, phrase);
}

void Resolver::numeric(Mention& mention, Phrase phrase, const std::vector<Phrase>& phrases) {
  using phrase::Numeric;
  if (!numeric_sought_) {
    numeric_sought_ = true;
    numeric_ = options_.numeric;
    for (const Phrase& other : phrases)
      if (const auto order = other.maybe(Field::numeric); !numeric_ && order && *order != 1)
        numeric_ = static_cast<Numeric>(*order);
  }
  const bool ambiguous = phrase.get(Field::numeric) == static_cast<std::int64_t>(Numeric::ambiguous);
  Phrase swapped = phrase;
  swapped.set(Field::month, phrase.get(Field::day));
  swapped.set(Field::day, phrase.get(Field::month));
  if (!ambiguous || numeric_)
    return calendar(mention, ambiguous && numeric_ == Numeric::day_first ? swapped : phrase, nullptr);
  // Nothing tells: the year, and either day.
  Mention other;
  other.range = mention.range;
  calendar(other, swapped, nullptr);
  calendar(mention, phrase, nullptr);
  if (!mention.date || !other.date) return;
  std::vector<std::string>& days = mention.add_details().alternatives;
  days = {mention.date->edtf().str(), other.date->edtf().str()};
  mention.value = mention.value.substr(0, mention.value.find('-')) + "-XX-XX";
  const auto [first, second] = std::minmax(days[0], days[1]);
  if (const auto either = when::Edtf::parse("[" + first + "," + second + "]"))
    mention.date = when::Date(*either, mention.date->words());
}

void Resolver::complete(Mention& mention, Phrase& phrase, const Phrase* next) {
  if (phrase.has(Field::year2) && !phrase.has(Field::year)) {
    // The last such year that the story has reached.
    std::int64_t year = (last_ ? last_->year / 100 : 19) * 100 + phrase.get(Field::year2);
    if (last_ && year > last_->year + 10) year -= 100;
    set_year(phrase, year);
    if (last_) mention.from = last_->words;
    return;
  }
  if (phrase.has(Field::decade2)) {
    const std::int64_t century = last_ ? last_->year / 100 : 19;
    phrase.set(Field::decade, century * 10 + phrase.get(Field::decade2));
    phrase.clear(Field::decade2);
    if (last_) mention.from = last_->words;
    return;
  }
  if (next && next->full_year() &&
      (phrase.has(Field::month) || phrase.has(Field::season) || (phrase.has(Field::day) && next->has(Field::month)))) {
    if (!phrase.has(Field::month) && next->has(Field::month)) phrase.set(Field::month, next->get(Field::month));
    set_year(phrase, *next->full_year());
    mention.from = std::string(text_.substr(next->begin, next->end - next->begin));
    return;
  }
  auto from = anchor(!from_story(phrase));
  if (goes_on_) from = told_.back();
  // The story's line may know of a year that is yet to be told.
  if (!from && turn_.year) from = Moment{*turn_.year, std::nullopt, std::nullopt, {}};
  if (!from) return;
  mention.from = from->words;
  if (phrase.has(Field::month) || phrase.has(Field::season) || phrase.has(Field::quarter) ||
      phrase.sense() == Sense::feast) {
    const std::int64_t year = turn_.year ? *turn_.year : year_for(phrase, *from);
    set_year(phrase, year);
    // What told that year last, or else where the story was.
    if (turn_.year && from->year != year)
      for (auto told = told_.rbegin(); told != told_.rend() && told_.rend() - told < kRemembered; ++told)
        if (told->year == year) {
          mention.from = told->words;
          break;
        }
  } else if (phrase.has(Field::day)) {
    set_year(phrase, from->year);
    if (!from->month) return;
    // "The 31st", told in June, is no day of June: the story has gone on.
    std::int64_t month = *from->month;
    const auto day = static_cast<int>(phrase.get(Field::day));
    const auto calendar = calendar_of(from->year, month, day);
    if (!when::valid(calendar, {from->year, static_cast<int>(month), day})) ++month;
    phrase.set(Field::month, month);
  } else if (phrase.has(Field::weekday)) {
    weekday(mention, phrase);
  } else if (following_ && phrase.has(Field::hour)) {
    // "At 5:34 on March 20, 2003": the hour of the day that is named next.
    phrase.set(Field::month, following_->get(Field::month));
    phrase.set(Field::day, following_->get(Field::day));
    set_year(phrase, *following_->full_year());
  } else if (phrase.has(Field::hour) || phrase.has(Field::daypart)) {
    if (from->month) phrase.set(Field::month, *from->month);
    if (from->day) phrase.set(Field::day, *from->day);
    set_year(phrase, from->year);
  }
}

std::int64_t Resolver::year_for(const Phrase& phrase, const Moment& from) {
  const std::int64_t direction = phrase.maybe(Field::direction).value_or(0);
  if (phrase.maybe(Field::unit) == static_cast<std::int64_t>(Unit::year)) return from.year + direction;
  std::int64_t month = phrase.maybe(Field::month).value_or(0);
  if (phrase.has(Field::season)) month = phrase.get(Field::season) * 3 + 1;
  if (phrase.has(Field::quarter)) month = phrase.get(Field::quarter) * 3;
  if (month == 0 || !from.month) return from.year + (phrase.has(Field::direction) ? direction : 0);
  if (direction > 0) return month > *from.month ? from.year : from.year + 1;
  if (direction < 0) return month < *from.month ? from.year : from.year - 1;
  if (phrase.has(Field::direction)) return from.year;
  // A story that was in the last months of a year and comes to the first ones has gone on to the next year.
  if (options_.domain == Domain::narrative && *from.month >= 10 && month <= 3) return from.year + 1;
  if (options_.domain != Domain::news) return from.year;
  // A report is of a quarter that has begun.
  if (phrase.has(Field::quarter)) return month > *from.month + 2 ? from.year - 1 : from.year;
  return news_year(month, from);
}

// News tells of the months just past, and of those to come where its words say so.
std::int64_t Resolver::news_year(std::int64_t month, const Moment& from) {
  const std::int64_t ahead = month - *from.month;
  const int told = tense_.before(begin_);
  if (told > 0) return ahead < 0 ? from.year + 1 : from.year;
  if (told < 0) return ahead > 0 ? from.year - 1 : from.year;
  if (ahead <= -9) return from.year + 1;  // "by January", said in autumn
  return ahead > 2 ? from.year - 1 : from.year;
}

void Resolver::weekday(Mention& mention, Phrase& phrase) {
  const auto from = anchor();
  if (!from || !from->month || !from->day) return;
  const auto calendar = calendar_of(from->year, *from->month, *from->day);
  const when::CivilDay civil{from->year, *from->month, *from->day};
  if (!when::valid(calendar, civil)) return;
  const when::DayNumber day = when::day_number(calendar, civil);
  const auto wanted = phrase.get(Field::weekday);
  const auto today = static_cast<std::int64_t>(when::weekday(day));
  const std::int64_t direction = phrase.maybe(Field::direction).value_or(0);
  std::int64_t days = (wanted - today + 7) % 7;  // on the day or in the week after it
  // News tells of the week before.
  const auto is_over = [&] { return options_.domain == Domain::news && tense_.before(begin_) <= 0; };
  if (days > 0 && (direction < 0 || (direction == 0 && is_over()))) days -= 7;
  if (direction < 0 && days == 0) days = -7;
  if (direction > 0 && days == 0) days = 7;
  const when::CivilDay found = when::civil_day(calendar, day + days);
  set_year(phrase, found.year);
  phrase.set(Field::month, found.month);
  phrase.set(Field::day, found.day);
  mention.from = from->words;
}

}  // namespace thisday::read
