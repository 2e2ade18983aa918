#pragma once
// The words that calendar files are written with, in many languages, as data: languages/<code>/calendar.tsv.
//
//   month	7	july, jul        a kind, a value, and the words that have it, parted by commas
//   birth	-	born             a kind whose words need no value

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "story/text.hpp"

namespace thisday::gather {

enum class WordKind : std::uint8_t {
  month,         ///< 1 to 12
  weekday,       ///< 1 to 7, Monday first
  ordinal,       ///< 1 to 5, -1 for the last
  easter,        ///< Western Easter
  paskha,        ///< Orthodox Easter
  astronomical,  ///< days that only the sky tells
  birth,         ///< somebody is born
  death,         ///< somebody dies
  group,         ///< not a person, though it is "born"
  births,        ///< heads a list of birthdays
  deaths,        ///< heads a list of days of death
  observance,    ///< a day that is kept every year
  bc,            ///< after a year
  ad,            ///< after a year, or before it
  about,         ///< before a year that is not exact
  uncertain,     ///< says of a date that it is not sure
  julian,        ///< says of a date that it is Old Style
  observances,   ///< part of the name of a file that holds only observances
  files,         ///< part of the name of a file in this language
};

/// In lower case, each byte where it was: characters whose lower case is longer or shorter stay.
std::string folded(std::string_view text);

/// The words of all languages that the program ships.
class Words {
 public:
  struct Found {
    story::ByteRange range;
    int value = 0;
  };

  /// All files languages/<code>/calendar.tsv in the program; read once.
  static const Words& shipped();

  /// Reads one language's words. Errors: syntax, with the line in the message.
  Result<void> load(std::string_view tsv, const std::string& language);

  /// The value of a word (folded, without a final full stop) in `language`, else in English, else in any.
  [[nodiscard]] std::optional<int> value(WordKind kind, std::string_view word, std::string_view language) const;
  /// Whether some language has the word; which one.
  [[nodiscard]] std::optional<std::string_view> language_of(WordKind kind, std::string_view word) const;
  /// The first of the words of `language` in a folded text, as whole words. O(text × words).
  [[nodiscard]] std::optional<Found> first(WordKind kind, std::string_view text, std::string_view language) const;
  /// The longest word of `kind`, of any language, that `text` begins with as a whole word.
  [[nodiscard]] std::optional<Found> prefix(WordKind kind, std::string_view text) const;
  /// The longest word of `kind`, of any language, that `text` ends with as a whole word.
  [[nodiscard]] std::optional<Found> suffix(WordKind kind, std::string_view text) const;
  /// `word` as a weekday with an ordinal: "sunsecond", "lastsun". Value: {weekday, ordinal}.
  [[nodiscard]] std::optional<std::pair<int, int>> weekday_of_month(std::string_view word,
                                                                    std::string_view language) const;

 private:
  struct Word {
    std::string text;
    int value = 0;
    std::string language;
  };
  std::map<WordKind, std::vector<Word>> words_;
};

}  // namespace thisday::gather
