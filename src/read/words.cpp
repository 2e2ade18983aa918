#include "read/words.hpp"

#include <array>
#include <cstdint>

namespace thisday::read {
namespace {

// What a byte is: most text is decided by one look at this table.
enum Kind : std::uint8_t { mark, letter, digit, high };

constexpr std::array<Kind, 256> kinds() {
  std::array<Kind, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = letter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = letter;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = digit;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = high;
  table[0xC2] = mark;  // U+0080 to U+00BF: blanks, guillemets, signs
  return table;
}
constexpr std::array<Kind, 256> kKinds = kinds();

Kind kind_of(char c) {
  return kKinds[static_cast<unsigned char>(c)];
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// How long the mark at `at` is; 0 where there is none, and a word may go on. Typographic marks (U+2000 to U+207F) have
// three bytes, those of Latin-1 two.
std::size_t mark_length(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  switch (kKinds[c]) {
    case letter:
    case digit:
      return 0;
    case high:
      return c == 0xE2 && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xFE) == 0x80 ? 3 : 0;
    case mark:
      break;
  }
  return c == 0xC2 ? 2 : 1;
}

bool in_word(std::string_view text, std::size_t at) {
  return at < text.size() && mark_length(text, at) == 0;
}

// A capital of Latin-1, Latin Extended-A, Greek or Cyrillic, as far as its lead bytes tell it.
bool capital_at(std::string_view text, std::size_t at) {
  if (is_upper(text[at])) return true;
  if (at + 1 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]), next = static_cast<unsigned char>(text[at + 1]);
  if (lead == 0xC3) return next >= 0x80 && next <= 0x9E;
  if (lead == 0xC4 || lead == 0xC5) return (next & 1) == 0;
  if (lead == 0xCE) return next >= 0x86 && next <= 0xAB;
  return lead == 0xD0 && next <= 0xAF;
}

}  // namespace

bool Words::next(Word& word) {
  for (at_ = letters_.next(at_); at_ < text_.size(); at_ = letters_.next(at_)) {
    const std::size_t length = mark_length(text_, at_);
    if (length == 0) break;
    at_ += length;
  }
  if (at_ >= text_.size()) return false;
  word.range.begin = at_;
  word.capital = capital_at(text_, at_);
  word.number = kind_of(text_[at_]) == digit;
  while (true) {
    at_ = letters_.end_of_plain(at_);
    if (at_ == text_.size()) break;
    const std::size_t joint = in_word(text_, at_) ? 1 : joint_length(word.number);
    if (joint == 0) break;
    at_ += joint;
  }
  word.range.end = at_;
  return true;
}

// Of a mark between two parts of one word: a hyphen, an apostrophe, what groups the digits of a number.
std::size_t Words::joint_length(bool number) const {
  const char c = text_[at_];
  if (c == '-' || c == '\'') return in_word(text_, at_ + 1) ? 1 : 0;
  if (number && (c == ',' || c == '.')) return at_ + 1 < text_.size() && kind_of(text_[at_ + 1]) == digit ? 1 : 0;
  return text_.substr(at_, 3) == "\u2019" && in_word(text_, at_ + 3) ? 3 : 0;
}

std::size_t CapitalWords::next() {
  while ((at_ = letters_.next_capital_or_high(at_)) < text_.size()) {
    const std::size_t at = at_++;
    if (capital_at(text_, at) && begins_word(at)) return at;
  }
  return text_.size();
}

bool CapitalWords::begins_word(std::size_t at) const {
  if (at == 0) return true;
  const auto before = static_cast<unsigned char>(text_[at - 1]);
  if (kKinds[before] == letter || kKinds[before] == digit) return false;
  std::size_t mark = 1;
  if (before >= 0x80) {  // the end of a longer character: of a letter, or of a mark
    mark = at >= 3 && text_[at - 3] == '\xE2' && mark_length(text_, at - 3) == 3 ? 3
           : at >= 2 && text_[at - 2] == '\xC2'                                  ? 2
                                                                                 : 0;
    if (mark == 0) return false;
  }
  const bool joint = mark == 1 ? before == '-' || before == '\'' : text_.substr(at - mark, mark) == "\u2019";
  if (!joint || at == mark) return true;
  const std::string_view left = text_.substr(0, at - mark);
  const auto last = static_cast<unsigned char>(left.back());
  const bool marked =
      (left.size() >= 3 && left[left.size() - 3] == '\xE2' && mark_length(left, left.size() - 3) == 3) ||
      (left.size() >= 2 && left[left.size() - 2] == '\xC2');
  return last >= 0x80 ? marked : kKinds[last] == Kind::mark;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> all;
  Words words(text);
  for (Word word; words.next(word);) all.push_back(word);
  return all;
}

}  // namespace thisday::read
