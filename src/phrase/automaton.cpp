#include "phrase/automaton.hpp"

#include <algorithm>

namespace thisday::phrase {

Automaton::Automaton(const Rules& rules, Domain domain) : rules_(rules), domain_(domain) {
  rule_of_.resize(rules_.nodes_.size());
  for (std::uint32_t rule = 0; rule < rules_.rules_.size(); ++rule) rule_of_[rules_.rules_[rule].accept] = rule;
  reset();
}

void Automaton::reset() {
  states_.clear();
  known_.clear();
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
        into.rule = std::min(into.rule.value_or(rule_of_[at]), rule_of_[at]);
        return;
      case Rules::Op::word:
      case Rules::Op::mark:
      case Rules::Op::of_class:
        into.places.push_back({at, over_a_word});
        return;
    }
  }
}

std::int32_t Automaton::state_of(State made) {
  std::sort(made.places.begin(), made.places.end());
  made.places.erase(std::unique(made.places.begin(), made.places.end()), made.places.end());
  if (made.places.empty() && !made.rule) return kDead;
  // Two states with the same places may end different rules; the rule is told apart by a place of its own.
  std::vector<Place> key = made.places;
  key.push_back({made.rule ? *made.rule : ~0U, true});
  const auto [at, fresh] = known_.emplace(std::move(key), static_cast<std::int32_t>(states_.size()));
  if (fresh) states_.push_back(std::move(made));
  return at->second;
}

std::size_t Automaton::symbol(const Token& token) {
  if (token.kind == Token::Kind::word) return 2U * token.word + (token.capital ? 1 : 0);
  const std::size_t words = 2 * rules_.words_;
  if (token.kind == Token::Kind::mark) return words + static_cast<unsigned char>(token.mark);
  auto at = std::find(number_kinds_.begin(), number_kinds_.end(), token.classes);
  if (at == number_kinds_.end()) at = number_kinds_.insert(at, token.classes);
  return words + 256 + static_cast<std::size_t>(at - number_kinds_.begin());
}

std::int32_t Automaton::step(std::int32_t state, const Token& token, std::size_t symbol, bool over_a_word) {
  {
    State& from = states_[static_cast<std::size_t>(state)];
    auto& next = over_a_word ? from.next_over_a_word : from.next;
    if (symbol < next.size() && next[symbol] != kUnknown) return next[symbol];
  }
  State made;
  for (const Place& place : states_[static_cast<std::size_t>(state)].places) {
    if (place.over_a_word != over_a_word) continue;
    const Rules::Node& node = rules_.nodes_[place.node];
    const bool takes = node.op == Rules::Op::word   ? token.word == node.word && token.word != 0
                       : node.op == Rules::Op::mark ? token.mark == node.mark
                                                    : token.is(node.of);
    if (takes) close(node.next, false, made);
  }
  const std::int32_t to = state_of(std::move(made));
  State& from = states_[static_cast<std::size_t>(state)];
  auto& next = over_a_word ? from.next_over_a_word : from.next;
  if (symbol >= next.size()) next.resize(symbol + 1, kUnknown);
  next[symbol] = to;
  return to;
}

std::optional<Automaton::Found> Automaton::longest(const std::vector<Token>& tokens, std::size_t first) {
  if (states_.size() > kMostStates) reset();
  std::optional<Found> found;
  std::int32_t state = 1;
  for (std::size_t at = first; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const bool over_a_word = at != first && token.gap;
    if (over_a_word && !token.after_a_word) break;
    state = step(state, token, symbol(token), over_a_word);
    if (state == kDead) break;
    if (const auto rule = states_[static_cast<std::size_t>(state)].rule) found = Found{at + 1, *rule};
  }
  return found;
}

}  // namespace thisday::phrase
