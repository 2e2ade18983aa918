#include "read/words.hpp"

namespace thisday::read {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

// The length of a letter or digit at `at`, 0 where there is none. Typographic marks (U+2000 to U+206F) are none.
std::size_t letter(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii_letter(c) || is_digit(c)) return 1;
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return 0;
  if (byte == 0xC2) return 0;  // U+0080 to U+00BF: blanks, guillemets, signs
  if (byte == 0xE2 && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xFE) == 0x80) return 0;
  return 1;
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
  for (std::size_t at = 0; at < text.size();) {
    if (letter(text, at) == 0) {
      ++at;
      continue;
    }
    Word word;
    word.range.begin = at;
    word.capital = capital_at(text, at);
    word.number = is_digit(text[at]);
    while (at < text.size()) {
      if (letter(text, at) > 0) {
        ++at;
        continue;
      }
      const bool inside = at + 1 < text.size() && letter(text, at + 1) > 0;
      const bool joint = text[at] == '-' || text[at] == '\'';
      const bool grouping = word.number && (text[at] == ',' || text[at] == '.') && inside && is_digit(text[at + 1]);
      if (inside && (joint || grouping)) {
        ++at;
        continue;
      }
      if (text.substr(at, 3) == "\u2019" && at + 3 < text.size() && letter(text, at + 3) > 0) {
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
