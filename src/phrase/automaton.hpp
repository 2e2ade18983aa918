#pragma once
// All rules of a language at once: a deterministic automaton over tokens, made as texts need it.
//
// It finds where the longest match ends and which rule makes it; what the words fill is then read from that rule alone.
// The states are subsets of the rules' nodes, as in Rabin and Scott's construction; a transition is worked out the
// first time a token of its kind is met, and kept: a row of the table for each state, a column for each symbol. One
// automaton serves one thread.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "phrase/pattern.hpp"

namespace thisday::phrase {

class Automaton {
 public:
  /// The rules of one domain. Those that go on from another phrase (after=…) are left out.
  Automaton(const Rules& rules, Domain domain);

  struct Found {
    std::size_t end = 0;  ///< the index after the match's last token
    std::uint32_t rule = 0;
    std::uint64_t symbols = 0;  ///< of its tokens, one after the other; 0 where they are too many
  };
  /// Whether any match can begin with a token.
  bool begins(const Token& token) { return step(kStart, token, symbol(token)) != kDead; }

  /// The longest match that begins at tokens[first], of equally long ones the earlier rule. O(length of the match).
  std::optional<Found> longest(const std::vector<Token>& tokens, std::size_t first) {
    if (states_.size() > kMostStates) reset();
    std::optional<Found> found;
    std::uint16_t state = kStart;
    std::uint64_t symbols = 0;
    for (std::size_t at = first; at < tokens.size(); ++at) {
      const Token& token = tokens[at];
      const bool over_a_word = at != first && token.gap;
      if (over_a_word && !token.after_a_word) break;
      const std::size_t column = symbol(token);
      state = over_a_word ? step_over_a_word(state, token, column) : step(state, token, column);
      if (state == kDead) break;
      symbols = symbols << kSymbolBits | column << 1 | (over_a_word ? 1U : 0U);
      if (const std::uint32_t rule = rule_[state]; rule != kNoRule)
        found = Found{at + 1, rule, at - first < 64 / kSymbolBits ? symbols : 0};
    }
    return found;
  }

  /// The way through its rule that a match goes, once it has been learnt. It depends on the symbols alone.
  [[nodiscard]] const Way* known_way(const Found& found) const {
    const auto known = ways_.find(found.symbols);
    return known == ways_.end() ? nullptr : &known->second;
  }
  void learn_way(const Found& found, const Way& way) {
    if (found.symbols != 0 && ways_.size() < kMostWays) ways_.emplace(found.symbols, way);
  }

 private:
  static constexpr std::uint16_t kDead = 0;
  static constexpr std::uint16_t kStart = 1;
  static constexpr std::uint16_t kUnknown = 0xFFFF;
  static constexpr std::uint32_t kNoRule = ~std::uint32_t{0};
  static constexpr std::size_t kMostStates = 4000;
  static constexpr std::size_t kNumberKinds = 32;  ///< the lexer knows about twenty
  static constexpr std::size_t kSymbolBits = 12;   ///< of a column, and whether an unknown word stands before
  static constexpr std::size_t kMostWays = 10000;

  // Where a rule can be: a node that takes a token; whether an unknown word must stand before it.
  struct Place {
    std::uint32_t node;
    bool over_a_word;
    auto operator<=>(const Place&) const = default;
  };
  struct State {
    std::vector<Place> places;
    std::uint32_t rule = kNoRule;  ///< the earliest that ends here
    std::vector<std::uint16_t>
        after_unknown_word;  ///< its row where an unknown word stands between; made when asked for
  };

  [[nodiscard]] std::size_t symbol(const Token& token) {
    if (token.kind != Token::Kind::number) return rules_.symbols_.of(token);
    const std::uint8_t kind = number_kind_[token.classes];
    return kind != 0 ? rules_.symbols_.count() + kind : new_number_kind(token.classes);
  }
  [[nodiscard]] std::uint16_t step(std::uint16_t state, const Token& token, std::size_t column) {
    const std::size_t place = state * columns_ + column;
    return table_[place] != kUnknown ? table_[place] : table_[place] = made(state, token, false);
  }
  std::uint16_t step_over_a_word(std::uint16_t state, const Token& token, std::size_t column);
  std::size_t new_number_kind(std::uint64_t classes);
  std::uint16_t made(std::uint16_t state, const Token& token, bool over_a_word);
  void close(std::uint32_t node, bool over_a_word, State& into) const;
  std::uint16_t state_of(State made);
  void reset();

  const Rules& rules_;
  Domain domain_;
  std::vector<std::uint32_t> rule_of_;  ///< by accepting node
  std::size_t columns_;
  std::vector<std::uint16_t> table_;
  std::vector<std::uint32_t> rule_;  ///< of each state
  std::vector<State> states_;
  std::map<std::vector<Place>, std::uint16_t> known_;
  std::unordered_map<std::uint64_t, Way> ways_;  ///< by the symbols of their tokens
  std::array<std::uint8_t, std::size_t{1} << static_cast<unsigned>(Class::first_of_words)> number_kind_{};
  std::uint8_t number_kinds_ = 0;
};

}  // namespace thisday::phrase
