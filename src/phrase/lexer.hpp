#pragma once
// Cuts a text into tokens: words that the lexicon knows, numbers, and the few marks that dates are written with.
// Everything else is only a gap between tokens.

#include <cstdint>
#include <string_view>
#include <vector>

#include "phrase/lexicon.hpp"

namespace thisday::phrase {

struct Token {
  enum class Kind : std::uint8_t { word, number, mark };

  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t classes = 0;
  Kind kind = Kind::word;
  bool gap = false;           ///< something else stands between this token and the one before, or a sentence ends there
  bool after_a_word = false;  ///< what stands between is one word in lower case that the lexicon has not
  bool tight = false;         ///< no blank before it
  bool capital = false;       ///< a word that begins with a capital letter
  char mark = 0;              ///< ',', '-' (any dash), '/', ':', '(', ')', '?', '~', '\'', '&'
  std::uint16_t word = 0;     ///< its id in the lexicon
  std::int64_t number =
      0;  ///< of a number; of a clock, hour × 60 + minute; of an ISO date, year × 10000 + month × 100 + day
  std::uint8_t digits = 0;
  std::uint8_t tenths = 0;  ///< the decimal of "2.5"

  [[nodiscard]] bool is(Class of) const { return (classes >> static_cast<unsigned>(of)) & 1U; }
};

/// All tokens of a text. O(length); texts of 4 GiB and more are cut there.
std::vector<Token> tokenize(std::string_view text, const Lexicon& lexicon);

}  // namespace thisday::phrase
