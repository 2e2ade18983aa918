#pragma once
// What a match of a rule says: which tokens are the phrase, and how they fill its fields.

#include <cstdint>
#include <vector>

#include "phrase/lexer.hpp"
#include "phrase/phrase.hpp"

namespace thisday::phrase {

/// A field and where its value comes from. Tokens are counted from the match's first.
struct Fill {
  enum class From : std::uint8_t {
    rule,    ///< the rule states it
    word,    ///< the word's value as one of its class
    number,  ///< a number
    tenths,  ///< its decimal, if it has one
    year,    ///< of an ISO date: its year,
    month,   ///< its month,
    day,     ///< and its day
    hour,    ///< of a clock
    minute,
  };
  Field field = Field::sense;
  From from = From::rule;
  Class of = Class::num;  ///< of a word
  std::uint32_t token = 0;
  std::int64_t value = 0;  ///< that the rule states
};

/// One way through a rule. It is the same for all tokens that the rules do not tell apart.
struct Way {
  std::uint32_t begins = 0;  ///< the phrase's first token,
  std::uint32_t ends = 0;    ///< and the one after its last
  std::vector<Fill> fills;

  /// Writes what the tokens from `first` on say into a phrase.
  void write(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon, Phrase& phrase) const;
};

}  // namespace thisday::phrase
