#pragma once
// The sentences around the one that is read, each taken apart once.

#include <array>
#include <string_view>
#include <vector>

#include "read/clauses.hpp"
#include "read/sentences.hpp"

namespace thisday::read {

class Parses {
 public:
  static constexpr std::size_t kBack = 3;  ///< sentences before one, whose parses stay while it is looked at

  /// All outlive it.
  Parses(std::string_view text, const std::vector<Sentence>& sentences, const std::vector<Mention>& mentions,
         const Lexis& lexis)
      : text_(text), sentences_(sentences), mentions_(mentions), lexis_(lexis) {}

  /// The parse of a sentence. It stays until a sentence more than kBack away is asked for.
  const Parse& of(std::size_t index);

  [[nodiscard]] const Sentence& sentence(std::size_t index) const { return sentences_[index]; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Slot {
    std::size_t index = kNone;
    Parse parse;
  };

  std::string_view text_;
  const std::vector<Sentence>& sentences_;
  const std::vector<Mention>& mentions_;
  const Lexis& lexis_;
  std::array<Slot, kBack + 1> slots_;
};

}  // namespace thisday::read
