#pragma once
// Where words begin and end: 64 bytes of a text at one look. A letter is one of ASCII, or any byte of a longer
// character; those whose first byte is E2 may be dashes or quotation marks.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace thisday::phrase {

/// Answers for one text, in the order of the text; a place far from the last one costs a new look.
class Letters {
 public:
  explicit Letters(std::string_view text) : text_(text) {}

  // The first byte from `at` on that is …; the size of the text where there is none.

  /// … no letter.
  [[nodiscard]] std::size_t end_of(std::size_t at) {
    return first(at, [this] { return ~(ascii_ | high_); });
  }
  /// … no letter, or E2.
  [[nodiscard]] std::size_t end_or_mark(std::size_t at) {
    return first(at, [this] { return ~(ascii_ | high_) | marks_; });
  }
  /// … no letter of ASCII and no digit.
  [[nodiscard]] std::size_t end_of_plain(std::size_t at) {
    return first(at, [this] { return ~(ascii_ | digits_); });
  }
  /// … a capital letter, or a byte of a longer character.
  [[nodiscard]] std::size_t next_capital_or_high(std::size_t at) {
    return first(at, [this] { return capitals_ | high_; });
  }
  /// … a letter or digit.
  [[nodiscard]] std::size_t next(std::size_t at) {
    return first(at, [this] { return ascii_ | high_ | digits_; });
  }

  /// How many times a block was looked at so far: what these answers cost.
  [[nodiscard]] std::size_t looks() const { return looks_; }

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr char kMark = '\xE2';

  template <class Stops>
  [[gnu::always_inline]] std::size_t first(std::size_t at, Stops stops) {
    while (at < text_.size()) {
      if (at - block_ >= kBlock) look(at / kBlock * kBlock);
      const std::uint64_t found = stops() >> (at - block_);
      if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
      at = block_ + kBlock;
    }
    return text_.size();
  }

  void look(std::size_t block) {
    block_ = block;
    ++looks_;
    if (text_.size() - block >= kBlock) return look(text_.data() + block);
    std::array<char, kBlock> last{};
    std::memcpy(last.data(), text_.data() + block, text_.size() - block);
    look(last.data());
  }

  void look(const char* bytes) {
    ascii_ = capitals_ = high_ = digits_ = marks_ = 0;
#if defined(__SSE2__)
    for (unsigned i = 0; i < kBlock; i += 16) {
      const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
      const __m128i small = _mm_or_si128(all, _mm_set1_epi8(0x20));
      ascii_ |= bits(among_least(small, 'a', 26)) << i;
      capitals_ |= bits(among_least(all, 'A', 26)) << i;
      digits_ |= bits(among_least(all, '0', 10)) << i;
      high_ |= bits(all) << i;
      marks_ |= bits(_mm_cmpeq_epi8(all, _mm_set1_epi8(kMark))) << i;
    }
#else
    for (unsigned i = 0; i < kBlock; ++i) {
      const auto c = static_cast<unsigned char>(bytes[i]);
      const auto put = [i](std::uint64_t& mask, bool is) { mask |= static_cast<std::uint64_t>(is) << i; };
      put(ascii_, static_cast<unsigned char>((c | 0x20U) - 'a') < 26);
      put(capitals_, static_cast<unsigned char>(c - 'A') < 26);
      put(digits_, static_cast<unsigned char>(c - '0') < 10);
      put(high_, c >= 0x80);
      put(marks_, bytes[i] == kMark);
    }
#endif
  }

#if defined(__SSE2__)
  static std::uint64_t bits(__m128i bytes) {
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes)));
  }
  // The `count` characters from `first` on become the least numbers there are.
  static __m128i among_least(__m128i bytes, char first, char count) {
    const __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(shifted, _mm_set1_epi8(static_cast<char>(-128 + count)));
  }
#endif

  std::string_view text_;
  std::size_t block_ = ~std::size_t{0} - kBlock;  ///< where the bits below begin; at first nowhere
  std::size_t looks_ = 0;
  std::uint64_t ascii_ = 0;  ///< letters
  std::uint64_t capitals_ = 0;
  std::uint64_t digits_ = 0;
  std::uint64_t high_ = 0;   ///< bytes of longer characters
  std::uint64_t marks_ = 0;  ///< those that are E2
};

}  // namespace thisday::phrase
