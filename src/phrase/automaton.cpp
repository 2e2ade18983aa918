#include "phrase/automaton.hpp"

#include <algorithm>
#include <cassert>

namespace thisday::phrase {

Automaton::Automaton(const Rules& rules, Domain domain)
    : rules_(rules), domain_(domain), columns_(rules.symbols_.count() + kNumberKinds) {
  rule_of_.resize(rules_.nodes_.size());
  for (std::uint32_t rule = 0; rule < rules_.rules_.size(); ++rule) rule_of_[rules_.rules_[rule].accept] = rule;
  assert(columns_ < std::size_t{1} << (kSymbolBits - 1));
  reset();
}

void Automaton::reset() {
  states_.clear();
  known_.clear();
  rule_.assign(1, kNoRule);
  table_.assign(columns_, kUnknown);
  states_.emplace_back();  // dead
  State start;
  for (const Rules::Rule& rule : rules_.rules_)
    if (!rule.after && (!rule.domain || *rule.domain == domain_)) close(rule.start, false, start);
  state_of(std::move(start));
}

// Follows what takes no token.
void Automaton::close(std::uint32_t node, bool over_a_word, State& into) const {
  for (std::uint32_t at = node;;) {
    const Rules::Node& here = rules_.nodes_[at];
    switch (here.op) {
      case Rules::Op::split:
        close(here.next, over_a_word, into);
        at = here.other;
        continue;
      case Rules::Op::any_word:
        over_a_word = true;
        [[fallthrough]];
      case Rules::Op::fill:
      case Rules::Op::begins:
      case Rules::Op::ends:
        at = here.next;
        continue;
      case Rules::Op::accept:
        into.rule = std::min(into.rule, rule_of_[at]);
        return;
      case Rules::Op::word:
      case Rules::Op::mark:
      case Rules::Op::of_class:
        into.places.push_back({at, over_a_word});
        return;
    }
  }
}

std::uint16_t Automaton::state_of(State made) {
  std::sort(made.places.begin(), made.places.end());
  made.places.erase(std::unique(made.places.begin(), made.places.end()), made.places.end());
  if (made.places.empty() && made.rule == kNoRule) return kDead;
  // Two states with the same places may end different rules; the rule is told apart by a place of its own.
  std::vector<Place> key = made.places;
  key.push_back({made.rule, true});
  const auto [at, fresh] = known_.emplace(std::move(key), static_cast<std::uint16_t>(states_.size()));
  if (fresh) {
    rule_.push_back(made.rule);
    states_.push_back(std::move(made));
    table_.resize(states_.size() * columns_, kUnknown);
  }
  return at->second;
}

std::size_t Automaton::new_number_kind(std::uint64_t classes) {
  // A new sort of number in the lexer asks for a wider table.
  assert(number_kinds_ + 1U < kNumberKinds);
  number_kind_[classes] = ++number_kinds_;
  return rules_.symbols_.count() + number_kinds_;
}

std::uint16_t Automaton::step_over_a_word(std::uint16_t state, const Token& token, std::size_t column) {
  auto& row = states_[state].after_unknown_word;
  if (row.empty()) row.assign(columns_, kUnknown);
  if (row[column] != kUnknown) return row[column];
  const std::uint16_t to = made(state, token, true);  // may move the states
  return states_[state].after_unknown_word[column] = to;
}

std::uint16_t Automaton::made(std::uint16_t state, const Token& token, bool over_a_word) {
  State made;
  for (const Place& place : states_[state].places) {
    if (place.over_a_word != over_a_word) continue;
    const Rules::Node& node = rules_.nodes_[place.node];
    if (node.takes(token)) close(node.next, false, made);
  }
  return state_of(std::move(made));
}

}  // namespace thisday::phrase
