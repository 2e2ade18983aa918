#pragma once
// All rules of a language at once: a deterministic automaton over tokens, made as texts need it.
//
// It finds where the longest match ends and which rule makes it; what the words fill is then read from that rule alone.
// The states are subsets of the rules' nodes, as in Rabin and Scott's construction; a transition is worked out the
// first time a token of its kind is met, and kept. One automaton serves one thread.

#include <cstdint>
#include <map>
#include <optional>
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
  };
  /// The longest match that begins at tokens[first], of equally long ones the earlier rule. O(length of the match).
  std::optional<Found> longest(const std::vector<Token>& tokens, std::size_t first);

 private:
  static constexpr std::int32_t kUnknown = -1;
  static constexpr std::int32_t kDead = 0;
  static constexpr std::size_t kMostStates = 20000;

  // Where a rule can be: a node that takes a token; whether an unknown word must stand before it.
  struct Place {
    std::uint32_t node;
    bool over_a_word;
    auto operator<=>(const Place&) const = default;
  };
  struct State {
    std::vector<Place> places;
    std::optional<std::uint32_t> rule;                 // the earliest that ends here
    std::vector<std::int32_t> next, next_over_a_word;  // by symbol
  };

  std::size_t symbol(const Token& token);
  std::int32_t step(std::int32_t state, const Token& token, std::size_t symbol, bool over_a_word);
  void close(std::uint32_t node, bool over_a_word, State& into) const;
  std::int32_t state_of(State made);
  void reset();

  const Rules& rules_;
  Domain domain_;
  std::vector<std::uint32_t> rule_of_;  // by accepting node
  std::vector<State> states_;
  std::map<std::vector<Place>, std::int32_t> known_;
  std::vector<std::uint64_t> number_kinds_;  // the sets of classes that numbers had
};

}  // namespace thisday::phrase
