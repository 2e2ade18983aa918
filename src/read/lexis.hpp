#pragma once
// The words of one language by which clauses, names and quantities are told apart (languages/<code>/clauses.tsv).
//
//   past    -   began, took      a class, its value (- where the class has none), the words that have it
//   scale   1000   thousand
//
// A word may be of several classes: "about" leads to a date, and hedges a number.

#include <cstdint>
#include <string_view>
#include <vector>

#include "phrase/word_table.hpp"

namespace thisday::read {

enum class WordClass : std::uint8_t {
  article,        ///< the, a
  indefinite,     ///< a, an, some, two: what follows is new to the story
  demonstrative,  ///< this, those
  possessive,     ///< his, their
  determiner,     ///< each, all
  pronoun,        ///< that may be a subject; its value says of whom
  object,         ///< him, them
  preposition,
  place,  ///< a name after it is a place
  conjunction,
  subordinator,  ///< when, after
  conditional,   ///< if
  relative,      ///< who, which
  doubt,         ///< what follows may never have happened
  hinge,         ///< leads to a date; its value says how the date bounds what is told
  beside,        ///< goes with a date though it is no hinge: early, shortly
  timepart,      ///< night, beginning: "on the night of 9 November"
  finite,        ///< was, did: a verb by itself
  be,            ///< was, been
  auxiliary,
  past,        ///< began: a past and nothing else
  either,      ///< held: a past or a participle
  participle,  ///< begun: no past
  present,     ///< says
  unverb,      ///< ends in -ed and is no verb
  intend,      ///< an infinitive after it need not have happened
  adverb,
  opening,    ///< a headline does not begin with it
  title,      ///< General, King
  group,      ///< Army, Council: a name that ends so acts, it is no place
  inner,      ///< People's: a possessive within a name
  happening,  ///< War, Treaty: a name that ends so is neither party nor place
  placename,  ///< River, Island
  placed,     ///< the port of, the coast of
  side,       ///< lower, northern: stands between "in" and a place
  taking,     ///< captured, crossed: what it is done to is a place
  falling,    ///< fell: its subject may be a place
  fallen,     ///< was captured: its subject may be a place
  people,     ///< Chinese, Roman
  unname,     ///< a capital letter does not make it a name
  number,
  scale,       ///< thousand
  fraction,    ///< half
  hedge,       ///< about, nearly; its value says which
  comparison,  ///< more, fewer (than)
  plural,      ///< people: a plural without s
  unplural,    ///< across: s without a plural
  class_count
};

/// What is known of one word.
struct Lexeme {
  std::uint64_t classes = 0;
  double amount = 0;        ///< of number, scale and fraction
  std::uint8_t bounds = 0;  ///< of hinge: 0 at the date, 1 from it on, 2 up to it, 3 some other time
  std::uint8_t hedge = 0;   ///< of hedge and comparison: 1 about, 2 more than, 3 less than
  std::uint8_t stands =
      0;  ///< of pronoun: 1 for a thing, 2 for several, 3 for a man, 4 for a woman; 0 for none of them

  [[nodiscard]] bool is(WordClass of) const { return ((classes >> static_cast<unsigned>(of)) & 1U) != 0; }
};

/// The words of one language. Immutable; one serves any number of threads.
class Lexis {
 public:
  /// None where the program has no such language.
  static const Lexis* of(std::string_view language);

  /// A word in any case; what is not known has no classes. O(length).
  [[nodiscard]] const Lexeme& of_word(std::string_view word) const { return lexemes_[words_.find(word)]; }

 private:
  explicit Lexis(std::string_view tsv);

  Lexeme& make(std::string_view word);

  phrase::WordTable words_;
  std::vector<Lexeme> lexemes_ = std::vector<Lexeme>(1);
};

}  // namespace thisday::read
