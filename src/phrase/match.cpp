// How a rule that matches fills the fields of its phrase.

#include <algorithm>
#include <array>

#include "phrase/automaton.hpp"
#include "phrase/pattern.hpp"

namespace thisday::phrase {

/// The ways through a rule that begin at one token, and the longest of them.
class Rules::Match {
 public:
  Match(const Rules& rules, const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon)
      : rules_(rules), tokens_(tokens), lexicon_(lexicon), first_(first), way_(first), best_(first), longest_(first) {}

  /// Tries a rule; true where it matches more than those before.
  bool try_rule(const Rule& rule) {
    const std::size_t longest = longest_;
    walk(rule.start, first_);
    return longest_ > longest;
  }

  /// Writes the best match into the phrase; returns the index after its last token.
  std::size_t write(Phrase& phrase) const {
    phrase.begin = tokens_[best_.begins].begin;
    phrase.end = tokens_[best_.ends - 1].end;
    for (std::size_t i = 0; i < best_.count; ++i) phrase.set(best_.fills[i].field, best_.fills[i].value);
    return best_.ends;
  }

 private:
  struct Fill {
    Field field;
    std::int64_t value;
  };
  static constexpr std::size_t kMostFills = 64;  // of one way; patterns have about ten

  struct Way {
    explicit Way(std::size_t first) : begins(first) {}
    Way& operator=(const Way& other) {
      begins = other.begins;
      ends = other.ends;
      count = other.count;
      std::copy_n(other.fills.begin(), count, fills.begin());
      return *this;
    }
    void fill(Field field, std::int64_t value) {
      if (count < kMostFills) fills[count++] = {field, value};
    }
    std::size_t begins;     ///< the phrase's first token,
    std::size_t ends = 0;   ///< the one after its last; 0: where the match ends,
    std::size_t count = 0;  ///< and what it says
    std::array<Fill, kMostFills> fills;
  };

  void walk(std::uint32_t at, std::size_t token);
  // False where a node asks for another token: most alternatives end so.
  [[nodiscard]] bool may_take(std::uint32_t at, std::size_t token) const {
    const Node& node = rules_.nodes_[at];
    const bool takes = node.op == Op::word || node.op == Op::mark || node.op == Op::of_class;
    return !takes || (token < tokens_.size() && node.takes(tokens_[token]));
  }
  void take(const Node& node, const Token& token);

  const Rules& rules_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  std::size_t first_;
  Way way_;  ///< the one being walked
  Way best_;
  std::size_t longest_;  ///< where the best ends, with what stands after the phrase
};

void Rules::Match::walk(std::uint32_t at, std::size_t token) {
  const std::size_t count = way_.count, begins = way_.begins, ends = way_.ends;
  bool over_a_word = false;
  for (bool walking = true; walking;) {
    const Node& node = rules_.nodes_[at];
    at = node.next;
    switch (node.op) {
      case Op::accept:
        if (token > longest_) {
          longest_ = token;
          best_ = way_;
          if (best_.ends == 0) best_.ends = token;
        }
        walking = false;
        break;
      case Op::begins:
        way_.begins = token;
        break;
      case Op::ends:
        way_.ends = token;
        break;
      case Op::split:
        if (may_take(node.next, token)) walk(node.next, token);
        at = node.other;
        break;
      case Op::fill:
        way_.fill(node.field, node.value);
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
        if (node.op == Op::of_class) take(node, tokens_[token]);
        ++token;
      }
    }
  }
  way_.count = count;
  way_.begins = begins;
  way_.ends = ends;
}

void Rules::Match::take(const Node& node, const Token& token) {
  if (node.of == Class::iso) {
    way_.fill(Field::year, token.number / 10000);
    way_.fill(Field::month, token.number / 100 % 100);
    way_.fill(Field::day, token.number % 100);
  } else if (node.of == Class::clock) {
    way_.fill(Field::hour, token.number / 60);
    way_.fill(Field::minute, token.number % 60);
  } else if (node.field != Field::field_count) {
    way_.fill(node.field, token.kind == Token::Kind::word ? lexicon_.lexeme(token.word).value(node.of) : token.number);
    if (token.tenths > 0) way_.fill(Field::tenths, token.tenths);
  }
}

std::size_t Rules::match(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon,
                         Automaton& automaton, const Phrase* before, Phrase& phrase) const {
  const auto found = automaton.longest(tokens, first);
  if (!found && !before) return first;
  Match match(*this, tokens, first, lexicon);
  const Rule* best = nullptr;
  if (found) {
    best = &rules_[found->rule];
    match.try_rule(*best);
  }
  if (before)
    for (const std::uint32_t rule : going_on_)
      if (before->has(*rules_[rule].after) && match.try_rule(rules_[rule])) best = &rules_[rule];
  if (!best) return first;
  phrase = Phrase();
  phrase.rule = best->name;
  return match.write(phrase);
}

}  // namespace thisday::phrase
