#include "gather/calendar_day.hpp"

#include <fmt/format.h>

#include "gather/words.hpp"

namespace thisday::gather {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

class DayParser {
 public:
  DayParser(std::string_view text, const CalendarNames& names) : text_(folded(text)), names_(names) {}

  Result<CalendarDay> parse() {
    blanks();
    Result<CalendarDay> day = is_digit(peek()) ? from_number() : from_word();
    if (!day) return day;
    const std::size_t end = at_;
    blanks();
    if (peek() == '*') {
      ++at_;
      day.value().wanders = true;
    } else {
      at_ = end;
    }
    day.value().length = at_;
    return day;
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  [[nodiscard]] Error no_date() const { return {Code::syntax, "no date begins the line", at_}; }
  [[nodiscard]] Error not_yearly(std::string_view every) const {
    return {Code::unsupported, fmt::format("{} is no day of the year", every), at_};
  }

  // Up to four digits: more are no day, month or year.
  std::optional<int> number() {
    const std::size_t begin = at_;
    int value = 0;
    while (is_digit(peek()) && at_ - begin < 5) value = value * 10 + (text_[at_++] - '0');
    if (at_ == begin || at_ - begin > 4) {
      at_ = begin;
      return std::nullopt;
    }
    return value;
  }

  // Letters, and the full stop of an abbreviation, which is not part of the word.
  std::string_view word() {
    const std::size_t begin = at_;
    while (is_letter(peek())) ++at_;
    const std::string_view found = std::string_view(text_).substr(begin, at_ - begin);
    if (!found.empty() && peek() == '.') ++at_;
    return found;
  }

  // "+2", "-46"; anything else is left alone.
  std::optional<int> signed_number() {
    const char sign = peek();
    if ((sign != '+' && sign != '-') || at_ + 1 >= text_.size() || !is_digit(text_[at_ + 1])) return std::nullopt;
    ++at_;
    const auto value = number();
    if (!value) return std::nullopt;
    return sign == '-' ? -*value : *value;
  }

  Result<CalendarDay> day_of(int month, int day) {
    if (month > 12 && day <= 12) std::swap(month, day);
    if (month < 1 || month > 12) return Error{Code::range, fmt::format("there is no month {}", month), 0};
    // 2000 has a 29 February.
    if (!when::valid(when::Calendar::gregorian, {2000, month, day}))
      return Error{Code::range, fmt::format("month {} has no day {}", month, day), 0};
    CalendarDay result;
    result.month = month;
    result.day = day;
    return result;
  }

  Result<CalendarDay> month_of(int month) {
    if (month < 1 || month > 12) return Error{Code::range, fmt::format("there is no month {}", month), 0};
    CalendarDay result;
    result.form = CalendarDay::Form::month;
    result.month = month;
    return result;
  }

  // 07/27, 2020/07/27, 27 July, 11/SunSecond, 11 Sun+2, 06
  Result<CalendarDay> from_number() {
    const std::size_t digits = at_;
    const auto first = number();
    if (!first) return no_date();
    const bool is_year = at_ - digits == 4;
    if (at_ - digits == 3) return no_date();
    if (is_year && (peek() == '/' || peek() == '-')) return dated(*first);
    if (is_year) return no_date();
    if (peek() == '/') {
      ++at_;
      return after_number(*first);
    }
    if (peek() == '*') {
      // "06*" is a month, "15 *" a day of each.
      return month_of(*first);
    }
    const std::size_t end = at_;
    blanks();
    if (end != at_ && peek() == '*') return not_yearly("a day of every month");
    if (peek() == '.') ++at_, blanks();
    if (is_letter(peek())) return after_number(*first);
    at_ = end;
    if (is_letter(peek())) return no_date();
    return month_of(*first);
  }

  Result<CalendarDay> dated(int year) {
    const char separator = text_[at_++];
    const auto month = number();
    if (!month || peek() != separator) return no_date();
    ++at_;
    const auto day = number();
    if (!day) return no_date();
    Result<CalendarDay> result = day_of(*month, *day);
    if (result) result.value().year = year;
    return result;
  }

  Result<CalendarDay> after_number(int first) {
    if (peek() == '*') return not_yearly("a day of every month");
    if (is_digit(peek())) {
      const auto second = number();
      if (!second || is_letter(peek())) return no_date();
      return day_of(first, *second);
    }
    const std::size_t begin = at_;
    const std::string_view name = word();
    if (const auto month = Words::shipped().value(WordKind::month, name, names_.language)) return day_of(*month, first);
    at_ = begin;
    return weekday_of(first);
  }

  // SunSecond, Sun+2, SatSecond-2; `month` 0 where it follows.
  Result<CalendarDay> weekday_of(int month) {
    const std::string_view name = word();
    CalendarDay result;
    result.form = CalendarDay::Form::moving;
    result.rule.rule = when::Recurrence::Rule::weekday_of_month;
    if (const auto both = Words::shipped().weekday_of_month(name, names_.language)) {
      result.rule.weekday = static_cast<when::Weekday>(both->first);
      result.rule.nth = both->second;
      result.rule.offset = signed_number().value_or(0);
    } else if (const auto day = Words::shipped().value(WordKind::weekday, name, names_.language)) {
      const auto nth = signed_number();
      if (!nth) return month == 0 ? Result<CalendarDay>(not_yearly("a day of every week")) : no_date();
      if (*nth == 0 || *nth < -5 || *nth > 5)
        return Error{Code::range, "a month has no more than five of a weekday", at_};
      result.rule.weekday = static_cast<when::Weekday>(*day);
      result.rule.nth = *nth;
    } else {
      return no_date();
    }
    if (month == 0) {
      const auto following = month_name();
      if (!following) return not_yearly("a weekday of every month");
      month = *following;
    }
    if (month < 1 || month > 12) return Error{Code::range, fmt::format("there is no month {}", month), 0};
    result.rule.month = month;
    result.month = month;
    return result;
  }

  // A month after a weekday: " Jun", "/06".
  std::optional<int> month_name() {
    const std::size_t end = at_;
    blanks();
    if (peek() == '/') ++at_;
    if (const auto value =
            is_digit(peek()) ? number() : Words::shipped().value(WordKind::month, word(), names_.language))
      return value;
    at_ = end;
    return std::nullopt;
  }

  Result<CalendarDay> easter(when::Recurrence::Rule rule) {
    CalendarDay result;
    result.form = CalendarDay::Form::moving;
    result.rule.rule = rule;
    result.rule.offset = signed_number().value_or(0);
    return result;
  }

  // Jul 27, jul/27, May Sun+2, SunThird Jun, Easter+1, June
  Result<CalendarDay> from_word() {
    if (peek() == '*') return not_yearly("a day of every month");
    const std::size_t begin = at_;
    const std::string_view name = word();
    if (name.empty()) return no_date();
    const Words& words = Words::shipped();
    if (name == names_.easter || words.value(WordKind::easter, name, names_.language))
      return easter(when::Recurrence::Rule::easter);
    if (name == names_.paskha || words.value(WordKind::paskha, name, names_.language))
      return easter(when::Recurrence::Rule::orthodox_easter);
    if (words.value(WordKind::astronomical, name, names_.language))
      return Error{Code::unsupported, "days that follow the sun or the moon are not reckoned here", begin};
    if (const auto month = words.value(WordKind::month, name, names_.language)) return after_month(*month);
    at_ = begin;
    return weekday_of(0);
  }

  Result<CalendarDay> after_month(int month) {
    const std::size_t end = at_;
    blanks();
    if (peek() == '/') ++at_;
    const std::size_t digits = at_;
    if (const auto day = number(); day && at_ - digits <= 2) return day_of(month, *day);
    at_ = digits;  // "July 1953" is no day
    if (is_letter(peek())) {
      const std::size_t begin = at_;
      if (Result<CalendarDay> rule = weekday_of(month)) return rule;
      at_ = begin;
    }
    at_ = end;
    return month_of(month);
  }

  std::string text_;
  const CalendarNames& names_;
  std::size_t at_ = 0;
};

}  // namespace

Result<CalendarDay> calendar_day(std::string_view text, const CalendarNames& names) {
  // No form is longer; a long line is not to be folded whole.
  return DayParser(text.substr(0, 80), names).parse();
}

}  // namespace thisday::gather
