#pragma once
// The bytes of a word as numbers, for tables that find words fast.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace thisday::phrase {

/// In each byte the bit that tells a small ASCII letter from a capital one.
inline constexpr std::uint64_t kSmallBits = 0x2020202020202020ULL;
/// In each byte the bit that characters beyond ASCII have.
inline constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

/// The first eight bytes, with noughts where a word is shorter.
inline std::uint64_t first_eight(std::string_view word) {
  const std::size_t size = word.size();
  if constexpr (std::endian::native == std::endian::little) {
    const auto bytes = [&](std::size_t at, auto of) {
      std::memcpy(&of, word.data() + at, sizeof of);
      return std::uint64_t{of};
    };
    if (size >= 8) return bytes(0, std::uint64_t{});
    if (size >= 4) return bytes(0, std::uint32_t{}) | bytes(size - 4, std::uint32_t{}) << 8 * (size - 4);
    if (size >= 2) return bytes(0, std::uint16_t{}) | bytes(size - 2, std::uint16_t{}) << 8 * (size - 2);
  }
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(size, 8); ++i)
    all |= std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  return all;
}

/// Spreads numbers over the upper bits.
inline std::uint64_t scattered(std::uint64_t number) {
  return number * 0x9E3779B97F4A7C15ULL;
}

}  // namespace thisday::phrase
