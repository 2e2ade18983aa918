// Values in calendars other than ours: read, written, counted, and turned into standard EDTF.
#include <gtest/gtest.h>

#include <string>

#include "when/calendars/calendar_systems.hpp"
#include "when/date.hpp"
#include "when/recurrence.hpp"
#include "when/relation.hpp"

namespace thisday::when {
namespace {

DayNumber day(std::int64_t year, int month, int number) {
  return gregorian::day_number({year, month, number});
}

Edtf in(Calendar calendar, std::string_view text) {
  return Edtf::parse(text, calendar).value();
}

std::string standard(Calendar calendar, std::string_view text) {
  const auto edtf = Edtf::parse(text, calendar);
  return edtf ? edtf->to_gregorian().str() : "error: " + edtf.error().message;
}

TEST(EdtfCalendars, ADayIsTheGregorianDay) {
  EXPECT_EQ(standard(Calendar::hebrew, "5784-13-14"), "2024-03-24");  // Purim
  EXPECT_EQ(standard(Calendar::islamic_civil, "1445-09-01"), "2024-03-11");
  EXPECT_EQ(standard(Calendar::french_republican, "0008-02-18"), "1799-11-09");
  EXPECT_EQ(standard(Calendar::dangi, "1895-11-17"), "1896-01-01");
  EXPECT_EQ(standard(Calendar::chinese, "2023-02L-01"), "2023-03-22");
  EXPECT_EQ(standard(Calendar::coptic, "1741-01-01~"), "2024-09-11~");
  EXPECT_EQ(standard(Calendar::roc, "0113-02-29"), "2024-02-29");
  EXPECT_EQ(standard(Calendar::dangun, "4281"), "1948");
}

TEST(EdtfCalendars, ThirtiethOfFebruaryIsADayInSweden) {
  EXPECT_EQ(standard(Calendar::swedish, "1712-02-30"), "1712-03-11");
  EXPECT_EQ(standard(Calendar::swedish, "1712-02-29"), "1712-03-10");
  EXPECT_EQ(standard(Calendar::swedish, "1709-06-28"), "1709-07-08");  // Poltava
  EXPECT_FALSE(Edtf::parse("1700-02-29", Calendar::swedish).ok());
  EXPECT_FALSE(Edtf::parse("1712-02-31", Calendar::swedish).ok());
  EXPECT_EQ(in(Calendar::swedish, "1712-02").span(), (Span{day(1712, 2, 11), day(1712, 3, 11)}));
  EXPECT_EQ(standard(Calendar::swedish, "171X-02-30"), "171X");
  const Date date(in(Calendar::swedish, "1712-02-30"), "30 February 1712");
  EXPECT_EQ(date.calendar(), Calendar::swedish);
  EXPECT_EQ(date.as_written().str(), "1712-02-30");
}

TEST(EdtfCalendars, MonthsAndYearsBecomeThoseTheyTouchAndTheSpanIsExact) {
  EXPECT_EQ(standard(Calendar::islamic_umalqura, "1445-09"), "2024-03/2024-04");
  EXPECT_EQ(in(Calendar::islamic_umalqura, "1445-09").span(), (Span{day(2024, 3, 11), day(2024, 4, 9)}));
  EXPECT_EQ(standard(Calendar::hebrew, "5784"), "2023/2024");
  EXPECT_EQ(in(Calendar::hebrew, "5784").span(), (Span{day(2023, 9, 16), day(2024, 10, 2)}));
  EXPECT_EQ(standard(Calendar::hebrew, "578X?"), "[2019?..2029?]");
  EXPECT_EQ(standard(Calendar::buddhist, "2500-05"), "1957-05");
  EXPECT_EQ(standard(Calendar::roc, "9002-03"), "Y10913");
  EXPECT_EQ(standard(Calendar::dangi, "1002-12-13/1002"), "1003-01-24/1003");
  EXPECT_EQ(standard(Calendar::chinese, "1911/1912"), "1911/1912");
  EXPECT_EQ(standard(Calendar::chinese, "1911"), "1911");
  EXPECT_EQ(in(Calendar::chinese, "1911").span(), (Span{day(1911, 1, 30), day(1912, 2, 17)}));
  EXPECT_EQ(standard(Calendar::hebrew, "5784-07-01/5784-06"), "2023-09-16/2024-10");
  EXPECT_EQ(standard(Calendar::hebrew, "5784/.."), "2023/..");
  EXPECT_EQ(standard(Calendar::chinese, "../1911-08"), "../1911-10");
  EXPECT_EQ(standard(Calendar::chinese, "../"), "../");
  EXPECT_EQ(standard(Calendar::hebrew, "[5784-07,5784-07-02]"), "[2023-09..2023-10,2023-09-17]");
}

TEST(EdtfCalendars, TheYearGoesRoundInItsOwnOrder) {
  // Nisan is month 1, but Tishri, 7, is the first of the year.
  EXPECT_TRUE(Edtf::parse("5784-07-01/5784-01-15", Calendar::hebrew).ok());
  EXPECT_FALSE(Edtf::parse("5784-01-15/5784-07-01", Calendar::hebrew).ok());
  EXPECT_TRUE(Edtf::parse("2023-02L-30/2023-03-01", Calendar::dangi).ok() ||
              Edtf::parse("2023-02L-29/2023-03-01", Calendar::dangi).ok());
  const Bounds bounds = in(Calendar::hebrew, "5784-07/5784-01").bounds();
  EXPECT_EQ(bounds.latest_start.day, (CivilDay{5784, 7, 30}));
  EXPECT_EQ(bounds.earliest_end.day, (CivilDay{5784, 1, 1}));
  EXPECT_EQ(holds(Relation::before, in(Calendar::hebrew, "5784-07"), in(Calendar::gregorian, "2023-11")), Truth::yes);
}

TEST(EdtfCalendars, WhatTheCalendarHasNotIsRefused) {
  EXPECT_EQ(Edtf::parse("5784-14-01", Calendar::hebrew).error().position, 5U);
  EXPECT_FALSE(Edtf::parse("5783-13-01", Calendar::hebrew).ok());  // no leap year
  EXPECT_FALSE(Edtf::parse("1445-09-31", Calendar::islamic_civil).ok());
  EXPECT_FALSE(Edtf::parse("2023-03L", Calendar::chinese).ok());
  EXPECT_FALSE(Edtf::parse("1600", Calendar::chinese).ok());
  EXPECT_FALSE(Edtf::parse("0015", Calendar::french_republican).ok());
  EXPECT_FALSE(Edtf::parse("Y57840", Calendar::hebrew).ok());
  EXPECT_EQ(Edtf::parse("5784-1X", Calendar::hebrew).error().code, Code::unsupported);
  EXPECT_EQ(Edtf::parse("5784-07-XX", Calendar::hebrew).error().code, Code::unsupported);
  EXPECT_EQ(Edtf::parse("578X-07", Calendar::hebrew).error().code, Code::unsupported);
  EXPECT_FALSE(Edtf::parse("5784-21", Calendar::hebrew).ok());
  EXPECT_FALSE(Edtf::parse("1985-04L").ok());
}

TEST(EdtfCalendars, EveryDayOfEveryCalendarIsWrittenAndReadBack) {
  for (const Calendar calendar : calendars()) {
    const CalendarSystem& system = calendar_system(calendar);
    int days = 0;
    for (DayNumber at = day(1640, 1, 1); at < day(2040, 1, 1); at = at + 41) {
      const auto named = system.day(at);
      if (!named || named->year > 9999) continue;
      const CivilDay own = civil(*named);
      const Edtf written = Edtf::day(own.year, own.month, own.day, calendar).value();
      ASSERT_EQ(Edtf::parse(written.str(), calendar).value(), written) << system.name << " " << written.str();
      ASSERT_EQ(written.span(), (Span{at, at})) << system.name << " " << written.str();
      const Edtf month = Edtf::month(own.year, own.month, calendar).value();
      ASSERT_TRUE(month.span()->contains(at)) << system.name << " " << month.str();
      const std::string year_text = month.str().substr(0, month.str().rfind('-'));
      const Edtf year = Edtf::parse(year_text, calendar).value();
      ASSERT_TRUE(year.span()->contains(at)) << system.name << " " << year_text;
      ++days;
    }
    EXPECT_GT(days, 100) << system.name;
  }
}

TEST(EdtfCalendars, AnniversariesComeBackInTheirOwnCalendar) {
  EXPECT_EQ(Recurrence::parse("hebrew:07-01").value().in_year(2024), day(2024, 10, 3));
  EXPECT_EQ(Recurrence::parse("islamic-umalqura:09-01").value().in_year(2024), day(2024, 3, 11));
  EXPECT_EQ(Recurrence::parse("dangi:08-15").value().in_year(2024), day(2024, 9, 17));
  EXPECT_EQ(Recurrence::parse("chinese:01-01").value().in_year(1500), std::nullopt);
  EXPECT_EQ(Recurrence::parse("hebrew:07-01").value().str(), "hebrew:07-01");
  EXPECT_FALSE(Recurrence::parse("hebrew:14-01").ok());
}

}  // namespace
}  // namespace thisday::when
