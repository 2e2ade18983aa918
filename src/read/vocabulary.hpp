#pragma once
// The words of one language by which a story is followed, and the named periods it may tell of.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase/word_table.hpp"
#include "when/edtf.hpp"

namespace thisday::read {

/// A named war, reign, era or day with its bounds: a row of almanac/periods.tsv.
struct Period {
  std::string_view id;
  std::string_view bounds;  ///< EDTF: a day, month or year, or an interval of them
  std::string_view kind;    ///< "war", "reign", "day"…: almanac/README.md has them all

  [[nodiscard]] when::Edtf edtf() const { return *when::Edtf::parse(bounds); }
};

/// languages/<code>/story.tsv, languages/<code>/periods.tsv and almanac/periods.tsv, read once.
class Vocabulary {
 public:
  /// None where the program has no such language.
  static const Vocabulary* of(std::string_view language);

  /// What words are for; each is the name of rows in story.tsv.
  enum class Kind : std::uint8_t {
    begins,
    ends,
    abbreviation,
    event_stop,
    phrase_stop,
    opens,
    future,
    so_far,
    by_then,
    kind_count
  };
  /// Whether `word` (in any case) is of that kind.
  [[nodiscard]] bool is(Kind kind, std::string_view word) const {
    return (kinds_[words_.find(word)] >> static_cast<unsigned>(kind) & 1U) != 0;
  }

  /// The longest period name that begins at `at` of `text`, and its length; none where there is none. O(names that
  /// begin with the same word).
  struct Named {
    const Period* period;
    std::size_t length;
  };
  [[nodiscard]] std::optional<Named> period_at(std::string_view text, std::size_t at) const;

 private:
  Vocabulary() = default;

  struct Name {
    std::uint16_t first = 0;  ///< its first word
    std::string_view text;
    std::size_t period = 0;
  };
  void read_words(std::string_view tsv);
  void read_periods(std::string_view bounds, std::string_view names);

  phrase::WordTable words_;
  std::vector<std::uint16_t> kinds_;  ///< of each word, a bit for each kind
  std::vector<Period> periods_;
  phrase::WordTable first_words_;
  std::vector<std::uint32_t> first_names_;  ///< of each first word, its first among names_
  std::vector<Name> names_;                 ///< by the first word; the longest first
};

}  // namespace thisday::read
