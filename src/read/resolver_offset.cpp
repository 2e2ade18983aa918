// Dates that are counted from another: "two weeks later", "last year", "that month".
#include <cstdio>

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

namespace {

// Where a named period begins or ends, as precisely as the table has it.
Moment moment_of(const Period& period, bool end) {
  std::string_view bounds = period.bounds;
  const std::size_t slash = bounds.find('/');
  if (slash != std::string_view::npos) bounds = end ? bounds.substr(slash + 1) : bounds.substr(0, slash);
  const auto edtf = when::Edtf::parse(bounds);
  Moment moment;
  moment.words = period.id;
  if (!edtf || !edtf->span()) return moment;
  const auto day = end ? edtf->span()->latest : edtf->span()->earliest;
  if (!day) return moment;
  const when::CivilDay civil = when::civil_day(edtf->calendar(), *day);
  moment.year = civil.year;
  if (edtf->precision() == when::Precision::month || edtf->precision() == when::Precision::day)
    moment.month = civil.month;
  if (edtf->precision() == when::Precision::day) moment.day = civil.day;
  return moment;
}

// More units than these are no date of a story.
constexpr std::int64_t kMostUnits = 100'000;

Phrase months_on(const Moment& from, std::int64_t months) {
  const std::int64_t all = from.year * 12 + (*from.month - 1) + months;
  const std::int64_t year = all >= 0 ? all / 12 : -((-all + 11) / 12);
  return calendar_phrase(year, static_cast<int>(all - year * 12 + 1), std::nullopt);
}

// None where the story's day is none of its calendar.
std::optional<Phrase> days_on(const Moment& from, std::int64_t days) {
  const auto calendar = calendar_of(from.year, *from.month, *from.day);
  const when::CivilDay civil{from.year, *from.month, *from.day};
  if (!when::valid(calendar, civil)) return std::nullopt;
  const when::CivilDay day = when::civil_day(calendar, when::day_number(calendar, civil) + days);
  return calendar_phrase(day.year, day.month, day.day);
}

}  // namespace

void Resolver::offset(Mention& mention, const Phrase& phrase) {
  const std::int64_t direction = phrase.maybe(Field::direction).value_or(0);
  const std::int64_t count = phrase.maybe(Field::count).value_or(1);
  const bool years_back = direction < 0 && phrase.has(Field::unit) && unit_of(phrase) == Unit::year;
  // "A year earlier" in a report: its quarter of that year. "Last year" is the year.
  if (options_.domain == Domain::news && years_back && quarter_ && !months_told_ && count == 1 &&
      phrase.rule != "last-unit") {
    Phrase there = calendar_phrase(quarter_->year - 1, std::nullopt, std::nullopt);
    there.set(Field::quarter, quarter_->quarter);
    return settle(mention, there);
  }
  const auto from =
      named_ ? std::optional(moment_of(*named_, direction > 0)) : anchor(!from_story(phrase) || years_back);
  if (from && count != phrase::kVague && count <= kMostUnits)
    return count_from(mention, phrase, *from, direction * count);
  mention.value = direction > 0 ? "FUTURE_REF" : direction < 0 ? "PAST_REF" : "PRESENT_REF";
  if (from) mention.from = from->words;
  if (options_.domain == Domain::news && from_story(phrase) && phrase.has(Field::unit))
    return duration(mention, phrase);
  // "A few weeks later": the story's year, and nothing more.
  if (from && options_.domain == Domain::narrative && phrase.has(Field::unit)) {
    const std::string mask = unit_mask(unit_of(phrase));
    if (mask.size() > 4) mention.value = calendar_value(calendar_phrase(from->year, {}, {})) + mask.substr(4);
  }
}

void Resolver::count_from(Mention& mention, const Phrase& phrase, const Moment& from, std::int64_t step) {
  mention.from = from.words;
  mention.add_details().anchor = calendar_value(calendar_phrase(from.year, from.month, from.day));
  const Unit unit = unit_of(phrase);
  Phrase there = calendar_phrase(from.year, std::nullopt, std::nullopt);
  switch (unit) {
    case Unit::year:
    case Unit::decade:
    case Unit::century:
      there = calendar_phrase(from.year + step * (unit == Unit::year ? 1 : unit == Unit::decade ? 10 : 100), {}, {});
      break;
    case Unit::month:
    case Unit::quarter:
    case Unit::season:
      if (from.month) there = months_on(from, step * (unit == Unit::month ? 1 : 3));
      break;
    case Unit::week:
    case Unit::weekend:
    case Unit::day:
      if (options_.domain == Domain::news && unit != Unit::day) return week(mention, from, step, unit == Unit::weekend);
      if (!from.month || !from.day) {
        // The day is not known: neither is the one that is counted to, nor its month.
        mention.value = calendar_value(there) + (unit == Unit::week ? "-WXX" : "-XX-XX");
        return;
      }
      there = days_on(from, step * (unit == Unit::day ? 1 : 7)).value_or(there);
      break;
    case Unit::hour:
    case Unit::minute:
    case Unit::second:
      // Which hour it was is not known; the day is, as far as the words say.
      mention.type = Type::time;
      if (from.month && from.day) mention.value = mention.details().anchor + "TXX";
      return;
    default:
      return;
  }
  if (phrase.has(Field::daypart)) there.set(Field::daypart, phrase.get(Field::daypart));
  settle(mention, there);
  mention.from = from.words;
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

}  // namespace thisday::read
