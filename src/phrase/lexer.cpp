#include "phrase/lexer.hpp"

#include <string>

#include "phrase/lexer_bytes.hpp"

namespace thisday::phrase {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_wide_mark(std::string_view three) {
  return three.starts_with("\xE2\x80") && three.size() == 3 && static_cast<unsigned char>(three[2]) >= 0x89 &&
         static_cast<unsigned char>(three[2]) <= 0xAF;
}

}  // namespace

std::vector<Token> tokenize(std::string_view text, const Lexicon& lexicon) {
  std::vector<Token> all, tokens;
  for (Lexer lexer(text, lexicon); lexer.next(tokens); tokens.clear())
    all.insert(all.end(), tokens.begin(), tokens.end());
  return all;
}

void Lexer::end_of_line() {
  ++at_;
  blank_ = true;
  // A blank line ends a paragraph; a single end of line is a blank.
  while (at_ < text_.size() && kind(text_[at_]) == blank) ++at_;
  if (peek() == '\n') gap_ = torn_ = true;
}

Token& Lexer::push(Token::Kind token_kind, std::size_t length) {
  Token& token = tokens_->emplace_back();
  token.kind = token_kind;
  token.begin = static_cast<std::uint32_t>(at_);
  token.end = static_cast<std::uint32_t>(at_ + length);
  token.gap = gap_;
  token.after_a_word = gap_ && unknown_words_ == 1 && !torn_;
  token.tight = !blank_;
  gap_ = blank_ = torn_ = false;
  unknown_words_ = 0;
  at_ += length;
  return token;
}

void Lexer::skip(std::size_t length) {
  at_ += length;
  gap_ = torn_ = true;
  blank_ = false;
}

// On to the next byte that is no letter, or to a typographic mark, from a byte that may begin one.
std::size_t Lexer::to_end_or_mark(std::size_t end) {
  while (end < text_.size() && text_[end] == '\xE2' && !is_wide_mark(text_.substr(end, 3)))
    end = letters_.end_or_mark(end + 1);
  return end;
}

// B.C., a.m.: single letters, each with its full stop.
bool Lexer::single_letters() {
  if (kind(peek(2)) != letter || kind(peek(3)) == letter) return false;
  std::string joined;
  std::size_t end = 0;
  while (end < 8 && kind(peek(end)) == letter && (peek(end + 1) == '.' || kind(peek(end + 1)) != letter)) {
    joined += peek(end);
    ++end;
    if (peek(end) != '.') break;
    ++end;
  }
  const std::uint16_t id = lexicon_.find(joined);
  if (id != 0) word_token(id, end);
  return id != 0;
}

void Lexer::word_token(std::uint16_t id, std::size_t length) {
  const bool capital = is_upper(text_[at_]);
  Token& token = push(Token::Kind::word, length);
  token.word = id;
  token.capital = capital;
  const Lexeme& lexeme = lexicon_.lexeme(id);
  token.classes = capital ? lexeme.classes : lexeme.classes & ~lexeme.capital_classes;
}

// Typographic marks are letters to the table, for their first byte is above 127.
bool Lexer::wide_mark() {
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

void Lexer::apostrophe(std::size_t length) {
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

void Lexer::mark() {
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

// The way of nearly every byte: these are part of next(), which is their one caller.

[[gnu::always_inline]] inline void Lexer::known_or_not(std::size_t length) {
  const char after = peek(length);
  if (length == 1 && after == '.' && single_letters()) return;
  // "twenty-five" is one word where the lexicon has it.
  if (after == '-' && kind(peek(length + 1)) == letter) {
    const std::size_t joined = length + 1 + letters_from(length + 1);
    if (const std::uint16_t id = lexicon_.find(text_.substr(at_, joined))) return word_token(id, joined);
  }
  const std::uint16_t id = lexicon_.find({text_.data() + at_, length});
  if (id == 0) {
    torn_ |= is_upper(text_[at_]);
    ++unknown_words_;
    at_ += length;
    gap_ = true;
    blank_ = false;
    return;
  }
  if (after == '.' && lexicon_.lexeme(id).abbreviation) ++length;
  word_token(id, length);
}

[[gnu::always_inline]] inline void Lexer::word() {
  if ((text_[at_] == '\xE2' || text_[at_] == '\xC2') && wide_mark()) return;
  std::size_t end = letters_.end_or_mark(at_);
  if (end < text_.size() && text_[end] == '\xE2') {
    end = to_end_or_mark(end);
    if (end == at_) return skip(1);
  }
  known_or_not(end - at_);
}

bool Lexer::next(std::vector<Token>& tokens) {
  const std::size_t before = tokens.size();
  tokens_ = &tokens;
  parted_anywhere_ = false;
  const auto may_part = [&] { return tokens.size() - before >= kStretch && gap_ && torn_; };
  while (at_ < text_.size()) {
    parted_anywhere_ = tokens.size() >= kLongest;
    if (parted_anywhere_) break;
    switch (kind(text_[at_])) {
      case blank:
        ++at_;
        blank_ = true;
        if (may_part()) return true;
        break;
      case newline:
        end_of_line();
        break;
      case digit:
        number();
        break;
      case letter:
        // Most of a text is a word, a blank, a word: these are gone through without asking what comes next.
        do {
          word();
          if (peek() != ' ') break;
          ++at_;
          blank_ = true;
          if (may_part()) return true;
        } while (kind(peek()) == letter && tokens.size() < kLongest);
        break;
      case other:
        mark();
        break;
    }
  }
  return tokens.size() > before;
}

}  // namespace thisday::phrase
