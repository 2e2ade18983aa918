#include "phrase/lexer.hpp"

#include <algorithm>
#include <array>

namespace thisday::phrase {
namespace {

enum Char : std::uint8_t { other, blank, letter, digit, newline };

constexpr std::array<Char, 256> kChars = [] {
  std::array<Char, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) table[c] = letter;
    if (c >= '0' && c <= '9') table[c] = digit;
  }
  table[' '] = table['\t'] = table['\r'] = blank;
  table['\n'] = newline;
  return table;
}();

Char kind(char c) {
  return kChars[static_cast<unsigned char>(c)];
}
std::uint64_t bit(Class of) {
  return std::uint64_t{1} << static_cast<unsigned>(of);
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

class Lexer {
 public:
  Lexer(std::string_view text, const Lexicon& lexicon) : text_(text.substr(0, 0xFFFFFFFF)), lexicon_(lexicon) {
    tokens_.reserve(text_.size() / 10 + 8);
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      switch (kind(text_[at_])) {
        case blank:
          ++at_;
          blank_ = true;
          break;
        case newline:
          end_of_line();
          break;
        case digit:
          number();
          break;
        case letter:
          word();
          break;
        case other:
          mark();
          break;
      }
    }
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  char before() const { return at_ > 0 ? text_[at_ - 1] : ' '; }
  bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }

  void end_of_line() {
    ++at_;
    blank_ = true;
    // A blank line ends a paragraph; a single end of line is a blank.
    while (at_ < text_.size() && kind(text_[at_]) == blank) ++at_;
    if (peek() == '\n') gap_ = torn_ = true;
  }

  Token& push(Token::Kind token_kind, std::size_t length) {
    Token token;
    token.kind = token_kind;
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(at_ + length);
    token.gap = gap_;
    token.after_a_word = gap_ && unknown_words_ == 1 && !torn_;
    token.tight = !blank_;
    gap_ = blank_ = torn_ = false;
    unknown_words_ = 0;
    at_ += length;
    return tokens_.emplace_back(token);
  }

  void skip(std::size_t length) {
    at_ += length;
    gap_ = torn_ = true;
    blank_ = false;
  }

  // Typographic marks are letters to the table, for their first byte is above 127.
  bool wide_mark() {
    if (starts("\u2013") || starts("\u2010") || starts("\u2011") || starts("\u2012")) {
      push(Token::Kind::mark, 3).mark = '-';
    } else if (starts("\u2019") || starts("\u2018")) {
      apostrophe(3);
    } else if (starts("\u00A0")) {
      at_ += 2;
      blank_ = true;
    } else if (starts("\u2009") || starts("\u202F")) {
      at_ += 3;
      blank_ = true;
    } else if (starts("\u2014") || starts("\u201C") || starts("\u201D") || starts("\u2026")) {
      skip(3);
    } else {
      return false;
    }
    return true;
  }

  void word() {
    if ((text_[at_] & 0x80) != 0 && wide_mark()) return;
    std::size_t length = 0;
    while (at_ + length < text_.size() && kind(text_[at_ + length]) == letter) {
      if (text_[at_ + length] == '\xE2' && is_wide_mark(at_ + length)) break;
      ++length;
    }
    if (length == 0) return skip(1);
    // B.C., a.m.: single letters, each with its full stop.
    if (length == 1 && peek(1) == '.' && kind(peek(2)) == letter && kind(peek(3)) != letter) {
      std::string joined;
      std::size_t end = 0;
      while (end < 8 && kind(peek(end)) == letter && (peek(end + 1) == '.' || kind(peek(end + 1)) != letter)) {
        joined += peek(end);
        ++end;
        if (peek(end) != '.') break;
        ++end;
      }
      if (const std::uint16_t id = lexicon_.find(joined)) {
        word_token(id, end);
        return;
      }
    }
    // "twenty-five" is one word where the lexicon has it.
    if (peek(length) == '-' && kind(peek(length + 1)) == letter) {
      const std::size_t joined = length + 1 + letters_from(length + 1);
      if (const std::uint16_t id = lexicon_.find(text_.substr(at_, joined))) return word_token(id, joined);
    }
    const std::uint16_t id = lexicon_.find(text_.substr(at_, length));
    if (id == 0) {
      if (is_upper(text_[at_])) torn_ = true;
      ++unknown_words_;
      at_ += length;
      gap_ = true;
      blank_ = false;
      return;
    }
    if (lexicon_.lexeme(id).abbreviation && peek(length) == '.') ++length;
    word_token(id, length);
  }

  bool is_wide_mark(std::size_t at) const {
    const std::string_view rest = text_.substr(at, 3);
    return rest.starts_with("\xE2\x80") && rest.size() == 3 && static_cast<unsigned char>(rest[2]) >= 0x89 &&
           static_cast<unsigned char>(rest[2]) <= 0xAF;
  }

  void word_token(std::uint16_t id, std::size_t length) {
    const bool capital = is_upper(text_[at_]);
    Token& token = push(Token::Kind::word, length);
    token.word = id;
    token.capital = capital;
    const Lexeme& lexeme = lexicon_.lexeme(id);
    token.classes = capital ? lexeme.classes : lexeme.classes & ~lexeme.capital_classes;
  }

  std::size_t digits_from(std::size_t ahead) const {
    std::size_t length = 0;
    while (kind(peek(ahead + length)) == digit && at_ + ahead + length < text_.size()) ++length;
    return length;
  }
  std::int64_t value(std::size_t ahead, std::size_t length) const {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < length; ++i) value = value * 10 + (peek(ahead + i) - '0');
    return value;
  }

  void number() {
    const char left = before();
    // "T34", "$5", "£1950", "#12", "3.14.15": parts of something else.
    const bool attached = !blank_ && at_ > 0 && (left == '$' || left == '#' || left == '.' || kind(left) == letter) &&
                          !text_.substr(0, at_).ends_with("\u2013") && !text_.substr(0, at_).ends_with("\u2014") &&
                          !text_.substr(0, at_).ends_with("\u2019") && !text_.substr(0, at_).ends_with("\u2018") &&
                          !text_.substr(0, at_).ends_with("\u00A0") && !text_.substr(0, at_).ends_with("\u201C");
    const std::size_t length = digits_from(0);
    if (attached || length > 18) return skip(length);
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

  void plain_number(std::size_t length, std::size_t end, std::int64_t number, bool grouped, bool decimal,
                    std::uint8_t tenths) {
    const std::size_t suffix = letters_from(end);
    std::uint64_t classes = 0;
    if (suffix == 0 || is_dash_or_quote(end)) {
      classes = bit(Class::num);
      if (!grouped && !decimal) classes |= classes_of(length, number);
      if (peek(end) == '\'' && peek(end + 1) == 's' && letters_from(end + 1) == 1 && decade(length, number)) {
        classes = bit(length == 4 ? Class::decade4 : Class::decade2num);
        end += 2;
      }
    } else if (!grouped && !decimal && suffix == 2 && ordinal_suffix(end)) {
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
    token.digits = static_cast<std::uint8_t>(length);
    token.tenths = tenths;
    if (classes & (bit(Class::decade4) | bit(Class::decade2num))) token.number /= 10;
  }

  // "6am", "44BC": the word is a token of its own.
  bool is_noon_or_era(std::string_view word) const {
    const std::uint64_t classes = lexicon_.lexeme(lexicon_.find(word)).classes;
    return (classes & (bit(Class::noon) | bit(Class::era))) != 0;
  }

  static bool decade(std::size_t length, std::int64_t number) {
    return (length == 4 || length == 2) && number % 10 == 0;
  }

  std::uint64_t classes_of(std::size_t length, std::int64_t number) const {
    std::uint64_t classes = 0;
    if (length == 4 && number >= 1000 && number < 2200) classes |= bit(Class::year4);
    if (length == 3 && number >= 100) classes |= bit(Class::year3);
    if (length <= 2 && number >= 1 && number <= 31) classes |= bit(Class::day);
    if (length == 2) {
      classes |= bit(Class::twodigits);
      if (!tokens_.empty() && tokens_.back().mark == '\'' && !blank_ && !gap_) classes |= bit(Class::year2);
    }
    return classes;
  }

  std::size_t letters_from(std::size_t ahead) const {
    std::size_t length = 0;
    while (at_ + ahead + length < text_.size() && kind(peek(ahead + length)) == letter) ++length;
    return length;
  }
  // A dash or a quotation mark after a number is no letter of it.
  bool is_dash_or_quote(std::size_t ahead) const {
    const std::string_view rest = text_.substr(at_ + ahead);
    return rest.starts_with("\xE2\x80") || rest.starts_with("\u00A0");
  }
  bool ordinal_suffix(std::size_t ahead) const {
    const std::string_view two = text_.substr(at_ + ahead, 2);
    return two == "th" || two == "st" || two == "nd" || two == "rd";
  }

  bool iso_date(std::size_t length) {
    if (length != 4 || peek(4) != '-' || digits_from(5) != 2 || peek(7) != '-' || digits_from(8) != 2) return false;
    const std::int64_t month = value(5, 2), day = value(8, 2), year = value(0, 4);
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    Token& token = push(Token::Kind::number, 10);
    token.classes = bit(Class::iso);
    token.number = year * 10000 + month * 100 + day;
    return true;
  }

  bool clock(std::size_t length) {
    if (length > 2 || peek(length) != ':' || digits_from(length + 1) != 2) return false;
    const std::int64_t hour = value(0, length), minute = value(length + 1, 2);
    if (hour > 24 || minute > 59 || peek(length + 3) == ':') return false;
    Token& token = push(Token::Kind::number, length + 3);
    token.classes = bit(Class::clock);
    token.number = hour * 60 + minute;
    return true;
  }

  void apostrophe(std::size_t length) {
    // 's and the closing quotation mark are gaps; '99 is a year.
    if (kind(peek(length)) == digit) {
      push(Token::Kind::mark, length).mark = '\'';
      return;
    }
    if (!blank_ && peek(length) == 's' && kind(peek(length + 1)) != letter) {
      push(Token::Kind::mark, length + 1).mark = '\'';
      return;
    }
    skip(length);
  }

  void mark() {
    switch (const char c = text_[at_]) {
      case ',':
      case '-':
      case '/':
      case ':':
      case '(':
      case ')':
      case '?':
      case '~':
      case '&':
        push(Token::Kind::mark, 1).mark = c;
        break;
      case '\'':
        apostrophe(1);
        break;
      default:
        skip(1);
    }
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool gap_ = true;
  bool torn_ = true;       ///< more than words in lower case stands since the last token
  int unknown_words_ = 0;  ///< since the last token
  bool blank_ = true;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, const Lexicon& lexicon) {
  return Lexer(text, lexicon).run();
}

}  // namespace thisday::phrase
