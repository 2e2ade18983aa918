#include "read/resolver.hpp"

#include <algorithm>
#include <cstdlib>

#include "read/calendar_phrase.hpp"
#include "read/timex.hpp"

namespace thisday::read {

using phrase::Anchor;
using phrase::Field;
using phrase::Phrase;
using phrase::Reference;
using phrase::Sense;
using phrase::Unit;

namespace {

// In news, "the following year" is told from a date that stands not farther back than this, in bytes.
constexpr std::size_t kNear = 300;

}  // namespace

void Resolver::resolve(const std::vector<Phrase>& phrases, std::size_t index, const Period* named, Mention& mention) {
  const Phrase& phrase = phrases[index];
  begin_ = phrase.begin;
  named_ = named;
  end_ = phrase.end;
  turn_ = index < turns_.size() ? turns_[index] : Turn{};
  mention.range = {phrase.begin, phrase.end};
  mention.rule = phrase.rule;
  if (phrase.begins_range) mention.range_end = index + 1;
  if (phrase.has(Field::mod)) mention.mod = timex_name(static_cast<phrase::Mod>(phrase.get(Field::mod)));
  // The next phrase may say the year for both: "in June and July 1950", "from June to September 1950".
  const Phrase* next = nullptr;
  following_ = nullptr;
  if (index + 1 < phrases.size()) {
    if (phrases[index + 1].full_year() && phrases[index + 1].has(Field::day) &&
        same_sentence(phrase.end, phrases[index + 1].begin))
      following_ = &phrases[index + 1];
    const std::string_view between = text_.substr(phrase.end, phrases[index + 1].begin - phrase.end);
    if (phrase.begins_range || between == " and " || between == ", " || between == " or " || between == " and the ")
      next = &phrases[index + 1];
  }
  switch (phrase.sense()) {
    case Sense::calendar:
    case Sense::feast:
      if (phrase.has(Field::foreign))
        foreign(mention, phrase);
      else if (phrase.has(Field::numeric))
        numeric(mention, phrase, phrases);
      else
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

std::optional<Moment> Resolver::anchor(bool now) const {
  // In a story, "this year" is the one that it has reached.
  if (options_.domain == Domain::news) {
    if (!now && !told_.empty() && begin_ - told_end_ < kNear) return told_.back();
    return document() || !last_ ? document() : last_;
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
  auto edtf = phrase.edtf(text_);
  if (!edtf) return;
  const std::string_view words = text_.substr(mention.range.begin, mention.range.size());
  mention.date.emplace(*std::move(edtf), std::string(words));
  if (const auto year = phrase.full_year(); year && std::abs(*year) <= kFarthestYear) {
    if (phrase.has(Field::quarter)) months_told_ = false;
    if (phrase.has(Field::quarter) && !quarter_) quarter_ = Quarter{*year, phrase.get(Field::quarter)};
    if (told_.size() == 2 * kRemembered) told_.erase(told_.begin(), told_.begin() + kRemembered);
    Moment& here = told_.emplace_back();
    here.year = *year;
    here.words = words;
    if (const auto month = phrase.maybe(Field::month)) here.month = static_cast<int>(*month);
    if (const auto season = phrase.maybe(Field::season)) here.month = static_cast<int>(*season % 4 * 3 + 1);
    if (const auto day = phrase.maybe(Field::day)) here.day = static_cast<int>(*day);
    told_end_ = mention.range.end;
    if (!turn_.aside || !last_) last_ = here;
  }
}

void Resolver::since(Mention& mention) {
  if (!last_) return;
  mention.from = last_->words;
  mention.mod = "ON_OR_AFTER";
  const Phrase there = calendar_phrase(last_->year, last_->month, last_->day);
  mention.value = calendar_value(there);
  if (const auto edtf = there.edtf(text_))
    mention.date =
        when::Date(when::Edtf::open_after(*edtf), std::string(text_.substr(mention.range.begin, mention.range.size())));
}

void Resolver::foreign(Mention& mention, const Phrase& phrase) {
  auto date = phrase.date(text_);
  if (!date) return;
  const auto span = date->span();
  if (!span || !span->earliest) return;
  // Of an Olympiad only the year in which it began.
  const auto precision = date->as_written().start() ? date->as_written().precision() : when::Precision::year;
  when::CivilDay day = when::civil_day(when::Calendar::gregorian, *span->earliest);
  if (precision == when::Precision::day && calendar_of(day.year, day.month, day.day) == when::Calendar::julian)
    day = when::civil_day(when::Calendar::julian, *span->earliest);
  const bool month = precision == when::Precision::day || precision == when::Precision::month;
  settle(mention, calendar_phrase(day.year, month ? std::optional(day.month) : std::nullopt,
                                  precision == when::Precision::day ? std::optional(day.day) : std::nullopt));
  mention.date = *std::move(date);
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
  if (unit_of(phrase) == Unit::month && phrase.maybe(Field::count).value_or(1) > 3) months_told_ = true;
  if (options_.domain == Domain::news && unit_of(phrase) == Unit::quarter)
    mention.value =
        "P" + (phrase.get(Field::count) == phrase::kVague ? "X" : std::to_string(phrase.get(Field::count))) + "Q";
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
  if (phrase.has(Field::freq)) {
    mention.add_details().freq = std::to_string(phrase.get(Field::freq)) + "X";
    mention.value = duration_value(phrase);
    return;
  }
  mention.add_details().quant = "EVERY";
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
