#pragma once
// Rules of a grammar: patterns over tokens that fill the fields of a phrase.
//
// languages/<code>/rules.tsv: name, pattern, what it sets besides, an example, and what describe() says of it
//
//   month-year   [the] <month> [','] <year4:year>    sense=calendar   June 1950   calendar year=1950 month=6
//
//   word         that word; "word." with its full stop or without
//   [ … ]        may be missing
//   ','          that mark; '-' is any dash    ( … | … )   one of these
//   <class>      a token of that class; its value fills the field of the same name
//   <class:field>  … fills that field          {field=value}  fills a field, takes no token
//   $name        stands for the pattern of the line "$name" above
//   *            one word in lower case that the grammar does not know
//   a >> b << c  only b is the phrase, where a stands before it and c after it
//
// Among what a rule sets may stand domain=narrative or domain=news, for a rule of only one of them, and after=FIELD,
// for one that goes on from a phrase with that field: "-7" after "April 6".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "phrase/lexer.hpp"
#include "phrase/phrase.hpp"
#include "phrase/symbols.hpp"
#include "phrase/way.hpp"

namespace thisday::phrase {

class Automaton;

/// The rules of one language, compiled.
class Rules {
 public:
  /// Reads rules.tsv; its words are added to `lexicon`. Errors: syntax, with the line in the message.
  Result<void> load(std::string_view tsv, Lexicon& lexicon);

  /// The longest match of any rule that begins at tokens[first]; of equally long ones, that of the earlier rule.
  /// Returns the index after its last token, or `first` where no rule matches; `phrase` is then untouched.
  /// `automaton` is one of these rules and of the text's domain.
  /// `before` is the phrase that ends at tokens[first], if there is one.
  std::size_t match(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon, Automaton& automaton,
                    const Phrase* before, Phrase& phrase) const;

  [[nodiscard]] const std::vector<Grammar::Example>& examples() const { return examples_; }

 private:
  friend class PatternCompiler;
  friend class Automaton;

  enum class Op : std::uint8_t { word, mark, of_class, fill, split, begins, ends, any_word, accept };
  struct Node {
    Op op = Op::accept;
    Class of = Class::num;
    Field field = Field::field_count;  ///< that the token's value fills; field_count: none
    char mark = 0;
    std::uint16_t word = 0;
    std::int32_t value = 0;
    std::uint32_t next = 0;
    std::uint32_t other = 0;  ///< the second way of a split

    [[nodiscard]] bool takes(const Token& token) const {
      return op == Op::word ? token.word == word && word != 0 : op == Op::mark ? token.mark == mark : token.is(of);
    }
  };
  struct Rule {
    std::string name;
    std::uint32_t start = 0;
    std::uint32_t accept = 0;  ///< its last node
    std::optional<Domain> domain;
    std::optional<Field> after;
  };
  class Match;

  std::vector<Node> nodes_;
  std::vector<Rule> rules_;
  std::vector<Grammar::Example> examples_;
  std::vector<std::uint32_t> going_on_;  ///< the rules with after=FIELD
  Symbols symbols_;
};

}  // namespace thisday::phrase
