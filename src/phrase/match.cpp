// How a rule that matches fills the fields of its phrase.

#include "phrase/automaton.hpp"
#include "phrase/pattern.hpp"
#include "phrase/way.hpp"

namespace thisday::phrase {
namespace {

std::int64_t value_of(const Fill& fill, const Token& token, const Lexicon& lexicon) {
  switch (fill.from) {
    case Fill::From::rule:
      return fill.value;
    case Fill::From::word:
      return lexicon.lexeme(token.word).value(fill.of);
    case Fill::From::number:
      return token.number;
    case Fill::From::tenths:
      return token.tenths;
    case Fill::From::year:
      return token.number / 10000;
    case Fill::From::month:
      return token.number / 100 % 100;
    case Fill::From::day:
      return token.number % 100;
    case Fill::From::hour:
      return token.number / 60;
    case Fill::From::minute:
      return token.number % 60;
  }
  return 0;
}

}  // namespace

void Way::write(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon, Phrase& phrase) const {
  phrase.begin = tokens[first + begins].begin;
  phrase.end = tokens[first + ends - 1].end;
  for (const Fill& fill : fills) {
    const Token& token = tokens[first + fill.token];
    if (fill.from != Fill::From::tenths || token.tenths > 0) phrase.set(fill.field, value_of(fill, token, lexicon));
  }
}

/// The ways through a rule that begin at one token, and the longest of them.
class Rules::Match {
 public:
  /// Matches that end at `longest` or before it are none.
  Match(const Rules& rules, const std::vector<Token>& tokens, std::size_t first, std::size_t longest)
      : rules_(rules), tokens_(tokens), first_(first), longest_(longest) {}

  /// Tries a rule; true where it matches more than those before.
  bool try_rule(const Rule& rule) {
    const std::size_t longest = longest_;
    walk(rule.start, first_);
    return longest_ > longest;
  }

  [[nodiscard]] const Way& best() const { return best_; }

 private:
  static constexpr std::size_t kMostFills = 64;  // of one way; patterns have about ten

  void walk(std::uint32_t at, std::size_t token);
  // False where a node asks for another token: most alternatives end so.
  [[nodiscard]] bool may_take(std::uint32_t at, std::size_t token) const {
    const Node& node = rules_.nodes_[at];
    const bool takes = node.op == Op::word || node.op == Op::mark || node.op == Op::of_class;
    return !takes || (token < tokens_.size() && node.takes(tokens_[token]));
  }
  void take(const Node& node, std::size_t token);
  void fill(Fill::From from, Field field, std::size_t token, std::int64_t value = 0, Class of = Class::num) {
    if (way_.fills.size() < kMostFills)
      way_.fills.push_back({field, from, of, static_cast<std::uint32_t>(token - first_), value});
  }

  const Rules& rules_;
  const std::vector<Token>& tokens_;
  std::size_t first_;
  Way way_;  ///< the one being walked; where it ends is 0 while the match's own end is meant
  Way best_;
  std::size_t longest_;  ///< where the best ends, with what stands after the phrase
};

void Rules::Match::walk(std::uint32_t at, std::size_t token) {
  const std::size_t count = way_.fills.size();
  const std::uint32_t begins = way_.begins, ends = way_.ends;
  bool over_a_word = false;
  for (bool walking = true; walking;) {
    const Node& node = rules_.nodes_[at];
    at = node.next;
    switch (node.op) {
      case Op::accept:
        if (token > longest_) {
          longest_ = token;
          best_ = way_;
          if (best_.ends == 0) best_.ends = static_cast<std::uint32_t>(token - first_);
        }
        walking = false;
        break;
      case Op::begins:
        way_.begins = static_cast<std::uint32_t>(token - first_);
        break;
      case Op::ends:
        way_.ends = static_cast<std::uint32_t>(token - first_);
        break;
      case Op::split:
        if (may_take(node.next, token)) walk(node.next, token);
        at = node.other;
        break;
      case Op::fill:
        fill(Fill::From::rule, node.field, first_, node.value);
        break;
      case Op::any_word:
        over_a_word = true;
        break;
      case Op::word:
      case Op::mark:
      case Op::of_class: {
        walking = token < tokens_.size() && node.takes(tokens_[token]) &&
                  (over_a_word ? tokens_[token].after_a_word : !tokens_[token].gap || token == first_);
        if (!walking) break;
        over_a_word = false;
        if (node.op == Op::of_class) take(node, token);
        ++token;
      }
    }
  }
  way_.fills.resize(count);
  way_.begins = begins;
  way_.ends = ends;
}

void Rules::Match::take(const Node& node, std::size_t token) {
  using From = Fill::From;
  if (node.of == Class::iso) {
    fill(From::year, Field::year, token);
    fill(From::month, Field::month, token);
    fill(From::day, Field::day, token);
  } else if (node.of == Class::clock) {
    fill(From::hour, Field::hour, token);
    fill(From::minute, Field::minute, token);
  } else if (node.field != Field::field_count) {
    const bool word = tokens_[token].kind == Token::Kind::word;
    fill(word ? From::word : From::number, node.field, token, 0, node.of);
    if (!word) fill(From::tenths, Field::tenths, token);
  }
}

std::size_t Rules::match(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon,
                         Automaton& automaton, const Phrase* before, Phrase& phrase) const {
  const auto found = automaton.longest(tokens, first);
  if (!found && !before) return first;
  const auto says = [&](const Rule& rule, const Way& way) {
    phrase.forget();
    phrase.rule = rule.name;
    way.write(tokens, first, lexicon, phrase);
    return first + way.ends;
  };
  if (before) {
    Match match(*this, tokens, first, found ? found->end : first);
    const Rule* best = nullptr;
    for (const std::uint32_t rule : going_on_)
      if (before->has(*rules_[rule].after) && match.try_rule(rules_[rule])) best = &rules_[rule];
    if (best) return says(*best, match.best());
    if (!found) return first;
  }
  const Rule& rule = rules_[found->rule];
  if (const Way* known = automaton.known_way(*found)) return says(rule, *known);
  Match match(*this, tokens, first, first);
  match.try_rule(rule);
  automaton.learn_way(*found, match.best());
  return says(rule, match.best());
}

}  // namespace thisday::phrase
