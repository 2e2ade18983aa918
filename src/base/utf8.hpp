#pragma once
// UTF-8: is it, and how to make it of older encodings.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace thisday {

/// The offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates), or none. O(length).
std::optional<std::size_t> invalid_utf8(std::string_view bytes);

/// Whether these are bytes of no text: a NUL among the first 8,000, as git decides it.
bool looks_binary(std::string_view bytes);

/// `bytes` in `encoding` (an IANA name: "ISO-8859-1", "KOI8-R") as UTF-8; bytes that it has not become U+FFFD.
/// Errors: unsupported (no such encoding).
Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding);

/// Number of code points; of invalid UTF-8, of bytes that begin one.
std::size_t code_points(std::string_view text);

}  // namespace thisday
