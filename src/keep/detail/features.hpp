#pragma once
// A telling as bytes, so that what may be the same is compared without reading its words again.
//
//   count u16, then each token: hash u32, weight u8 in tenths | count u8, then the name's words: u32 | count u16,
//   links: u64

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

}  // namespace thisday::keep::detail
