#include "read/resolver.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "read/timex.hpp"
#include "read/words.hpp"

namespace thisday::read {
namespace {

using phrase::Anchor;
using phrase::Field;
using phrase::Phrase;
using phrase::Reference;
using phrase::Sense;
using phrase::Unit;

constexpr auto kJulian = when::Calendar::julian;
constexpr auto kGregorian = when::Calendar::gregorian;

// The calendar of a day without a label (DESIGN: Date).
when::Calendar calendar_of(std::int64_t year, int month, int day) {
  return std::array<std::int64_t, 3>{year, month, day} < std::array<std::int64_t, 3>{1582, 10, 15} ? kJulian
                                                                                                   : kGregorian;
}

Phrase calendar_phrase(std::int64_t year, std::optional<int> month, std::optional<int> day) {
  Phrase made;
  made.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
  if (year > 0) {
    made.set(Field::year, year);
  } else {
    made.set(Field::year, 1 - year);
    made.set(Field::era, -1);
  }
  if (month) made.set(Field::month, *month);
  if (day) made.set(Field::day, *day);
  return made;
}

void set_year(Phrase& phrase, std::int64_t year) {
  phrase.set(Field::year, year > 0 ? year : 1 - year);
  if (year <= 0) phrase.set(Field::era, -1);
}

// In news, "the following year" is told from a date that stands not farther back than this, in bytes.
constexpr std::size_t kNear = 300;

bool from_story(const Phrase& phrase) {
  return phrase.maybe(Field::anchor) == static_cast<std::int64_t>(Anchor::story);
}

Unit unit_of(const Phrase& phrase) {
  return static_cast<Unit>(phrase.get(Field::unit));
}

// TIMEX2's value for any one of them; empty where it has none.
std::string unit_mask(Unit unit) {
  switch (unit) {
    case Unit::day:
      return "XXXX-XX-XX";
    case Unit::week:
      return "XXXX-WXX";
    case Unit::month:
      return "XXXX-XX";
    case Unit::year:
      return "XXXX";
    default:
      return "";
  }
}

}  // namespace

Mention Resolver::resolve(const std::vector<Phrase>& phrases, std::size_t index) {
  const Phrase& phrase = phrases[index];
  begin_ = phrase.begin;
  end_ = phrase.end;
  turn_ = index < turns_.size() ? turns_[index] : Turn{};
  Mention mention;
  mention.range = {phrase.begin, phrase.end};
  mention.rule = phrase.rule;
  mention.range_end = phrase.range_end;
  if (phrase.has(Field::mod)) mention.mod = timex_name(static_cast<phrase::Mod>(phrase.get(Field::mod)));
  // The next phrase may say the year for both: "in June and July 1950", "from June to September 1950".
  const Phrase* next = nullptr;
  following_ = nullptr;
  if (index + 1 < phrases.size()) {
    if (phrases[index + 1].full_year() && phrases[index + 1].has(Field::day) && same_sentence(phrase.end, phrases[index + 1].begin))
      following_ = &phrases[index + 1];
    const std::string_view between = text_.substr(phrase.end, phrases[index + 1].begin - phrase.end);
    if (phrase.range_end || between == " and " || between == ", " || between == " or " || between == " and the ")
      next = &phrases[index + 1];
  }
  switch (phrase.sense()) {
    case Sense::calendar:
    case Sense::feast:
      calendar(mention, phrase, next);
      break;
    case Sense::offset:
      offset(mention, phrase);
      break;
    case Sense::same:
      same(mention, phrase);
      break;
    case Sense::since:
      since(mention);
      break;
    case Sense::reference:
      reference(mention, phrase);
      break;
    case Sense::part:
    case Sense::duration:
      duration(mention, phrase);
      break;
    case Sense::set:
      set(mention, phrase);
      break;
    case Sense::nothing:
      break;
  }
  return mention;
}

// Close by, and no sentence ends between.
bool Resolver::same_sentence(std::size_t from, std::size_t to) const {
  if (to < from || to - from > 300) return false;
  const std::string_view between = text_.substr(from, to - from);
  return between.find(". ") == std::string_view::npos && between.find('\n') == std::string_view::npos;
}

std::optional<Moment> Resolver::document() const {
  if (!options_.document_date) return std::nullopt;
  const when::CivilDay& day = *options_.document_date;
  return Moment{day.year, day.month, day.day, "the document's date"};
}

int Resolver::tense() const {
  const std::size_t from = begin_ > 80 ? begin_ - 80 : 0;
  std::string_view before = text_.substr(from, begin_ - from);
  for (std::size_t at = before.size(); at-- > 0;) {
    const bool stop = before[at] == '.' && at > 2 && before[at - 2] != ' ' && before[at - 2] != '.';  // no initial
    if (!stop && before[at] != ';' && before[at] != '\n') continue;
    before.remove_prefix(at + 1);
    break;
  }
  const auto words = words_of(before);
  const auto any = [&](std::string_view kind) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
      return words_.is(kind, before.substr(word.range.begin, word.range.size()));
    });
  };
  if (any("so-far")) return -1;
  if (any("future")) return 1;
  return !words.empty() && words_.is("by-then", before.substr(words.back().range.begin, words.back().range.size()));
}

std::optional<Moment> Resolver::anchor(bool now) const {
  // In a story, "this year" is the one that it has reached.
  if (options_.domain == Domain::news) {
    if (!now && !told_.empty() && begin_ - told_end_ < kNear) return told_.back();
    return document() ? document() : last_;
  }
  // An aside leads its own sentence.
  if (!told_.empty() && same_sentence(told_end_, begin_)) return told_.back();
  return last_ ? last_ : document();
}

void Resolver::settle(Mention& mention, const Phrase& phrase) {
  mention.value = calendar_value(phrase);
  mention.type = phrase.has(Field::daypart) || phrase.has(Field::hour) ? Type::time : Type::date;
  if (phrase.maybe(Field::approximate) && mention.mod.empty()) mention.mod = "APPROX";
  if (!phrase.complete()) return;
  auto date = phrase.date(text_);
  if (!date) return;
  mention.date = when::Date(date->as_written(), std::string(text_.substr(mention.range.begin, mention.range.size())));
  if (const auto year = phrase.full_year()) {
    if (phrase.has(Field::quarter) && !quarter_) quarter_ = Quarter{*year, phrase.get(Field::quarter)};
    Moment here{*year, std::nullopt, std::nullopt, mention.date->words()};
    if (const auto month = phrase.maybe(Field::month)) here.month = static_cast<int>(*month);
    if (const auto season = phrase.maybe(Field::season)) here.month = static_cast<int>(*season % 4 * 3 + 1);
    if (const auto day = phrase.maybe(Field::day)) here.day = static_cast<int>(*day);
    told_.push_back(here);
    told_end_ = mention.range.end;
    if (!turn_.aside || !last_) last_ = here;
  }
}

void Resolver::calendar(Mention& mention, Phrase phrase, const Phrase* next) {
  // "The 1988 period" in a report: its quarter of that year.
  if (phrase.has(Field::year) && phrase.maybe(Field::unit) == static_cast<std::int64_t>(Unit::quarter) && quarter_)
    phrase.set(Field::quarter, quarter_->quarter);
  if (!phrase.complete()) complete(mention, phrase, next);
  if (phrase.sense() == Sense::feast && phrase.complete()) {
    // The feast's own month and day, from the date it falls on.
    const bool stated = !mention.from.empty();
    if (auto date = phrase.date(text_)) {
      // News of spring that speaks of Thanksgiving means the last one.
      const auto now = document();
      if (stated && options_.domain == Domain::news && now && now->month && now->day && date->span() &&
          *date->span()->earliest > when::day_number(when::Calendar::gregorian, {now->year, *now->month, *now->day}) &&
          tense() <= 0) {
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
  // "April 24 and 25"
  if (phrase.has(Field::day) && !phrase.has(Field::month) && !told_.empty() && begin_ - told_end_ < 6) from = told_.back();
  if (!from) return;
  mention.from = from->words;
  if (phrase.has(Field::month) || phrase.has(Field::season) || phrase.has(Field::quarter) ||
      phrase.sense() == Sense::feast) {
    const std::int64_t year = turn_.year ? *turn_.year : year_for(phrase, *from);
    set_year(phrase, year);
    // What told that year last, or else where the story was.
    if (turn_.year && from->year != year)
      for (auto told = told_.rbegin(); told != told_.rend() && told_.rend() - told < 50; ++told)
        if (told->year == year) {
          mention.from = told->words;
          break;
        }
  } else if (phrase.has(Field::day)) {
    if (from->month) phrase.set(Field::month, *from->month);
    set_year(phrase, from->year);
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

std::int64_t Resolver::year_for(const Phrase& phrase, const Moment& from) const {
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
std::int64_t Resolver::news_year(std::int64_t month, const Moment& from) const {
  const std::int64_t ahead = month - *from.month;
  const int told = tense();
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
  const bool backwards = direction < 0 || (direction == 0 && options_.domain == Domain::news && tense() <= 0);
  if (backwards && days > 0) days -= 7;  // news tells of the week before
  if (direction < 0 && days == 0) days = -7;
  if (direction > 0 && days == 0) days = 7;
  const when::CivilDay found = when::civil_day(calendar, day + days);
  set_year(phrase, found.year);
  phrase.set(Field::month, found.month);
  phrase.set(Field::day, found.day);
  mention.from = from->words;
}

void Resolver::offset(Mention& mention, const Phrase& phrase) {
  const std::int64_t direction = phrase.maybe(Field::direction).value_or(0);
  const std::int64_t count = phrase.maybe(Field::count).value_or(1);
  const bool years_back = direction < 0 && phrase.has(Field::unit) && unit_of(phrase) == Unit::year;
  // "A year earlier" in a report: its quarter of that year. "Last year" is the year.
  if (options_.domain == Domain::news && years_back && quarter_ && count == 1 && phrase.rule != "last-unit") {
    Phrase there = calendar_phrase(quarter_->year - 1, std::nullopt, std::nullopt);
    there.set(Field::quarter, quarter_->quarter);
    return settle(mention, there);
  }
  const auto from = anchor(!from_story(phrase) || years_back);
  if (!from || count == phrase::kVague) {
    mention.value = direction > 0 ? "FUTURE_REF" : direction < 0 ? "PAST_REF" : "PRESENT_REF";
    if (from) mention.from = from->words;
    if (options_.domain == Domain::news && from_story(phrase) && phrase.has(Field::unit)) return duration(mention, phrase);
    // "A few weeks later": the story's year, and nothing more.
    if (from && options_.domain == Domain::narrative && phrase.has(Field::unit)) {
      const std::string mask = unit_mask(unit_of(phrase));
      if (mask.size() > 4) mention.value = calendar_value(calendar_phrase(from->year, {}, {})) + mask.substr(4);
    }
    return;
  }
  mention.from = from->words;
  mention.anchor = calendar_value(calendar_phrase(from->year, from->month, from->day));
  const std::int64_t step = direction * count;
  Phrase there = calendar_phrase(from->year, std::nullopt, std::nullopt);
  const auto months_on = [&](std::int64_t months) {
    const std::int64_t all = from->year * 12 + (from->month.value_or(1) - 1) + months;
    const std::int64_t year = all >= 0 ? all / 12 : -((-all + 11) / 12);
    there = calendar_phrase(year, static_cast<int>(all - year * 12 + 1), std::nullopt);
  };
  const auto days_on = [&](std::int64_t days) {
    const auto calendar = calendar_of(from->year, *from->month, *from->day);
    const when::CivilDay civil{from->year, *from->month, *from->day};
    if (!when::valid(calendar, civil)) return;
    const when::CivilDay day = when::civil_day(calendar, when::day_number(calendar, civil) + days);
    there = calendar_phrase(day.year, day.month, day.day);
  };
  switch (unit_of(phrase)) {
    case Unit::year:
      there = calendar_phrase(from->year + step, std::nullopt, std::nullopt);
      break;
    case Unit::decade:
      there = calendar_phrase(from->year + 10 * step, std::nullopt, std::nullopt);
      break;
    case Unit::century:
      there = calendar_phrase(from->year + 100 * step, std::nullopt, std::nullopt);
      break;
    case Unit::month:
      if (from->month) months_on(step);
      break;
    case Unit::quarter:
    case Unit::season:
      if (from->month) months_on(3 * step);
      break;
    case Unit::week:
    case Unit::weekend:
    case Unit::day:
      if (options_.domain == Domain::news && unit_of(phrase) != Unit::day)
        return week(mention, *from, step, unit_of(phrase) == Unit::weekend);
      if (from->month && from->day) {
        days_on(step * (unit_of(phrase) == Unit::day ? 1 : 7));
      } else {
        // The day is not known: neither is the one that is counted to, nor its month.
        mention.value = calendar_value(there) + std::string(unit_of(phrase) == Unit::week ? "-WXX" : "-XX-XX");
        return;
      }
      break;
    case Unit::hour:
    case Unit::minute:
    case Unit::second:
      // Which hour it was is not known; the day is, as far as the words say.
      mention.type = Type::time;
      if (from->month && from->day) mention.value = mention.anchor + "TXX";
      return;
    default:
      return;
  }
  if (phrase.has(Field::daypart)) there.set(Field::daypart, phrase.get(Field::daypart));
  const std::string from_words = mention.from;
  settle(mention, there);
  mention.from = from_words;
}

void Resolver::week(Mention& mention, const Moment& from, std::int64_t weeks, bool weekend) {
  if (!from.month || !from.day) {
    mention.value = calendar_value(calendar_phrase(from.year, std::nullopt, std::nullopt)) + "-WXX";
    return;
  }
  const auto calendar = calendar_of(from.year, *from.month, *from.day);
  const when::CivilDay civil{from.year, *from.month, *from.day};
  if (!when::valid(calendar, civil)) return;
  const when::DayNumber day = when::day_number(calendar, civil) + 7 * weeks;
  const when::DayNumber monday = day - (static_cast<std::int64_t>(when::weekday(day)) - 1);
  // A week belongs to the year of its Thursday.
  const std::int64_t year = when::civil_day(when::Calendar::gregorian, monday + 3).year;
  const when::DayNumber first = when::day_number(when::Calendar::gregorian, {year, 1, 4});  // is in week 1
  const std::int64_t number = (monday - (first - (static_cast<std::int64_t>(when::weekday(first)) - 1))) / 7 + 1;
  char text[64];
  std::snprintf(text, sizeof text, "%04lld-W%02lld%s", static_cast<long long>(year), static_cast<long long>(number),
                weekend ? "-WE" : "");
  mention.value = text;
  const auto written = [](when::DayNumber at) {
    const when::CivilDay on = when::civil_day(when::Calendar::gregorian, at);
    return calendar_value(calendar_phrase(on.year, on.month, on.day));
  };
  if (const auto span = when::Edtf::parse(written(monday + (weekend ? 5 : 0)) + "/" + written(monday + 6)))
    mention.date = when::Date(*span, std::string(text_.substr(mention.range.begin, mention.range.size())));
}

void Resolver::same(Mention& mention, const Phrase& phrase) {
  const bool quarterly = options_.domain == Domain::news && phrase.has(Field::unit) && unit_of(phrase) == Unit::quarter;
  if (quarterly) {
    // The quarter that the report is of; else the last one before it was written.
    std::optional<Quarter> of = quarter_;
    const auto now = anchor();
    if (!of && now && now->month) {
      const std::int64_t before = now->year * 4 + (*now->month - 1) / 3 - 1;
      of = Quarter{before / 4, before % 4 + 1};
    }
    if (!of) return;
    Phrase there = calendar_phrase(of->year, std::nullopt, std::nullopt);
    there.set(Field::quarter, of->quarter);
    return settle(mention, there);
  }
  const auto from = anchor(!from_story(phrase));
  if (!from) {
    if (phrase.maybe(Field::anchor) == static_cast<std::int64_t>(Anchor::now)) mention.value = "PRESENT_REF";
    return;
  }
  mention.from = from->words;
  Phrase there = calendar_phrase(from->year, std::nullopt, std::nullopt);
  const Unit unit = phrase.has(Field::unit) ? unit_of(phrase) : Unit::day;
  if (unit == Unit::week && options_.domain == Domain::news) return week(mention, *from, 0, false);
  switch (unit) {
    case Unit::year:
      break;
    case Unit::decade:
      there = Phrase();
      there.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
      there.set(Field::decade, from->year / 10);
      break;
    case Unit::century:
      there = Phrase();
      there.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
      there.set(Field::century, from->year / 100 + 1);
      break;
    case Unit::month:
    case Unit::quarter:
    case Unit::season:
      there = calendar_phrase(from->year, from->month, std::nullopt);
      break;
    default:
      there = calendar_phrase(from->year, from->month, from->day);
  }
  if (phrase.has(Field::daypart)) there.set(Field::daypart, phrase.get(Field::daypart));
  const std::optional<Moment> here = last_;
  settle(mention, there);
  // "That year" takes the story nowhere: a day that it had reached, it has still.
  if (here) last_ = here;
}

void Resolver::since(Mention& mention) {
  if (!last_) return;
  mention.from = last_->words;
  mention.mod = "ON_OR_AFTER";
  const Phrase there = calendar_phrase(last_->year, last_->month, last_->day);
  mention.value = calendar_value(there);
  if (const auto date = there.date(text_))
    mention.date = when::Date(when::Edtf::open_after(date->as_written()),
                              std::string(text_.substr(mention.range.begin, mention.range.size())));
}

void Resolver::reference(Mention& mention, const Phrase& phrase) {
  switch (static_cast<Reference>(phrase.get(Field::reference))) {
    case Reference::past:
      mention.value = "PAST_REF";
      break;
    case Reference::present:
      mention.value = "PRESENT_REF";
      break;
    case Reference::future:
      mention.value = "FUTURE_REF";
      break;
    case Reference::period:  // TIMEX3 has no value for it
      if (last_) mention.from = last_->words;
      break;
  }
}

void Resolver::duration(Mention& mention, const Phrase& phrase) {
  mention.type = Type::duration;
  mention.value = duration_value(phrase);
  if (options_.domain == Domain::news && unit_of(phrase) == Unit::quarter)
    mention.value = "P" + (phrase.get(Field::count) == phrase::kVague ? "X" : std::to_string(phrase.get(Field::count))) + "Q";
  // TIMEX3 has no fractions: two years and a half are P2Y6M. TIMEX2, of accounts of history, writes P2.5Y.
  const bool half = phrase.maybe(Field::tenths) == 5 && phrase.get(Field::count) >= 1;
  if (!half || options_.domain != Domain::news) return;
  const std::string_view smaller = unit_of(phrase) == Unit::year     ? "6M"
                                   : unit_of(phrase) == Unit::hour   ? "30M"
                                   : unit_of(phrase) == Unit::minute ? "30S"
                                                                     : "";
  if (!smaller.empty()) mention.value.erase(mention.value.size() - 3, 2).append(smaller);
}

void Resolver::set(Mention& mention, const Phrase& phrase) {
  mention.type = Type::set;
  mention.quant = "EVERY";
  if (phrase.has(Field::unit)) {
    // Accounts of history are annotated with TIMEX2's masks, news with TIMEX3's lengths.
    const std::string mask = options_.domain == Domain::narrative ? unit_mask(unit_of(phrase)) : "";
    mention.value = mask.empty() || phrase.maybe(Field::count).value_or(1) != 1 ? duration_value(phrase) : mask;
  } else if (phrase.has(Field::weekday)) {
    mention.value = "XXXX-WXX-" + std::to_string(phrase.get(Field::weekday));
  } else {
    mention.value = calendar_value(phrase);
  }
}

}  // namespace thisday::read
