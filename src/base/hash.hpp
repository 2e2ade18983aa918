#pragma once
// Hashes that name things for good.

#include <string>
#include <string_view>

namespace thisday {

/// SHA-256 in 64 lower-case hexadecimal digits. O(length).
std::string sha256(std::string_view bytes);

/// The first 16 digits of sha256(): ids of sources and events. Among 20 million of them the chance that any two fall
/// together is about 1 in 100,000.
std::string short_hash(std::string_view bytes);

}  // namespace thisday
