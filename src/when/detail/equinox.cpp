#include "when/detail/equinox.hpp"

#include <cmath>
#include <iterator>

namespace thisday::when::detail {
namespace {

constexpr double kDegree = 0.017453292519943295;
constexpr double kRataDieOfJulianDay0 = -1'721'424.5;

struct Term {
  double amplitude;
  double phase;  // degrees
  double speed;  // degrees in a Julian century
};
constexpr Term kTerms[] = {
    {485, 324.96, 1934.136}, {203, 337.23, 32964.467}, {199, 342.08, 20.186},   {182, 27.85, 445267.112},
    {156, 73.14, 45036.886}, {136, 171.52, 22518.443}, {77, 222.54, 65928.934}, {74, 296.72, 3034.906},
    {70, 243.58, 9037.513},  {58, 119.81, 33718.147},  {52, 297.17, 150.678},   {50, 21.02, 2281.226},
    {45, 247.54, 29929.562}, {44, 325.15, 31555.956},  {29, 60.93, 4443.417},   {18, 155.12, 67555.328},
    {17, 288.79, 4562.452},  {16, 198.04, 62894.029},  {14, 199.76, 31436.921}, {12, 95.39, 14577.848},
    {12, 287.11, 31931.756}, {12, 320.81, 34777.259},  {9, 227.73, 1222.114},   {8, 15.45, 16859.074},
};

/// The Julian day of the mean equinox, by powers of thousands of years.
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
  const double mean = mean_equinox(which, year);
  const double t = (mean - 2451545.0) / 36525;
  const double w = (35999.373 * t - 2.47) * kDegree;
  double sum = 0;
  for (const Term& term : kTerms) sum += term.amplitude * std::cos((term.phase + term.speed * t) * kDegree);
  const double even = mean + 0.00001 * sum / (1 + 0.0334 * std::cos(w) + 0.0007 * std::cos(2 * w));
  // At the equinox the sun's right ascension is 0 or 180°, so that the equation of time is its mean longitude from
  // there.
  const double century = (even - 2451545.0) / 36525;
  const double mean_longitude = 280.46646 + century * (36000.76983 + century * 0.0003032) - 0.0057183;
  const double equation = std::remainder(mean_longitude - (which == Equinox::march ? 0 : 180), 360.0);
  return even + kRataDieOfJulianDay0 - lag(static_cast<double>(year)) / 86'400 + (longitude + equation) / 360;
}

}  // namespace thisday::when::detail
