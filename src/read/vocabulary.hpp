#pragma once
// The words of one language by which a story is followed, and the named periods it may tell of.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

  /// Whether `word` (in any case) is of that kind: "begins", "place", "function"…
  [[nodiscard]] bool is(std::string_view kind, std::string_view word) const;

  /// The longest period name that begins at `at` of `text`, and its length; none where there is none. O(log names).
  struct Named {
    const Period* period;
    std::size_t length;
  };
  [[nodiscard]] std::optional<Named> period_at(std::string_view text, std::size_t at) const;

 private:
  Vocabulary() = default;

  struct Name {
    std::string_view first;  ///< its first word
    std::string_view text;
    std::size_t period;
  };
  std::vector<std::string_view> kinds_;
  std::unordered_map<std::string_view, std::uint32_t> words_;  ///< the kinds of each, a bit for each of kinds_
  std::vector<Period> periods_;
  std::vector<Name> names_;  ///< by the first word; the longest first
};

}  // namespace thisday::read
