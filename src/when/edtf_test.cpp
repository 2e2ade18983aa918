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

TEST(Edtf, ErrorsTellWhatWasExpectedAndWhatToDo) {
  const auto error = [](std::string_view text) { return Edtf::parse(text).error(); };
  EXPECT_EQ(error("19500"), (Error{Code::syntax, "expected the end of a year of four digits", 4,
                                   "a year of more than four digits begins with Y, as in Y12345"}));
  EXPECT_EQ(error("1900-02-29").hint, "the Julian calendar has that day, the Gregorian has not");
  EXPECT_EQ(error("[1667, 1668]").position, 6U);
  EXPECT_EQ(error("[1667").message, "expected , or ]");
  EXPECT_EQ(error("Y1234").code, Code::range);
  EXPECT_EQ(error("-0000").hint, "0000 is 1 BC");
  EXPECT_EQ(error("Y17000-08").position, 6U);
  EXPECT_EQ(error("?Y17000-08").position, 7U);
  EXPECT_EQ(error("Y17E200").code, Code::range);
  EXPECT_EQ(error("1985-04-12T10:10:10Z/1986").position, 20U);
  EXPECT_EQ(error("2004-3X").code, Code::range);
  EXPECT_EQ(error("2004-21-01").position, 7U);
}

TEST(Edtf, MakersGiveWhatParsingGives) {
  EXPECT_EQ(Edtf::day(1953, 7, 27).value(), read("1953-07-27"));
  EXPECT_EQ(Edtf::month(1950, 21).value(), read("1950-21"));
  EXPECT_EQ(Edtf::year(-43), read("-0043"));
  EXPECT_EQ(Edtf::year(12'345), read("Y12345"));
  EXPECT_EQ(Edtf::open_after(read("1953-07-27")), read("1953-07-27/.."));
  EXPECT_EQ(Edtf::open_before(read("1953-07-27")), read("../1953-07-27"));
  EXPECT_EQ(Edtf::interval(read("1950-06"), read("1951-06")).value(), read("1950-06/1951-06"));
  EXPECT_FALSE(Edtf::interval(read("1951-06"), read("1950-06")).ok());
  EXPECT_FALSE(Edtf::interval(read("1950"), read("1951", Calendar::julian)).ok());
  EXPECT_FALSE(Edtf::day(1900, 2, 29).ok());
  EXPECT_TRUE(Edtf::day(1900, 2, 29, Calendar::julian).ok());
  EXPECT_FALSE(Edtf::day(1950, 21, 1).ok());
  EXPECT_FALSE(Edtf::day(12'345, 1, 1).ok());
}

TEST(Edtf, EachPartHasItsOwnQualifier) {
  const EdtfDate date = *read("2004?-06-~11").start();
  EXPECT_TRUE(date.qualifier(Part::year).uncertain);
  EXPECT_FALSE(date.qualifier(Part::year).approximate);
  EXPECT_TRUE(date.qualifier(Part::month).certain());
  EXPECT_TRUE(date.qualifier(Part::day).approximate);
  const EdtfDate left = *read("2004-06%-11").start();
  EXPECT_TRUE(left.qualifier(Part::year).uncertain && left.qualifier(Part::month).approximate);
  EXPECT_TRUE(left.qualifier(Part::day).certain());
}

TEST(Edtf, IsAsPreciseAsItsDigits) {
  EXPECT_EQ(read("1953-07-27").precision(), Precision::day);
  EXPECT_EQ(read("XXXX-07-27").precision(), Precision::day);
  EXPECT_EQ(read("1985-04-XX").precision(), Precision::month);
  EXPECT_EQ(read("2001-34").precision(), Precision::season);
  EXPECT_EQ(read("1985-XX-XX").precision(), Precision::year);
  EXPECT_EQ(read("156X-12-25").precision(), Precision::decade);
  EXPECT_EQ(read("1950S2").precision(), Precision::century);
  EXPECT_EQ(read("1XXX").precision(), Precision::millennium);
  EXPECT_EQ(read("Y171010000S3").precision(), Precision::unknown);
  EXPECT_EQ(read("../1985-04").precision(), Precision::month);
}

TEST(Edtf, SpansEndAtTenToTheFifteenthYearsAndBoundsGoOn) {
  EXPECT_TRUE(read("Y1000000000000000").span().has_value());
  EXPECT_EQ(read("Y1000000000000001").span(), std::nullopt);
  EXPECT_EQ(read("Y1000000000000001").span_or_reason().error().code, Code::range);
  EXPECT_EQ(read("Y1E18").bounds().latest_end.day, (CivilDay{1'000'000'000'000'000'000, 12, 31}));
  EXPECT_EQ(read("Y1E18S1").bounds().latest_end.day.year, 1'999'999'999'999'999'999);
}

TEST(Edtf, ASearchSpanIsWiderOnlyWhereTheDateIsVague) {
  const auto margins = [](std::string_view text) {
    const Edtf edtf = read(text);
    return std::pair(*edtf.span()->earliest - *edtf.search_span()->earliest,
                     *edtf.search_span()->latest - *edtf.span()->latest);
  };
  using Pair = std::pair<std::int64_t, std::int64_t>;
  EXPECT_EQ(margins("1953-07-27?"), (Pair{0, 0}));
  EXPECT_EQ(margins("1953-07-27~"), (Pair{10, 10}));
  EXPECT_EQ(margins("1953-07~-27"), (Pair{61, 61}));
  EXPECT_EQ(margins("1953~-07-27"), (Pair{1830, 1830}));
  EXPECT_EQ(margins("1950-21"), (Pair{31, 31}));
  EXPECT_EQ(margins("1950-24"), (Pair{335, 31}));
  EXPECT_EQ(margins("1950-34"), (Pair{0, 0}));
  EXPECT_EQ(margins("1950~/1953-07-27"), (Pair{1830, 0}));
}

TEST(Edtf, JulianValuesAlwaysBecomeGregorianOnes) {
  const auto gregorian = [](std::string_view text) { return read(text, Calendar::julian).to_gregorian().str(); };
  EXPECT_EQ(gregorian("-9999-01-01"), "Y-10000");
  EXPECT_EQ(gregorian("9999-12-31"), "Y10000");
  EXPECT_EQ(gregorian("X700-02-29"), "X700");
  EXPECT_EQ(gregorian("1917-10-XX"), "1917-10-XX");
  EXPECT_EQ(gregorian("190X-02-29/1900-02-29"), "190X/1900-03-13");
  EXPECT_EQ(gregorian("[1900-02-29,1917]"), "[1900-03-13,1917]");
}

TEST(Edtf, EveryJulianDayOfSevenHundredYearsIsTheSameDayInBothForms) {
  for (std::int64_t year = 1400; year < 2100; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int number = 1; number <= julian::days_in_month(year, month); ++number) {
        const Edtf edtf = Edtf::day(year, month, number, Calendar::julian).value();
        ASSERT_EQ(edtf.to_gregorian().span(), edtf.span());
      }
}

}  // namespace
}  // namespace thisday::when
