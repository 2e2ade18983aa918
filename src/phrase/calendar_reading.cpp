// From the fields of a phrase in another calendar to its date.

#include <algorithm>
#include <cstdio>

#include "phrase/calendar_dates.hpp"
#include "phrase/fields.hpp"
#include "when/calendars/japanese.hpp"
#include "when/calendars/regnal.hpp"
#include "when/calendars/roman.hpp"

namespace thisday::phrase {
namespace {

using when::Calendar;
using when::Edtf;

std::string padded(std::int64_t number, int digits) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%s%0*lld", number < 0 ? "-" : "", digits,
                static_cast<long long>(number < 0 ? -number : number));
  return buffer;
}

std::string month_text(std::int64_t year, std::int64_t month) {
  return padded(year, 4) + "-" + padded(month, 2);
}

/// The reading of one phrase: each member function a kind of date.
class Reading {
 public:
  Reading(const Phrase& phrase, std::string_view words) : phrase_(phrase), words_(words) {}

  [[nodiscard]] Result<when::Date> date() const {
    if (phrase_.has(Field::monarch)) return regnal();
    if (phrase_.has(Field::olympiad)) return olympiad();
    if (!phrase_.has(Field::year))
      return Error{Code::unsupported, "'" + words_ + "' names no year", 0, "add one, as in 9 Av 3830"};
    if (phrase_.has(Field::roman)) return roman();
    if (phrase_.has(Field::nengo)) return japanese();
    if (phrase_.has(Field::own_month)) {
      const std::int64_t own_month = phrase_.get(Field::own_month);
      return numbers(static_cast<Calendar>(own_month / kOwnMonth), own_month % kOwnMonth);
    }
    constexpr std::int64_t kNewStyle = 2;
    if (!phrase_.has(Field::calendar) || phrase_.get(Field::calendar) <= kNewStyle) return ours();
    const auto calendar = static_cast<Calendar>(phrase_.get(Field::calendar) - 1);
    if (phrase_.has(Field::month) && calendar < Calendar::chinese)
      return Error{Code::range, "'" + words_ + "' has a month of ours with a year of another calendar", 0};
    return numbers(calendar, phrase_.has(Field::month) ? phrase_.get(Field::month) : 0);
  }

 private:
  [[nodiscard]] Error no_day(const Error& why) const {
    return {why.code, "'" + words_ + "' is no day: " + why.message, 0, why.hint};
  }

  [[nodiscard]] Result<when::Date> parsed(const std::string& text, Calendar calendar) const {
    const bool approximate = phrase_.has(Field::approximate), uncertain = phrase_.has(Field::uncertain);
    const char* qualifier = approximate && uncertain ? "%" : approximate ? "~" : uncertain ? "?" : "";
    const auto edtf = Edtf::parse(text + qualifier, calendar);
    if (!edtf) return no_day(edtf.error());
    return when::Date(*edtf, words_);
  }

  /// Year, month (0: none) and the phrase's day, in a calendar.
  [[nodiscard]] Result<when::Date> numbers(Calendar calendar, std::int64_t month) const {
    const std::int64_t year = phrase_.get(Field::year);
    if (calendar == Calendar::islamic_civil && when::year_days(Calendar::islamic_umalqura, year))
      calendar = Calendar::islamic_umalqura;
    std::string text = padded(year, 4);
    if (month != 0) text += "-" + padded(month, 2) + (phrase_.has(Field::leap_month) ? "L" : "");
    if (month != 0 && phrase_.has(Field::day)) text += "-" + padded(phrase_.get(Field::day), 2);
    return parsed(text, calendar);
  }

  /// "11/22 February 1732", "710 AUC": our months, by the fields that prose has too.
  [[nodiscard]] Result<when::Date> ours() const {
    Phrase phrase = phrase_;
    phrase.begin = 0;
    phrase.end = words_.size();
    auto date = phrase.date(words_);
    if (!date || !phrase_.has(Field::dual_day)) return date;
    const when::EdtfDate gregorian = *date->edtf().start();
    if (gregorian.day != phrase_.get(Field::dual_day))
      return Error{Code::range,
                   "'" + words_ + "': the first day is the " + std::to_string(gregorian.day) + "th in the new style",
                   0};
    return date;
  }

  [[nodiscard]] Result<when::Date> japanese() const {
    const when::JapaneseEra& era = when::japanese_eras()[static_cast<std::size_t>(phrase_.get(Field::nengo) - 1)];
    const std::int64_t year = era.first_year + phrase_.get(Field::year) - 1;
    std::string text = padded(year, 4);
    if (phrase_.has(Field::month)) text = month_text(year, phrase_.get(Field::month));
    if (phrase_.has(Field::leap_month)) text += "L";
    if (phrase_.has(Field::month) && phrase_.has(Field::day)) text += "-" + padded(phrase_.get(Field::day), 2);
    auto date = parsed(text, Calendar::japanese);
    if (!date) return date;
    // The year must have days in which the era was in force.
    const when::Span span = *date->span();
    const when::DayNumber begins = when::gregorian::day_number(era.first_day);
    const when::JapaneseEra* after = &era + 1;
    const bool last = after == when::japanese_eras().data() + when::japanese_eras().size();
    const bool over = !last && when::gregorian::day_number(after->first_day) <= *span.earliest;
    if (*span.latest < begins || over)
      return Error{Code::range, "the era " + std::string(era.name) + " did not last so: '" + words_ + "'", 0};
    return date;
  }

  [[nodiscard]] Result<when::Date> roman() const {
    const auto month = static_cast<int>(phrase_.get(Field::month));
    const auto count = phrase_.has(Field::count) ? static_cast<int>(phrase_.get(Field::count)) : 1;
    const auto event = static_cast<when::RomanEvent>(phrase_.get(Field::roman));
    // The year is that in which the day lies: III Kal. Jan. AD 39 is 30 December 39.
    const bool year_before = event == when::RomanEvent::kalends && month == 1 && count > 1;
    const when::RomanDay named{*phrase_.full_year() + (year_before ? 1 : 0), month, event, count, false};
    const when::CivilDay day = when::julian::civil_day(when::roman::day_number(named));
    if (when::roman::from_julian(day) != named)
      return Error{Code::range, "'" + words_ + "' is no day: another event of the month lies between", 0};
    return parsed(month_text(day.year, day.month) + "-" + padded(day.day, 2), Calendar::julian);
  }

  [[nodiscard]] Result<when::Date> olympiad() const {
    const std::int64_t number = phrase_.get(Field::olympiad);
    const std::int64_t tenths = phrase_.has(Field::tenths) ? phrase_.get(Field::tenths) : 0;
    const std::int64_t year = phrase_.has(Field::ordinal) ? phrase_.get(Field::ordinal) : tenths;
    if (number < 1 || number > 2500 || year < 0 || year > 4)
      return Error{Code::range, "'" + words_ + "': an Olympiad has four years", 0};
    // The first games were in the summer of 776 BC, and years ran from summer to summer.
    const std::int64_t first = -775 + 4 * (number - 1) + (year == 0 ? 0 : year - 1);
    const std::int64_t last = first + (year == 0 ? 4 : 1);
    return parsed_set("[" + month_text(first, 7) + ".." + month_text(last, 6) + "]", Calendar::julian);
  }

  [[nodiscard]] Result<const when::Reign*> reign() const {
    constexpr std::string_view kNumerals[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII"};
    const auto all = when::reigns();
    const when::Reign& first = all[static_cast<std::size_t>(phrase_.get(Field::monarch) - 1)];
    const std::string name(first.monarch.substr(0, first.monarch.find(' ')));
    const auto nth = static_cast<std::size_t>(phrase_.has(Field::ordinal) ? phrase_.get(Field::ordinal) : 0);
    const when::Reign* found = nullptr;
    std::size_t of_the_name = 0;
    for (const when::Reign& one : all) {
      const std::string_view own = one.monarch.substr(0, one.monarch.find(" and"));
      if (own.substr(0, own.find(' ')) != name) continue;
      ++of_the_name;
      const bool numbered =
          nth >= 1 && nth <= std::size(kNumerals) && own == name + " " + std::string(kNumerals[nth - 1]);
      if (numbered || (nth <= 1 && own == name)) found = &one;
      if (nth == 0 && of_the_name == 1) found = &one;
    }
    if (found == nullptr) return Error{Code::range, "no such monarch of England reigned: '" + words_ + "'", 0};
    const bool often =
        name == "Henry" || name == "Edward" || name == "William" || name == "George" || name == "Richard";
    if (nth == 0 && often)
      return Error{Code::range, "which " + name + " is meant by '" + words_ + "'?", 0,
                   "add the number, as in Henry VIII"};
    return found;
  }

  [[nodiscard]] Result<when::Date> regnal() const {
    const auto who = reign();
    if (!who) return who.error();
    const auto year = static_cast<int>(std::min<std::int64_t>(phrase_.get(Field::count), 1000));
    const auto span = when::regnal_span(**who, year);
    if (!span)
      return Error{Code::range,
                   std::string((*who)->monarch) + " had no year " + std::to_string(year) + ": '" + words_ + "'", 0};
    // Julian to the British change-over, whichever calendar the year ends in.
    const when::ChangeOver& britain = *when::change_over("GB");
    const bool gregorian = *span->earliest >= when::gregorian::day_number(britain.first_gregorian);
    const Calendar calendar = gregorian ? Calendar::gregorian : Calendar::julian;
    const when::CivilDay from = when::civil_day(calendar, *span->earliest);
    const when::CivilDay to = when::civil_day(calendar, *span->latest);
    const auto text = [](const when::CivilDay& day) {
      return month_text(day.year, day.month) + "-" + padded(day.day, 2);
    };
    if (!phrase_.has(Field::month)) return parsed_set("[" + text(from) + ".." + text(to) + "]", calendar);
    for (std::int64_t in = from.year; in <= to.year; ++in) {
      const when::CivilDay day{in, static_cast<int>(phrase_.get(Field::month)),
                               static_cast<int>(phrase_.get(Field::day))};
      if (valid(calendar, day) && span->contains(when::day_number(calendar, day))) return parsed(text(day), calendar);
    }
    return Error{Code::range, "the regnal year has no such day: '" + words_ + "'", 0};
  }

  /// One of these days: a set takes no qualifier as a whole.
  [[nodiscard]] Result<when::Date> parsed_set(const std::string& text, Calendar calendar) const {
    const auto edtf = Edtf::parse(text, calendar);
    if (!edtf) return no_day(edtf.error());
    return when::Date(*edtf, words_);
  }

  const Phrase& phrase_;
  std::string words_;
};

}  // namespace

Result<when::Date> calendar_date(const Phrase& phrase, std::string_view words) {
  Phrase alone = phrase;
  alone.clear(Field::foreign);
  return Reading(alone, words).date();
}

Result<when::Recurrence> calendar_recurrence(const Phrase& phrase, std::string_view words) {
  if (phrase.has(Field::roman) && !phrase.has(Field::year)) {
    // The 1st, 5th or 7th, 13th or 15th, in any year.
    const when::RomanDay named{1, static_cast<int>(phrase.get(Field::month)),
                               static_cast<when::RomanEvent>(phrase.get(Field::roman)), 1, false};
    const when::CivilDay day = when::julian::civil_day(when::roman::day_number(named));
    return when::Recurrence::parse("julian:" + padded(day.month, 2) + "-" + padded(day.day, 2));
  }
  const bool yearly = phrase.has(Field::own_month) && phrase.has(Field::day) && !phrase.has(Field::year);
  if (!yearly) return Error{Code::syntax, "no day of every year in '" + std::string(words) + "'", 0};
  const std::int64_t own_month = phrase.get(Field::own_month);
  const auto calendar = static_cast<Calendar>(own_month / kOwnMonth);
  return when::Recurrence::parse(std::string(when::name(calendar)) + ":" + padded(own_month % kOwnMonth, 2) + "-" +
                                 padded(phrase.get(Field::day), 2));
}

}  // namespace thisday::phrase
