#include "read/capitals.hpp"

#include "phrase/letters.hpp"
#include "phrase/word_bytes.hpp"

namespace thisday::read {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Of the word in lower case; never 0, which marks an empty slot.
std::uint32_t hash_of(std::string_view word) {
  std::uint64_t hash = word.size();
  const auto mix = [&](std::string_view rest) {
    const std::uint64_t bytes = phrase::first_eight(rest);
    // Beyond ASCII no bit tells a small letter.
    hash = phrase::scattered(hash ^ ((bytes & phrase::kHighBits) == 0 ? bytes | phrase::kSmallBits : bytes));
    hash ^= hash >> 32;
  };
  for (; word.size() > 8; word.remove_prefix(8)) mix(word);
  mix(word);
  const auto half = static_cast<std::uint32_t>(hash);
  return half == 0 ? 1 : half;
}

// The letters that end at `end`.
std::string_view letters_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin <= phrase::WordTable::kLongest && is_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// Tells most words apart by their ends and length, in upper and lower case.
std::size_t shape(std::string_view word) {
  const auto letter = [](char c) { return static_cast<std::size_t>(c) & 31U; };
  return letter(word.front()) << 7 | letter(word.back()) << 2 | (word.size() & 3U);
}

}  // namespace

Capitals::Capitals(std::string_view text, const Lexis& lexis) : slots_(1024) {
  note_capitals(text, lexis);
  note_ordinary(text);
}

// The words that do not begin with a small letter, and how they stand.
void Capitals::note_capitals(std::string_view text, const Lexis& lexis) {
  phrase::Letters letters(text), ends(text);
  for (std::size_t begin = letters.next_capital_or_high(0); begin < text.size();
       begin = letters.next_capital_or_high(begin + 1)) {
    if (begin > 0 && is_letter(text[begin - 1])) continue;
    const std::string_view word = text.substr(begin, ends.end_of(begin) - begin);
    std::uint8_t how = 0;
    if (begin >= 2 && text[begin - 1] == ' ' && (is_letter(text[begin - 2]) || text[begin - 2] == ',')) {
      how = kInside;
      if (lexis.of_word(letters_before(text, begin - 1)).is(WordClass::place)) how = kInside | kPlaced;
    }
    note(word, how);
  }
}

// Those of them that are written without it too.
void Capitals::note_ordinary(std::string_view text) {
  phrase::Letters letters(text);
  for (std::size_t begin = letters.next(0); begin < text.size();) {
    const std::size_t end = letters.end_of(begin);
    if (is_lower(text[begin])) {
      const std::string_view word = text.substr(begin, end - begin);
      if (shapes_[shape(word)])
        if (Slot& slot = slots_[place_of(hash_of(word))]; slot.hash != 0)
          slot.seen = static_cast<std::uint8_t>(slot.seen | kLower);
    }
    begin = letters.next(end > begin ? end : begin + 1);
  }
}

std::uint8_t Capitals::seen(std::string_view word) const {
  const Slot& slot = slots_[place_of(hash_of(word))];
  return slot.seen;
}

// The slot that has the hash, or the free one where it belongs.
std::size_t Capitals::place_of(std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void Capitals::note(std::string_view word, std::uint8_t how) {
  const std::uint32_t hash = hash_of(word);
  shapes_[shape(word)] = true;
  std::size_t at = place_of(hash);
  if (slots_[at].hash == 0) {
    if (2 * ++used_ > slots_.size()) {
      grow();
      at = place_of(hash);
    }
    slots_[at].hash = hash;
  }
  slots_[at].seen = static_cast<std::uint8_t>(slots_[at].seen | how);
}

void Capitals::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.hash == 0) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].hash != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace thisday::read
