#pragma once
// Other counts of the same years: the Gregorian calendar under another number. All take and give astronomical years.

#include <cstdint>

namespace thisday::when {

/// Taiwan's Republic: 1 is 1912.
constexpr std::int64_t minguo(std::int64_t year) {
  return year - 1911;
}
/// North Korea's Juche (used 1997 to 2024): 1 is 1912.
constexpr std::int64_t juche(std::int64_t year) {
  return year - 1911;
}
/// Korea's era of Dangun (South Korea's official count 1948 to 1961): 4281 is 1948.
constexpr std::int64_t dangun(std::int64_t year) {
  return year + 2333;
}
/// The Buddhist era of Thailand: 2500 is 1957. From 1941 it begins on 1 January; before, on 1 April (and the new moon).
constexpr std::int64_t buddhist(std::int64_t year) {
  return year + 543;
}

/// A year of the Olympic count: the first games were in the summer of 776 BC, and years ran from summer to summer. The
/// one that began in a Julian year.
struct OlympiadYear {
  std::int64_t olympiad = 1;
  int year = 1;  ///< 1 to 4

  friend constexpr bool operator==(const OlympiadYear&, const OlympiadYear&) = default;
};
/// `year` from -775 (776 BC) on; the games were held to AD 393.
constexpr OlympiadYear olympiad(std::int64_t year) {
  return {(year + 775) / 4 + 1, static_cast<int>((year + 775) % 4) + 1};
}

static_assert(minguo(2024) == 113 && dangun(1948) == 4281 && buddhist(1957) == 2500);
static_assert(olympiad(-775) == OlympiadYear{1, 1});
static_assert(olympiad(-43) == OlympiadYear{184, 1});

}  // namespace thisday::when
