#pragma once
// Dates in other calendars as words: "4 Brumaire An VIII", "9 Av 3830", "Meiji 3, 10th month", "3 Henry VIII", "a.d. IV
// Kal. Apr. 44 BC". They have a lexicon and rules of their own (languages/<code>/calendar*.tsv), beside those of prose:
// "non", "car" and "v" are words of time here and nowhere else.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "phrase/lexicon.hpp"
#include "phrase/pattern.hpp"
#include "phrase/phrase.hpp"

namespace thisday::phrase {

class CalendarDates {
 public:
  /// From the words of prose, the words beside them, the names of months, and the rules. Errors: syntax.
  Result<void> load(std::string_view words, std::string_view own_words, std::string_view months,
                    std::string_view rules);

  /// The phrase that all of `text` is; none where it is not a date in another calendar. Its bytes are not set.
  /// O(length).
  [[nodiscard]] std::optional<Phrase> whole(std::string_view text) const;

  /// The date in another calendar that has the word at `at` of a text of prose, with its bytes there; none where there
  /// is none, or it names no year. O(1): it looks at some words on both sides.
  [[nodiscard]] std::optional<Phrase> around(std::string_view text, std::size_t at) const;

  /// The words by which prose shows such a date, as words of Class::foreign (lexicon.hpp): the first words of the
  /// months' names, the names of eras, and the words of class foreign in `own_words`.
  [[nodiscard]] static std::string telltales(std::string_view own_words, std::string_view months);

  /// The first of a month's names: "Adar II". Empty where months are only numbered.
  [[nodiscard]] std::string_view month_name(when::Calendar calendar, int month) const;

  [[nodiscard]] const std::vector<Grammar::Example>& examples() const { return rules_.examples(); }

 private:
  Lexicon lexicon_;
  Rules rules_;
  std::map<std::pair<when::Calendar, int>, std::string> months_;
};

/// The date of such a phrase; `words` are kept with it. Errors: range (no such day, month, reign), unsupported (no
/// year: "9 Av").
Result<when::Date> calendar_date(const Phrase& phrase, std::string_view words);

/// The day of every year that a phrase without a year names. Errors: syntax.
Result<when::Recurrence> calendar_recurrence(const Phrase& phrase, std::string_view words);

}  // namespace thisday::phrase
