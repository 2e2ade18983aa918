#pragma once
// Whom "they" stands for: the subject told last that agrees with it, here or in the sentences before.

#include <optional>
#include <string>

#include "read/clauses.hpp"
#include "read/sentences.hpp"

namespace thisday::read {

class Antecedents {
 public:
  /// All outlive it.
  Antecedents(std::string_view text, const std::vector<Sentence>& sentences, const std::vector<Mention>& mentions,
              const Lexis& lexis)
      : text_(text), sentences_(sentences), mentions_(mentions), lexis_(lexis) {}

  /// The words that the pronoun which stands for `stands` (Lexeme::stands) means as the subject of clause `clause` of
  /// sentence `index`, whose parse is given. None where nothing agrees in this sentence or the few before it.
  [[nodiscard]] std::optional<std::string> of(int stands, std::size_t index, const Parse& parse,
                                              std::size_t clause) const;

  /// The words of a noun phrase as another sentence can take them.
  [[nodiscard]] std::string words(const Tokens& tokens, TokenRange noun) const;

 private:
  [[nodiscard]] std::optional<std::string> subject(int stands, const Tokens& tokens, TokenRange noun) const;
  [[nodiscard]] std::optional<std::string> any_noun(int stands, const Parse& parse) const;

  std::string_view text_;
  const std::vector<Sentence>& sentences_;
  const std::vector<Mention>& mentions_;
  const Lexis& lexis_;
};

}  // namespace thisday::read
