#include "phrase/word_table.hpp"

#include <algorithm>
#include <cassert>

#include "phrase/word_bytes.hpp"

namespace thisday::phrase {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::size_t place_of(std::uint64_t head, std::size_t size) {
  return static_cast<std::size_t>(scattered(head + size) >> 40);
}

bool same_word(std::string_view lower_case, std::string_view word) {
  return std::equal(lower_case.begin(), lower_case.end(), word.begin(), word.end(),
                    [](char a, char b) { return a == lower(b); });
}

}  // namespace

std::uint16_t WordTable::look_up(std::string_view word) const {
  const std::uint64_t head = first_eight(word) | kSmallBits;
  // Of short words in ASCII the head is all there is to compare.
  const bool whole = word.size() <= 8 && (head & kHighBits) == 0;
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
  put({first_eight(lower_case) | kSmallBits, number, static_cast<std::uint8_t>(lower_case.size())});
  shapes_[shape(lower_case)] = true;
  return number;
}

void WordTable::put(const Slot& slot) {
  std::size_t at = place_of(slot.head, slot.size) & (slots_.size() - 1);
  while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

}  // namespace thisday::phrase
