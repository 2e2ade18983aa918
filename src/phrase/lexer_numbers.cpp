// Numbers, and what they can be by themselves: a day, a year, an ordinal, a clock's hour.

#include "phrase/lexer.hpp"
#include "phrase/lexer_bytes.hpp"

namespace thisday::phrase {
namespace {

std::uint64_t bit(Class of) {
  return std::uint64_t{1} << static_cast<unsigned>(of);
}

bool decade(std::size_t length, std::int64_t number) {
  return (length == 4 || length == 2) && number % 10 == 0;
}

// A dash or a quotation mark after a number is no letter of it.
bool is_dash_or_quote(std::string_view rest) {
  return rest.starts_with("\xE2\x80") || rest.starts_with("\u00A0");
}

bool ordinal_suffix(std::string_view two) {
  return two == "th" || two == "st" || two == "nd" || two == "rd";
}

}  // namespace

std::size_t Lexer::digits_from(std::size_t ahead) const {
  std::size_t length = 0;
  while (kind(peek(ahead + length)) == digit && at_ + ahead + length < text_.size()) ++length;
  return length;
}

std::int64_t Lexer::value(std::size_t ahead, std::size_t length) const {
  std::int64_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value * 10 + (peek(ahead + i) - '0');
  return value;
}

// "T34", "$5", "£1950", "#12", "3.14.15": parts of something else.
bool Lexer::attached() const {
  if (blank_ || at_ == 0) return false;
  const char left = text_[at_ - 1];
  if (left == '$' || left == '#' || left == '.') return true;
  if (kind(left) != letter) return false;
  const std::string_view before = text_.substr(0, at_);
  for (const std::string_view mark : {"\u2013", "\u2014", "\u2019", "\u2018", "\u00A0", "\u201C"})
    if (before.ends_with(mark)) return false;
  return true;
}

void Lexer::number() {
  const std::size_t length = digits_from(0);
  if (length > 18 || attached()) return skip(length);
  if (iso_date(length) || clock(length)) return;

  std::size_t end = length;
  std::int64_t number = value(0, length);
  bool grouped = false;
  while (peek(end) == ',' && digits_from(end + 1) == 3 && end <= 15 && length <= 3) {
    number = number * 1000 + value(end + 1, 3);
    end += 4;
    grouped = true;
  }
  std::uint8_t tenths = 0;
  bool decimal = false;
  if (peek(end) == '.' && kind(peek(end + 1)) == digit) {
    decimal = true;
    tenths = static_cast<std::uint8_t>(peek(end + 1) - '0');
    end += 1 + digits_from(end + 1);
    if (peek(end) == '.' && kind(peek(end + 1)) == digit) return skip(end);
  }
  plain_number(length, end, number, grouped, decimal, tenths);
}

void Lexer::plain_number(std::size_t length, std::size_t end, std::int64_t number, bool grouped, bool decimal,
                         std::uint8_t tenths) {
  const std::size_t suffix = letters_from(end);
  std::uint64_t classes = 0;
  const bool day = !grouped && !decimal && length <= 2 && number >= 1 && number <= 31;
  if (day && peek(end) == '.' && lexicon_.ordinal_stop()) {
    classes = bit(Class::ordinalnum) | bit(Class::dayth);
    end += 1;
  } else if (day && suffix > 0 &&
             (lexicon_.lexeme(lexicon_.find(text_.substr(at_ + end, suffix))).classes & bit(Class::ordinalsuffix)) !=
                 0) {
    classes = bit(Class::ordinalnum) | bit(Class::dayth);
    end += suffix;
  } else if (suffix == 0 || is_dash_or_quote(text_.substr(at_ + end))) {
    classes = bit(Class::num);
    if (!grouped && !decimal) classes |= classes_of(length, number);
    if ((classes & bit(Class::year3)) != 0 && closes(end)) classes |= bit(Class::year3last);
    if (peek(end) == '\'' && peek(end + 1) == 's' && letters_from(end + 1) == 1 && decade(length, number)) {
      classes = bit(length == 4 ? Class::decade4 : Class::decade2num);
      end += 2;
    }
  } else if (!grouped && !decimal && suffix == 2 && ordinal_suffix(text_.substr(at_ + end, 2))) {
    classes = bit(Class::ordinalnum);
    if (number >= 1 && number <= 31) classes |= bit(Class::dayth);
    end += 2;
  } else if (!grouped && !decimal && suffix == 1 && peek(end) == 's' && decade(length, number)) {
    classes = bit(length == 4 ? Class::decade4 : Class::decade2num);
    end += 1;
  } else if (!grouped && !decimal && is_noon_or_era(text_.substr(at_ + end, suffix))) {
    classes = bit(Class::num);
  } else {
    return skip(end + suffix);
  }
  Token& token = push(Token::Kind::number, end);
  token.classes = classes;
  token.number = number;
  token.tenths = tenths;
  if (classes & (bit(Class::decade4) | bit(Class::decade2num))) token.number /= 10;
}

// "6am", "44BC": the word is a token of its own.
bool Lexer::is_noon_or_era(std::string_view word) const {
  const std::uint64_t classes = lexicon_.lexeme(lexicon_.find(word)).classes;
  return (classes & (bit(Class::noon) | bit(Class::era))) != 0;
}

std::uint64_t Lexer::classes_of(std::size_t length, std::int64_t number) const {
  std::uint64_t classes = 0;
  if (length == 4 && number >= 1000 && number < 2200) classes |= bit(Class::year4);
  if (length == 3 && number >= 100) classes |= bit(Class::year3);
  if (length <= 2 && number >= 1 && number <= 31) classes |= bit(Class::day);
  if (length == 2) {
    classes |= bit(Class::twodigits);
    if (!tokens_->empty() && tokens_->back().mark == '\'' && !blank_ && !gap_) classes |= bit(Class::year2);
  }
  return classes;
}

// Whether what stands `ahead` ends a clause or the text.
bool Lexer::closes(std::size_t ahead) const {
  const char c = peek(ahead);
  if (c == '\0' || c == ')' || c == ';') return true;
  return (c == ',' || c == '.') && kind(peek(ahead + 1)) != digit;
}

bool Lexer::iso_date(std::size_t length) {
  if (length != 4 || peek(4) != '-' || digits_from(5) != 2 || peek(7) != '-' || digits_from(8) != 2) return false;
  const std::int64_t month = value(5, 2), day = value(8, 2), year = value(0, 4);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  Token& token = push(Token::Kind::number, 10);
  token.classes = bit(Class::iso);
  token.number = year * 10000 + month * 100 + day;
  return true;
}

bool Lexer::clock(std::size_t length) {
  if (length > 2 || peek(length) != ':' || digits_from(length + 1) != 2) return false;
  const std::int64_t hour = value(0, length), minute = value(length + 1, 2);
  if (hour > 24 || minute > 59 || peek(length + 3) == ':') return false;
  Token& token = push(Token::Kind::number, length + 3);
  token.classes = bit(Class::clock);
  token.number = hour * 60 + minute;
  return true;
}

}  // namespace thisday::phrase
