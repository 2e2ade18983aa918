#include "phrase/word_table.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace thisday::phrase {
namespace {

constexpr std::uint64_t kSmall = 0x2020202020202020ULL;
constexpr std::uint64_t kBeyondAscii = 0x8080808080808080ULL;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The first eight bytes of a word, fewer where it is shorter, each with the bit that tells a small letter.
std::uint64_t head_of(std::string_view word) {
  const std::size_t size = word.size();
  const auto bytes = [&](std::size_t at, auto of) {
    std::memcpy(&of, word.data() + at, sizeof of);
    return std::uint64_t{of};
  };
  if constexpr (std::endian::native == std::endian::little) {
    if (size >= 8) return bytes(0, std::uint64_t{}) | kSmall;
    if (size >= 4) return bytes(0, std::uint32_t{}) | bytes(size - 4, std::uint32_t{}) << 8 * (size - 4) | kSmall;
    if (size >= 2) return bytes(0, std::uint16_t{}) | bytes(size - 2, std::uint16_t{}) << 8 * (size - 2) | kSmall;
  }
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(size, 8); ++i)
    head |= std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  return head | kSmall;
}

std::size_t place_of(std::uint64_t head, std::size_t size) {
  return static_cast<std::size_t>((head + size) * 0x9E3779B97F4A7C15ULL >> 40);
}

bool same_word(std::string_view lower_case, std::string_view word) {
  return std::equal(lower_case.begin(), lower_case.end(), word.begin(), word.end(),
                    [](char a, char b) { return a == lower(b); });
}

}  // namespace

std::uint16_t WordTable::look_up(std::string_view word) const {
  const std::uint64_t head = head_of(word);
  // Of short words in ASCII the head is all there is to compare.
  const bool whole = word.size() <= 8 && (head & kBeyondAscii) == 0;
  for (std::size_t at = place_of(head, word.size()) & (slots_.size() - 1); slots_[at].number != 0;
       at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].head == head && slots_[at].size == word.size() &&
        (whole || same_word(words_[slots_[at].number], word)))
      return slots_[at].number;
  return 0;
}

std::uint16_t WordTable::add(std::string_view lower_case) {
  assert(lower_case.size() <= kLongest && words_.size() < 0xFFFF);
  if (const std::uint16_t known = find(lower_case)) return known;
  if (2 * words_.size() >= slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != 0) put(slot);
  }
  const auto number = static_cast<std::uint16_t>(words_.size());
  words_.emplace_back(lower_case);
  put({head_of(lower_case), number, static_cast<std::uint8_t>(lower_case.size())});
  shapes_[shape(lower_case)] = true;
  return number;
}

void WordTable::put(const Slot& slot) {
  std::size_t at = place_of(slot.head, slot.size) & (slots_.size() - 1);
  while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

}  // namespace thisday::phrase
