#pragma once
// The moments of the equinoxes: what the Persian and the French calendar ask for. The sun is right to some seconds of
// time; how far the earth's turning lagged behind is not, by a minute in antiquity, and by more in times to come.
// Computed in floating point, for the years -1000 to 3000 only.

#include <cstdint>

namespace thisday::when::detail {

inline constexpr std::int64_t kFirstEquinoxYear = -1000;
inline constexpr std::int64_t kLastEquinoxYear = 3000;

enum class Equinox : std::uint8_t { march, september };

/// Days since the midnight that begins rata die 0, by a sundial `longitude` degrees east of Greenwich. `year` is
/// Gregorian, from kFirstEquinoxYear to kLastEquinoxYear.
double equinox(Equinox which, std::int64_t year, double longitude);

}  // namespace thisday::when::detail
