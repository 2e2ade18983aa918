#pragma once
// How the bytes of an answer travel: as they are, or compressed.

#include <cstdint>
#include <string>
#include <string_view>

namespace thisday::serve {

enum class Coding : std::uint8_t { identity, gzip, zstd };
inline constexpr std::size_t kCodings = 3;

/// The name in Content-Encoding; "" for identity.
std::string_view name_of(Coding coding);

/// Of the codings that an Accept-Encoding allows (RFC 9110, 12.5.3) the one with the highest weight, and of equals the
/// one that makes the least bytes. Identity where none is allowed: an answer is better than none. O(length).
Coding choose_coding(std::string_view accept_encoding);

/// `bytes` in that coding, at a cost that is worth it only for what is sent more than once: about a millisecond for
/// each 20 KB.
std::string encoded(std::string_view bytes, Coding coding);

}  // namespace thisday::serve
