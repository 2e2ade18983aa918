#pragma once
// The dates that stand at the head of list items, and in the titles of the pages that the lists are on.
//
//   on the page of a day     "1582 (O.S.) – …"   "c. 1100 – …"   "285 (or 286) – …"   "1914–18: …"   a bare number is a
//   year on the page of a year    "18./19. Februar: …"   "January 10–22 – …"   "Ab 7. Februar: …"   "Сентябрь — …" as a
//   title               "1er décembre"   "44 v. Chr."   "1965 in Australia"
//
// The rules are the same for all languages (languages/heads/*.tsv); what they are made of is each language's own
// (languages/<code>/words.tsv and heads.tsv), so that a language is added without code.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase/phrase.hpp"

namespace thisday::phrase {

enum class HeadPlace : std::uint8_t { on_a_day, in_a_year, title };

/// Immutable; one serves any number of threads.
class Heads {
 public:
  /// Those of a language that the program has ("de"); none of others. Made at first use, about a millisecond.
  static const Heads* of(std::string_view language);
  /// The languages that it has.
  static const std::vector<std::string>& languages();

  /// The longest head that `text` begins with, of at most 120 bytes; none where it begins with none.
  [[nodiscard]] std::optional<Phrase> read(HeadPlace place, std::string_view text) const;

  /// The examples of the rules: "de: 22.–25. Mai".
  [[nodiscard]] const std::vector<Grammar::Example>& examples(HeadPlace place) const;

  Heads(const Heads&) = delete;
  Heads& operator=(const Heads&) = delete;
  ~Heads();

 private:
  struct State;
  explicit Heads(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace thisday::phrase
