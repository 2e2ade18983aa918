#pragma once
// A telling as bytes, so that what may be the same is compared without reading its words again.
//
//   count u16, then each token: hash u32, weight u8 in tenths | count u8, then the name's words: u32 | count u16,
//   links: u64

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "keep/match.hpp"

namespace thisday::keep::detail {

/// Tokens, name and links; numbers as this machine has them.
std::string packed(const Telling& telling);

/// Puts them into `telling`, with what follows from them. Bytes that no packed() wrote give fewer of them.
void unpack(std::string_view bytes, Telling& telling);

/// Whether packed bytes and a telling have a word in common, or both have links; without unpacking. O(tokens).
bool may_match(std::string_view bytes, const Telling& telling);

/// A bit for each token, so that most pairs with too few words in common are known by a look.
class Signature {
 public:
  explicit Signature(const Telling& telling);
  /// Of what packed() wrote.
  explicit Signature(std::string_view bytes);

  /// False only where two tellings surely have fewer than `least` words in common (1 or 2), and not both have links.
  [[nodiscard]] bool may_share(const Signature& other, int least) const;

 private:
  void add(std::uint32_t hash);

  std::array<std::uint64_t, 4> bits_{};
  bool exact_ = true;  ///< no two tokens have the same bit
  bool links_ = false;
};

}  // namespace thisday::keep::detail
