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

}  // namespace

Capitals::Capitals(std::string_view text, const Lexis& lexis) : slots_(1024) {
  phrase::Letters letters(text);
  std::string_view previous;  // the word before, with nothing but a blank between; else empty
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    at = letters.end_of(at);
    const std::string_view word = text.substr(begin, at - begin);
    if (is_lower(word[0])) {
      note(hash_of(word), kLower);
    } else if (begin >= 2 && text[begin - 1] == ' ' && (is_letter(text[begin - 2]) || text[begin - 2] == ',')) {
      note(hash_of(word), kInside);
      if (!previous.empty() && previous.data() + previous.size() + 1 == word.data() &&
          lexis.of_word(previous).is(WordClass::place))
        note(hash_of(word), kPlaced);
    }
    previous = word;
  }
}

std::uint8_t Capitals::seen(std::string_view word) const {
  const std::uint32_t hash = hash_of(word);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].hash != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash) return slots_[at].seen;
  return 0;
}

void Capitals::note(std::uint32_t hash, std::uint8_t how) {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].hash == 0) {
    if (2 * ++used_ > slots_.size()) {
      grow();
      --used_;
      return note(hash, how);
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
