#include "keep/words.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace thisday::keep {
namespace {

enum class Sort : std::uint8_t { gap, letter, digit, mark, unspaced, apostrophe };

/// What a code point is and what it becomes.
struct Letter {
  Sort sort = Sort::gap;
  bool capital = false;
  std::uint8_t length = 0;  // of `folded`; 0 also for marks
  std::array<char, 12> folded{};
};

void append(Letter& letter, UChar32 c) {
  const auto put = [&](unsigned byte) {
    if (letter.length < letter.folded.size()) letter.folded[letter.length++] = static_cast<char>(byte);
  };
  const auto u = static_cast<std::uint32_t>(c);
  if (u < 0x80) {
    put(u);
  } else if (u < 0x800) {
    put(0xC0 | u >> 6);
    put(0x80 | (u & 0x3F));
  } else if (u < 0x10000) {
    put(0xE0 | u >> 12);
    put(0x80 | (u >> 6 & 0x3F));
    put(0x80 | (u & 0x3F));
  } else {
    put(0xF0 | u >> 18);
    put(0x80 | (u >> 12 & 0x3F));
    put(0x80 | (u >> 6 & 0x3F));
    put(0x80 | (u & 0x3F));
  }
}

/// Letters that Unicode does not take apart but people do.
std::u32string_view spelled(UChar32 c) {
  switch (c) {
    case U'ß':
      return U"ss";
    case U'æ':
      return U"ae";
    case U'œ':
      return U"oe";
    case U'ø':
      return U"o";
    case U'ł':
      return U"l";
    case U'đ':
    case U'ð':
      return U"d";
    case U'ı':
      return U"i";
    case U'þ':
      return U"th";
    default:
      return {};
  }
}

bool unspaced(UChar32 c) {
  UErrorCode failed = U_ZERO_ERROR;
  switch (uscript_getScript(c, &failed)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return c == 0x30FC;  // the mark of long vowels belongs to two scripts
  }
}

Letter letter_of(UChar32 c) {
  Letter letter;
  if (c == U'\'' || c == U'’') {
    letter.sort = Sort::apostrophe;
    return letter;
  }
  const int type = u_charType(c);
  const bool mark = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
  if (!u_isalnum(c) && !mark) return letter;
  letter.capital = u_isupper(c) || u_istitle(c);
  if (unspaced(c)) {
    letter.sort = Sort::unspaced;
    append(letter, c);
    return letter;
  }
  letter.sort = mark ? Sort::mark : u_isdigit(c) ? Sort::digit : Sort::letter;
  if (mark) return letter;
  if (letter.sort == Sort::digit) {
    append(letter, U'0' + u_charDigitValue(c));
    return letter;
  }
  UErrorCode failed = U_ZERO_ERROR;
  const UNormalizer2* forms = unorm2_getNFKDInstance(&failed);
  std::array<UChar, 24> parts{};
  const int count = U_SUCCESS(failed) ? unorm2_getDecomposition(forms, c, parts.data(), parts.size(), &failed) : -1;
  const auto add = [&](UChar32 part) {
    const UChar32 lower = u_foldCase(part, U_FOLD_CASE_DEFAULT);
    const auto spelling = spelled(lower);
    if (spelling.empty()) append(letter, lower);
    for (const char32_t each : spelling) append(letter, static_cast<UChar32>(each));
  };
  if (count <= 0 || U_FAILURE(failed)) {
    add(c);
    return letter;
  }
  for (int i = 0; i < count;) {
    UChar32 part = 0;
    U16_NEXT(parts.data(), i, count, part);
    if (u_isalnum(part)) add(part);
  }
  if (letter.length == 0) add(c);
  return letter;
}

/// letter_of(), remembered for the first two planes' worth of text, by blocks of 256 that are made when first met.
class Letters {
 public:
  const Letter& of(UChar32 c) {
    const auto block = static_cast<std::size_t>(c) >> 8;
    Block* known = blocks_[block].load(std::memory_order_acquire);
    if (!known) known = make(block);
    return (*known)[static_cast<std::size_t>(c) & 0xFF];
  }

 private:
  using Block = std::array<Letter, 256>;

  Block* make(std::size_t block) {
    auto fresh = std::make_unique<Block>();
    for (std::size_t i = 0; i < fresh->size(); ++i) (*fresh)[i] = letter_of(static_cast<UChar32>(block << 8 | i));
    const std::lock_guard lock(mutex_);
    if (Block* other = blocks_[block].load(std::memory_order_acquire)) return other;
    owned_[block] = std::move(fresh);
    blocks_[block].store(owned_[block].get(), std::memory_order_release);
    return owned_[block].get();
  }

  std::array<std::atomic<Block*>, 0x1100> blocks_{};
  std::array<std::unique_ptr<Block>, 0x1100> owned_;
  std::mutex mutex_;
};

const Letter& letter(UChar32 c) {
  static Letters letters;
  return letters.of(c);
}

/// letter() of what most text is made of, without looking for its block.
class Alphabet {
 public:
  Alphabet() : ascii_(&letter(0)) {}
  const Letter& of(UChar32 c) const { return c < 0x80 ? ascii_[c] : letter(c); }

 private:
  const Letter* ascii_;
};

/// The code point at `at`, and how many bytes it has; broken bytes are one gap each.
std::pair<UChar32, std::size_t> decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  UChar32 c = 0;
  auto next = static_cast<std::int32_t>(0);
  const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data() + at), next, left, c);
  if (c < 0) return {U'\uFFFD', 1};
  return {c, static_cast<std::size_t>(next)};
}

}  // namespace

bool Words::next_pair(Word& word) {
  const auto [first, first_bytes] = decode(text_, at_);
  const std::size_t second_at = at_ + first_bytes;
  word = {.folded = std::move(word.folded), .begin = at_, .end = second_at, .pair = true};
  word.folded.assign(text_, at_, first_bytes);
  const bool alone = !inside_run_;
  at_ = second_at;
  if (second_at < text_.size()) {
    const auto [second, second_bytes] = decode(text_, second_at);
    if (letter(second).sort == Sort::unspaced) {
      word.folded.append(text_, second_at, second_bytes);
      word.end = second_at + second_bytes;
      inside_run_ = true;
      return true;
    }
  }
  inside_run_ = false;
  return alone || use_ == For::indexed;
}

bool Words::next(Word& word) {
  static const Alphabet alphabet;
  while (at_ < text_.size()) {
    const auto [c, bytes] = decode(text_, at_);
    const Letter& first = alphabet.of(c);
    if (first.sort == Sort::unspaced) {
      if (next_pair(word)) return true;
      continue;
    }
    if (first.sort != Sort::letter && first.sort != Sort::digit) {
      at_ += bytes;
      continue;
    }
    word = {.folded = std::move(word.folded), .begin = at_, .end = at_, .capital = first.capital, .number = true};
    word.folded.clear();
    while (at_ < text_.size()) {
      const auto [more, length] = decode(text_, at_);
      const Letter& each = alphabet.of(more);
      if (each.sort == Sort::apostrophe) {
        // "O'Higgins" is one word; of "Korea's" the s does not count.
        const std::size_t after = at_ + length;
        const auto sort_at = [&](std::size_t place) {
          return place < text_.size() ? letter(decode(text_, place).first).sort : Sort::gap;
        };
        if (sort_at(after) != Sort::letter) break;
        const std::size_t beyond = after + decode(text_, after).second;
        if ((text_[after] == 's' || text_[after] == 'S') && sort_at(beyond) == Sort::gap) {
          word.end = at_;
          at_ = beyond;
          return true;
        }
        at_ = after;
        continue;
      }
      if (each.sort == Sort::gap || each.sort == Sort::unspaced) break;
      word.number = word.number && each.sort == Sort::digit;
      if (each.length == 1)
        word.folded.push_back(each.folded[0]);
      else
        word.folded.append(each.folded.data(), each.length);
      at_ += length;
    }
    word.end = at_;
    return true;
  }
  return false;
}

}  // namespace thisday::keep
