#pragma once
// Named wars, reigns, eras and days: when they were, and how one language calls them.

#include <cstdint>
#include <optional>
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

/// almanac/periods.tsv with the names of languages/en/periods.tsv.
class Periods {
 public:
  /// Read at first use: many texts name none. It lives as long as the program.
  static const Periods& english();

  /// The longest name that begins at `at` of `text`, and its length; none where there is none. O(names that begin with
  /// the same word).
  struct Named {
    const Period* period;
    std::size_t length;
  };
  [[nodiscard]] std::optional<Named> at(std::string_view text, std::size_t at) const;

 private:
  Periods(std::string_view bounds, std::string_view names);

  struct Name {
    std::uint16_t first = 0;  ///< its first word
    std::string_view text;
    std::size_t period = 0;
  };
  std::vector<Period> periods_;
  phrase::WordTable first_words_;
  std::vector<std::uint32_t> begins_;  ///< of each first word, its first among names_
  std::vector<Name> names_;            ///< by the first word; the longest first
};

}  // namespace thisday::read
