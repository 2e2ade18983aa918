#pragma once
// The words of one language by which a story is followed.

#include <cstdint>
#include <string_view>
#include <vector>

#include "phrase/word_table.hpp"

namespace thisday::read {

/// languages/<code>/story.tsv, read once.
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

 private:
  explicit Vocabulary(std::string_view tsv);

  phrase::WordTable words_;
  std::vector<std::uint16_t> kinds_;  ///< of each word, a bit for each kind
};

}  // namespace thisday::read
