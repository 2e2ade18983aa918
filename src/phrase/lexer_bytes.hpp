#pragma once
// What a byte is to the lexer.

#include <array>
#include <cstdint>

namespace thisday::phrase {

enum Char : std::uint8_t { other, blank, letter, digit, newline };

inline constexpr std::array<Char, 256> kChars = [] {
  std::array<Char, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) table[c] = letter;
    if (c >= '0' && c <= '9') table[c] = digit;
  }
  table[' '] = table['\t'] = table['\r'] = blank;
  table['\n'] = newline;
  return table;
}();

inline Char kind(char c) {
  return kChars[static_cast<unsigned char>(c)];
}

}  // namespace thisday::phrase
