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

// Whether the byte at `at` belongs to a word. Typographic marks (U+2000 to U+207F) do not.
bool in_word(std::string_view text, std::size_t at) {
  const Kind kind = kind_of(text[at]);
  if (kind != high) return kind != mark;
  return static_cast<unsigned char>(text[at]) != 0xE2 || at + 1 >= text.size() ||
         (static_cast<unsigned char>(text[at + 1]) & 0xFE) != 0x80;
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
  while (at_ < text_.size() && !in_word(text_, at_)) ++at_;
  if (at_ == text_.size()) return false;
  word.range.begin = at_;
  word.capital = capital_at(text_, at_);
  word.number = kind_of(text_[at_]) == digit;
  while (at_ < text_.size()) {
    if (in_word(text_, at_)) {
      ++at_;
      continue;
    }
    const bool inside = at_ + 1 < text_.size() && in_word(text_, at_ + 1);
    const bool joint = text_[at_] == '-' || text_[at_] == '\'';
    const bool grouping =
        word.number && (text_[at_] == ',' || text_[at_] == '.') && inside && kind_of(text_[at_ + 1]) == digit;
    if (inside && (joint || grouping)) {
      ++at_;
      continue;
    }
    if (text_.substr(at_, 3) == "\u2019" && at_ + 3 < text_.size() && in_word(text_, at_ + 3)) {
      at_ += 3;
      continue;
    }
    break;
  }
  word.range.end = at_;
  return true;
}

}  // namespace thisday::read
