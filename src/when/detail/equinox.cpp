#include "when/detail/equinox.hpp"

#include <cmath>
#include <iterator>

namespace thisday::when::detail {
namespace {

constexpr double kDegree = 0.017453292519943295;
constexpr double kRataDieOfJulianDay0 = -1'721'424.5;

struct Term {
  double amplitude;  // of 10^-7 radians
  double phase;      // degrees
  double speed;      // degrees in a Julian century
};
// Bretagnon and Simon, Planetary Programs and Tables from -4000 to +2800 (1986).
constexpr Term kTerms[] = {{403406, 270.54861, 0.9287892},
                           {195207, 340.19128, 35999.1376958},
                           {119433, 63.91854, 35999.4089666},
                           {112392, 331.26220, 35998.7287385},
                           {3891, 317.843, 71998.20261},
                           {2819, 86.631, 71998.4403},
                           {1721, 240.052, 36000.35726},
                           {660, 310.26, 71997.4812},
                           {350, 247.23, 32964.4678},
                           {334, 260.87, -19.4410},
                           {314, 297.82, 445267.1117},
                           {268, 343.14, 45036.8840},
                           {242, 166.79, 3.1008},
                           {234, 81.53, 22518.4434},
                           {158, 3.50, -19.9739},
                           {132, 132.75, 65928.9345},
                           {129, 182.95, 9038.0293},
                           {114, 162.03, 3034.7684},
                           {99, 29.8, 33718.148},
                           {93, 266.4, 3034.448},
                           {86, 249.2, -2280.773},
                           {78, 157.6, 29929.992},
                           {72, 257.8, 31556.493},
                           {68, 185.1, 149.588},
                           {64, 69.9, 9037.750},
                           {46, 8.0, 107997.405},
                           {38, 197.1, -4444.176},
                           {37, 250.4, 151.771},
                           {32, 65.3, 67555.316},
                           {29, 162.7, 31556.080},
                           {28, 341.5, -4561.540},
                           {27, 291.6, 107996.706},
                           {27, 98.5, 1221.655},
                           {25, 146.7, 62894.167},
                           {24, 110.0, 31437.369},
                           {21, 5.2, 14578.298},
                           {21, 342.6, -31931.757},
                           {20, 230.9, 34777.243},
                           {18, 256.1, 1221.999},
                           {17, 45.3, 62894.511},
                           {14, 242.9, -4442.039},
                           {13, 115.2, 107997.909},
                           {13, 151.8, 119.066},
                           {13, 285.3, 16859.071},
                           {12, 53.3, -4.578},
                           {10, 126.6, 26895.292},
                           {10, 205.7, -39.127},
                           {10, 85.9, 12297.536},
                           {10, 146.1, 90073.778}};

/// The sun's apparent longitude in degrees, `century` Julian centuries of even time after noon of 1 January 2000: the
/// series, then aberration, then nutation.
double solar_longitude(double century) {
  double sum = 0;
  for (const Term& term : kTerms) sum += term.amplitude * std::sin((term.phase + term.speed * century) * kDegree);
  const double aberration = 0.0000974 * std::cos((177.63 + 35999.01848 * century) * kDegree) - 0.005575;
  const double nutation = -0.004778 * std::sin((124.90 + century * (-1934.134 + century * 0.002063)) * kDegree) -
                          0.0003667 * std::sin((201.11 + century * (72001.5377 + century * 0.00057)) * kDegree);
  return 282.7771834 + 36000.76953744 * century + sum * 1e-7 / kDegree + aberration + nutation;
}

constexpr double century_of(double julian_day) {
  return (julian_day - 2451545.0) / 36525;
}

/// The Julian day of the mean equinox, by powers of thousands of years (Meeus, Astronomical Algorithms, chapter 27).
double mean_equinox(Equinox which, std::int64_t year) {
  const bool march = which == Equinox::march;
  if (year < 1000) {
    const double y = static_cast<double>(year) / 1000;
    return march ? 1721139.29189 + y * (365242.13740 + y * (0.06134 + y * (0.00111 - y * 0.00071)))
                 : 1721325.70455 + y * (365242.49558 + y * (-0.11677 + y * (-0.00297 + y * 0.00074)));
  }
  const double y = static_cast<double>(year - 2000) / 1000;
  return march ? 2451623.80984 + y * (365242.37404 + y * (0.05169 + y * (-0.00411 - y * 0.00057)))
               : 2451810.21715 + y * (365242.01767 + y * (-0.11575 + y * (0.00337 + y * 0.00078)));
}

/// How many seconds the earth's turning lags behind even time: by centuries from -1000 (Espenak and Meeus), then a
/// parabola.
double lag(double year) {
  constexpr double kLags[] = {25400, 23700, 22000, 20400, 18800, 17190, 15530, 14080, 12790, 11640, 10580,
                              9600,  8640,  7680,  6700,  5710,  4740,  3810,  2960,  2200,  1570,  1090,
                              740,   490,   320,   200,   120,   9,     14,    -3,    64};
  const double century = (year + 1000) / 100;
  const auto before = static_cast<std::size_t>(century);
  if (before + 1 < std::size(kLags)) {
    return kLags[before] + (century - static_cast<double>(before)) * (kLags[before + 1] - kLags[before]);
  }
  const double since = (year - 1820) / 100;
  return std::fmax(64, -20 + 32 * since * since - (year < 2150 ? 0.5628 * (2150 - year) : 0));
}

}  // namespace

double equinox(Equinox which, std::int64_t year, double longitude) {
  const double target = which == Equinox::march ? 0 : 180;
  // The mean equinox is within half an hour, and the sun moves evenly enough for two steps to come within a second.
  double even = mean_equinox(which, year);
  for (int step = 0; step < 2; ++step) {
    constexpr double kDaysADegree = 365.2422 / 360;
    even -= std::remainder(solar_longitude(century_of(even)) - target, 360.0) * kDaysADegree;
  }
  // At the equinox the sun's right ascension is 0 or 180°, so that the equation of time is its mean longitude from
  // there.
  const double century = century_of(even);
  const double mean_longitude = 280.46646 + century * (36000.76983 + century * 0.0003032) - 0.0057183;
  const double equation = std::remainder(mean_longitude - target, 360.0);
  return even + kRataDieOfJulianDay0 - lag(static_cast<double>(year)) / 86'400 + (longitude + equation) / 360;
}

}  // namespace thisday::when::detail
