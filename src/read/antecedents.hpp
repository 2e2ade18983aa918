#pragma once
// Whom "they" stands for: the subject told last that agrees with it, here or in the sentences before.

#include <array>
#include <optional>
#include <string>

#include "read/parses.hpp"

namespace thisday::read {

class Antecedents {
 public:
  /// Both outlive it.
  Antecedents(std::string_view text, Parses& parses) : text_(text), parses_(parses) {}

  /// The words that the pronoun which stands for `stands` (Lexeme::stands) means as the subject of clause `clause` of
  /// sentence `index`, whose parse is given. None where nothing agrees in this sentence or the few before it.
  [[nodiscard]] std::optional<std::string> of(int stands, std::size_t index, const Parse& parse, std::size_t clause);

  /// The words of a noun phrase as another sentence can take them.
  [[nodiscard]] std::string words(const Tokens& tokens, TokenRange noun) const;

 private:
  [[nodiscard]] std::optional<std::string> subject(int stands, const Tokens& tokens, TokenRange noun) const;
  [[nodiscard]] std::optional<std::string> any_noun(int stands, const Parse& parse) const;

  [[nodiscard]] std::optional<std::string> before(int stands, std::size_t index);

  std::string_view text_;
  Parses& parses_;
  /// What each kind of pronoun means to the sentence asked for last, as the sentences before it have it.
  std::size_t known_for_ = static_cast<std::size_t>(-1);
  std::array<std::optional<std::optional<std::string>>, 5> known_;
};

}  // namespace thisday::read
