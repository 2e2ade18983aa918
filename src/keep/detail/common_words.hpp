#pragma once
// How much a word says when two sources are compared: languages/*/common.tsv, of all languages together.

#include <cstdint>
#include <string_view>

namespace thisday::keep::detail {

enum class Commonness : std::uint8_t { none, some, little };

/// `folded` as Words gives it. A word that is common in one language counts as common in all. O(length).
Commonness commonness(std::string_view folded);

}  // namespace thisday::keep::detail
