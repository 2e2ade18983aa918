#pragma once
// How a text as a whole writes its words. At the beginning of a sentence every word has a capital letter; whether it is
// a name there, the rest of the text tells.

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/lexis.hpp"

namespace thisday::read {

class Capitals {
 public:
  /// Looks through the whole text once. O(length).
  Capitals(std::string_view text, const Lexis& lexis);

  [[nodiscard]] bool ordinary(std::string_view word) const { return (seen(word) & kLower) != 0; }  ///< "truce" occurs
  [[nodiscard]] bool name(std::string_view word) const { return (seen(word) & kInside) != 0; }  ///< "… Seoul" occurs
  [[nodiscard]] bool placed(std::string_view word) const { return (seen(word) & kPlaced) != 0; }  ///< "in Seoul" occurs

 private:
  static constexpr std::uint8_t kLower = 1, kInside = 2, kPlaced = 4;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint8_t seen = 0;
  };

  void note_capitals(std::string_view text, const Lexis& lexis);
  void note_ordinary(std::string_view text);
  [[nodiscard]] std::uint8_t seen(std::string_view word) const;
  [[nodiscard]] std::size_t place_of(std::uint32_t hash) const;
  void note(std::string_view word, std::uint8_t how);
  void grow();

  std::vector<Slot> slots_;
  std::bitset<4096> shapes_;  ///< of the words with a capital
  std::size_t used_ = 0;
};

}  // namespace thisday::read
