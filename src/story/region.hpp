#pragma once
// In which part of the world is it? The regions of the United Nations' M49 standard, with the Americas in their two.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace thisday::story {

enum class Region : std::uint8_t { africa, asia, europe, latin_america, northern_america, oceania };

inline constexpr std::array kRegions = {Region::africa,           Region::asia,   Region::europe, Region::latin_america,
                                        Region::northern_america, Region::oceania};

/// "africa", "asia", "europe", "latin-america" (with the Caribbean), "northern-america" (with Greenland and Bermuda),
/// "oceania".
std::string_view name(Region region);

/// By ISO 3166-1 code of two capitals: "TR" is Asia and "RU" Europe, as in M49. None for what is no country's code, and
/// for Antarctica. O(number of codes).
std::optional<Region> region_of(std::string_view country);

}  // namespace thisday::story
