// The examples of the specification of 4 February 2019, each with its level, its canonical form and its four bounds.
#include <gtest/gtest.h>

#include "when/edtf.hpp"

namespace thisday::when {
namespace {

constexpr Bound at(std::int64_t year, int month, int day) {
  return {Bound::Kind::day, {year, month, day}};
}
constexpr Bound kOpen{Bound::Kind::open, {}};
constexpr Bound kUnknown{Bound::Kind::unknown, {}};

struct Example {
  const char* text;
  int level;
  Bounds bounds;
  const char* canonical = nullptr;  // none: as written
};

/// Begins on one day and ends on one day.
constexpr Bounds sure(Bound start, Bound end) {
  return {start, start, end, end};
}
constexpr Bounds one_day(std::int64_t year, int month, int day) {
  return sure(at(year, month, day), at(year, month, day));
}
/// One day of those from `first` to `last`.
constexpr Bounds some_day(Bound first, Bound last) {
  return {first, last, first, last};
}

const Example kExamples[] = {
    {"1985-04-12", 0, one_day(1985, 4, 12)},
    {"1985-04", 0, sure(at(1985, 4, 1), at(1985, 4, 30))},
    {"1985", 0, sure(at(1985, 1, 1), at(1985, 12, 31))},
    {"1985-04-12T23:20:30", 0, one_day(1985, 4, 12)},
    {"1985-04-12T23:20:30Z", 0, one_day(1985, 4, 12)},
    {"1985-04-12T23:20:30-04", 0, one_day(1985, 4, 12)},
    {"1985-04-12T23:20:30+04:30", 0, one_day(1985, 4, 12)},
    {"1964/2008", 0, {at(1964, 1, 1), at(1964, 12, 31), at(2008, 1, 1), at(2008, 12, 31)}},
    {"2004-06/2006-08", 0, {at(2004, 6, 1), at(2004, 6, 30), at(2006, 8, 1), at(2006, 8, 31)}},
    {"2004-02-01/2005-02-08", 0, sure(at(2004, 2, 1), at(2005, 2, 8))},
    {"2004-02-01/2005-02", 0, {at(2004, 2, 1), at(2004, 2, 1), at(2005, 2, 1), at(2005, 2, 28)}},
    {"2004-02-01/2005", 0, {at(2004, 2, 1), at(2004, 2, 1), at(2005, 1, 1), at(2005, 12, 31)}},
    {"2005/2006-02", 0, {at(2005, 1, 1), at(2005, 12, 31), at(2006, 2, 1), at(2006, 2, 28)}},
    {"Y170000002", 1, sure(at(170000002, 1, 1), at(170000002, 12, 31))},
    {"Y-170000002", 1, sure(at(-170000002, 1, 1), at(-170000002, 12, 31))},
    {"2001-21", 1, sure(at(2001, 3, 1), at(2001, 5, 31))},
    {"1984?", 1, sure(at(1984, 1, 1), at(1984, 12, 31))},
    {"2004-06~", 1, sure(at(2004, 6, 1), at(2004, 6, 30))},
    {"2004-06-11%", 1, one_day(2004, 6, 11)},
    {"201X", 1, {at(2010, 1, 1), at(2019, 1, 1), at(2010, 12, 31), at(2019, 12, 31)}},
    {"20XX", 1, {at(2000, 1, 1), at(2099, 1, 1), at(2000, 12, 31), at(2099, 12, 31)}},
    {"2004-XX", 1, {at(2004, 1, 1), at(2004, 12, 1), at(2004, 1, 31), at(2004, 12, 31)}},
    {"1985-04-XX", 1, some_day(at(1985, 4, 1), at(1985, 4, 30))},
    {"1985-XX-XX", 1, some_day(at(1985, 1, 1), at(1985, 12, 31))},
    {"1985-04-12/..", 1, {at(1985, 4, 12), at(1985, 4, 12), kOpen, kOpen}},
    {"1985-04/..", 1, {at(1985, 4, 1), at(1985, 4, 30), kOpen, kOpen}},
    {"1985/..", 1, {at(1985, 1, 1), at(1985, 12, 31), kOpen, kOpen}},
    {"../1985-04-12", 1, {kOpen, kOpen, at(1985, 4, 12), at(1985, 4, 12)}},
    {"../1985-04", 1, {kOpen, kOpen, at(1985, 4, 1), at(1985, 4, 30)}},
    {"../1985", 1, {kOpen, kOpen, at(1985, 1, 1), at(1985, 12, 31)}},
    {"1985-04-12/", 1, {at(1985, 4, 12), at(1985, 4, 12), kUnknown, kUnknown}},
    {"1985-04/", 1, {at(1985, 4, 1), at(1985, 4, 30), kUnknown, kUnknown}},
    {"1985/", 1, {at(1985, 1, 1), at(1985, 12, 31), kUnknown, kUnknown}},
    {"/1985-04-12", 1, {kUnknown, kUnknown, at(1985, 4, 12), at(1985, 4, 12)}},
    {"/1985-04", 1, {kUnknown, kUnknown, at(1985, 4, 1), at(1985, 4, 30)}},
    {"/1985", 1, {kUnknown, kUnknown, at(1985, 1, 1), at(1985, 12, 31)}},
    {"-1985", 1, sure(at(-1985, 1, 1), at(-1985, 12, 31))},
    {"Y-17E7", 2, sure(at(-170000000, 1, 1), at(-170000000, 12, 31))},
    {"1950S2", 2, {at(1900, 1, 1), at(1999, 1, 1), at(1900, 12, 31), at(1999, 12, 31)}},
    {"Y171010000S3", 2, {at(171000000, 1, 1), at(171999999, 1, 1), at(171000000, 12, 31), at(171999999, 12, 31)}},
    {"Y3388E2S3", 2, {at(338000, 1, 1), at(338999, 1, 1), at(338000, 12, 31), at(338999, 12, 31)}},
    {"2001-34", 2, sure(at(2001, 4, 1), at(2001, 6, 30))},
    {"[1667,1668,1670..1672]", 2, {at(1667, 1, 1), at(1672, 1, 1), at(1667, 12, 31), at(1672, 12, 31)}},
    {"[..1760-12-03]", 2, {kOpen, at(1760, 12, 3), kOpen, at(1760, 12, 3)}},
    {"[1760-12..]", 2, {at(1760, 12, 1), kOpen, at(1760, 12, 31), kOpen}},
    {"[1760-01,1760-02,1760-12..]", 2, {at(1760, 1, 1), kOpen, at(1760, 1, 31), kOpen}},
    {"[1667,1760-12]", 2, {at(1667, 1, 1), at(1760, 12, 1), at(1667, 12, 31), at(1760, 12, 31)}},
    {"[..1984]", 2, {kOpen, at(1984, 1, 1), kOpen, at(1984, 12, 31)}},
    {"{1667,1668,1670..1672}", 2, sure(at(1667, 1, 1), at(1672, 12, 31))},
    {"{1960,1961-12}", 2, sure(at(1960, 1, 1), at(1961, 12, 31))},
    {"{..1984}", 2, sure(kOpen, at(1984, 12, 31))},
    {"2004-06~-11", 2, one_day(2004, 6, 11)},
    {"2004?-06-11", 2, one_day(2004, 6, 11)},
    {"?2004-06-~11", 2, one_day(2004, 6, 11), "2004?-06-~11"},
    {"2004-%06-11", 2, one_day(2004, 6, 11)},
    {"156X-12-25", 2, some_day(at(1560, 12, 25), at(1569, 12, 25))},
    {"15XX-12-25", 2, some_day(at(1500, 12, 25), at(1599, 12, 25))},
    {"XXXX-12-XX", 2, some_day(at(0, 12, 1), at(9999, 12, 31))},
    {"1XXX-XX", 2, {at(1000, 1, 1), at(1999, 12, 1), at(1000, 1, 31), at(1999, 12, 31)}},
    {"1XXX-12", 2, {at(1000, 12, 1), at(1999, 12, 1), at(1000, 12, 31), at(1999, 12, 31)}},
    {"1984-1X", 2, {at(1984, 10, 1), at(1984, 12, 1), at(1984, 10, 31), at(1984, 12, 31)}},
    {"2004-06-~01/2004-06-~20", 2, sure(at(2004, 6, 1), at(2004, 6, 20))},
    {"2004-06-XX/2004-07-03", 2, {at(2004, 6, 1), at(2004, 6, 30), at(2004, 7, 3), at(2004, 7, 3)}},
};

TEST(Edtf, EveryExampleOfTheSpecificationHasItsLevelItsBoundsAndItsForm) {
  for (const Example& example : kExamples) {
    const auto edtf = Edtf::parse(example.text);
    ASSERT_TRUE(edtf.ok()) << example.text;
    EXPECT_EQ(edtf->level(), example.level) << example.text;
    EXPECT_EQ(edtf->bounds(), example.bounds) << example.text;
    EXPECT_EQ(edtf->str(), example.canonical != nullptr ? example.canonical : example.text);
  }
}

}  // namespace
}  // namespace thisday::when
