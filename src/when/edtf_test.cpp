#include "when/edtf.hpp"

#include <gtest/gtest.h>

#include "when/date.hpp"

namespace thisday::when {
namespace {

Edtf read(std::string_view text, Calendar calendar = Calendar::gregorian) {
  auto edtf = Edtf::parse(text, calendar);
  EXPECT_TRUE(edtf.ok()) << text;
  return edtf ? *edtf : Edtf::year(0);
}

DayNumber day(std::int64_t year, int month, int number) {
  return gregorian::day_number({year, month, number});
}

TEST(Edtf, IsWrittenAsItIsRead) {
  for (const char* text : {"1953-07-27",
                           "1950-06",
                           "1950",
                           "-0043-03-15",
                           "195X",
                           "19XX",
                           "XXXX-07-27",
                           "1950-21",
                           "1100~",
                           "1100?",
                           "1100%",
                           "1950-06-25/1953-07-27",
                           "1953-07-27/..",
                           "1950/",
                           "../1985",
                           "/1985",
                           "1985-04-12T23:20:30+04:30",
                           "Y170000002",
                           "Y-17E7",
                           "1950S2",
                           "Y171010000S3",
                           "[..1760-12-03]",
                           "[1760-01,1760-02,1760-12..]",
                           "{1667,1668,1670..1672}",
                           "2004-06~-11",
                           "2004?-06-~11",
                           "156X-12-25",
                           "XXXX-12-XX",
                           "-1X32-X1-X2",
                           "2004-06-~01/2004-06-~20",
                           "/",
                           "../.."})
    EXPECT_EQ(read(text).str(), text);
}

TEST(Edtf, ASpanIsStrict) {
  EXPECT_EQ(read("1950-06~").span(), (Span{day(1950, 6, 1), day(1950, 6, 30)}));
  EXPECT_EQ(read("195X").span(), (Span{day(1950, 1, 1), day(1959, 12, 31)}));
  EXPECT_EQ(read("1953-07-27/..").span(), (Span{day(1953, 7, 27), std::nullopt}));
  EXPECT_EQ(read("XXXX-07-27").span(), std::nullopt);
  EXPECT_EQ(read("1950-24").span(), (Span{day(1950, 12, 1), day(1951, 2, 28)}));
}

TEST(Edtf, AJulianDayBecomesItsGregorianDayAndAMonthKeepsItsNumbers) {
  EXPECT_EQ(read("1900-02-29", Calendar::julian).to_gregorian().str(), "1900-03-13");
  EXPECT_EQ(read("1917-10", Calendar::julian).to_gregorian().str(), "1917-10");
  EXPECT_EQ(read("1917-10", Calendar::julian).span(), (Span{day(1917, 10, 14), day(1917, 11, 13)}));
  EXPECT_EQ(Date(read("1917-10-25?", Calendar::julian)).edtf().str(), "1917-11-07?");
  EXPECT_EQ(read("1900-02-20/1900-02", Calendar::julian).to_gregorian().str(), "1900-03-04/1900-03");
}

TEST(Edtf, ErrorsTellTheFirstByteThatDoesNotFit) {
  const auto error = [](std::string_view text) { return Edtf::parse(text).error(); };
  EXPECT_EQ(error("1900-02-29").code, Code::range);
  EXPECT_EQ(error("1900-02-29").position, 8U);
  EXPECT_EQ(error("1950-13").position, 5U);
  EXPECT_EQ(error("1950-13").code, Code::range);
  EXPECT_EQ(error("").position, 0U);
  EXPECT_EQ(error("1950 ").position, 4U);
  EXPECT_EQ(error("19500").position, 4U);
  EXPECT_EQ(error("1951/1950").position, 5U);
}

}  // namespace
}  // namespace thisday::when
