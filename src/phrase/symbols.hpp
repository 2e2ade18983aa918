#pragma once
// The kinds of words and marks that the rules of a grammar tell apart: words that no rule names fall together where
// their classes do.

#include <array>
#include <cstdint>
#include <vector>

#include "phrase/lexer.hpp"

namespace thisday::phrase {

class Symbols {
 public:
  Symbols() = default;
  /// `words` (by id) and `marks` are those that rules name.
  Symbols(const Lexicon& lexicon, const std::vector<bool>& words, std::string_view marks);

  /// Of a word or mark; 0 for what no rule wants.
  [[nodiscard]] std::size_t of(const Token& token) const {
    return token.kind == Token::Kind::word ? words_[2U * token.word + (token.capital ? 1U : 0U)]
                                           : marks_[static_cast<unsigned char>(token.mark)];
  }
  /// One more than the greatest.
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::vector<std::uint16_t> words_;  ///< of each word, in lower case and with a capital
  std::array<std::uint16_t, 256> marks_{};
  std::uint16_t count_ = 1;
};

}  // namespace thisday::phrase
