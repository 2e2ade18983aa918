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

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 6 + 1);
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text, at)) {
      ++at;
      continue;
    }
    Word word;
    word.range.begin = at;
    word.capital = capital_at(text, at);
    word.number = kind_of(text[at]) == digit;
    while (at < text.size()) {
      if (in_word(text, at)) {
        ++at;
        continue;
      }
      const bool inside = at + 1 < text.size() && in_word(text, at + 1);
      const bool joint = text[at] == '-' || text[at] == '\'';
      const bool grouping =
          word.number && (text[at] == ',' || text[at] == '.') && inside && kind_of(text[at + 1]) == digit;
      if (inside && (joint || grouping)) {
        ++at;
        continue;
      }
      if (text.substr(at, 3) == "\u2019" && at + 3 < text.size() && in_word(text, at + 3)) {
        at += 3;
        continue;
      }
      break;
    }
    word.range.end = at;
    words.push_back(word);
  }
  return words;
}

}  // namespace thisday::read
