#pragma once
// Words by number, found in upper or lower case. Most words of a text are in no table: their beginning, end and length
// tell so at once.

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thisday::phrase {

class WordTable {
 public:
  /// In bytes; longer words are in no table.
  static constexpr std::size_t kLongest = 24;

  /// The number of a word, which counts from 1; a new one where the word is not known yet.
  std::uint16_t add(std::string_view lower_case);

  /// The number of a word as a text has it; 0 where it is not known. Capitals beyond ASCII are other letters.
  /// O(length).
  [[nodiscard]] std::uint16_t find(std::string_view word) const {
    return word.empty() || word.size() > kLongest || !shapes_[shape(word)] ? 0 : look_up(word);
  }

  /// One more than the greatest number.
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  static constexpr std::size_t kShapes = std::size_t{1} << 15;
  static std::size_t shape(std::string_view word) {
    const auto letter = [](char c) { return static_cast<std::size_t>(c) & 31U; };  // the same in upper and lower case
    return letter(word.front()) << 10 | letter(word.back()) << 5 | (word.size() & 31U);
  }

  struct Slot {
    std::uint64_t head = 0;  ///< its first eight bytes, each with the bit of lower case
    std::uint16_t number = 0;
    std::uint8_t size = 0;
  };

  [[nodiscard]] std::uint16_t look_up(std::string_view word) const;
  void put(const Slot& slot);

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  ///< open addressing; a power of two, at most half full
  std::bitset<kShapes> shapes_;
  std::vector<std::string> words_ = {""};
};

}  // namespace thisday::phrase
