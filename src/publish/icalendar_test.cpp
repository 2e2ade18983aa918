#include "publish/icalendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/utf8.hpp"
#include "publish/calendar_lines.hpp"
#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using story::Kind;
using Lines = std::vector<std::string>;

const Site kSite{"https://history.example.org", "History"};

// Unfolded, without CR LF.
Lines lines_of(const std::string& calendar) {
  Lines lines;
  std::istringstream in(calendar);
  for (std::string line; std::getline(in, line);) {
    EXPECT_TRUE(line.ends_with('\r')) << line;
    line.pop_back();
    if (line.starts_with(' '))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
  }
  return lines;
}

Lines with(const Lines& lines, std::string_view name) {
  Lines found;
  for (const std::string& line : lines)
    if (line.starts_with(name)) found.push_back(line);
  return found;
}

Lines searched(std::string_view date, ask::LeapDay leap_day = ask::LeapDay::feb28,
               when::Calendar calendar = when::Calendar::gregorian) {
  SampleAnswer sample(1, 1);
  ask::SearchAnswer answer;
  answer.events.push_back(sample.event(Kind::event, date_of(date, calendar), "x", sample.source("s")).event);
  answer.sources = sample.answer().sources;
  return lines_of(search_calendar(answer, kSite, "a search", leap_day));
}

TEST(Calendar, AnAnniversaryComesEveryYear) {
  const Lines lines = searched("1953-07-27");
  EXPECT_EQ(with(lines, "DTSTART"), Lines{"DTSTART;VALUE=DATE:19530727"});
  EXPECT_EQ(with(lines, "RRULE"), Lines{"RRULE:FREQ=YEARLY"});
  EXPECT_EQ(with(lines, "DTSTAMP"), Lines{"DTSTAMP:19530727T000000Z"});
  EXPECT_EQ(with(lines, "SUMMARY"), Lines{"SUMMARY:1953: x"});
  EXPECT_EQ(lines.front(), "BEGIN:VCALENDAR");
  EXPECT_EQ(lines.back(), "END:VCALENDAR");
}

TEST(Calendar, TheLeapDayIsKeptAsAskedFor) {
  EXPECT_EQ(with(searched("1904-02-29"), "RRULE"), Lines{"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"});
  EXPECT_EQ(with(searched("1904-02-29", ask::LeapDay::mar1), "RRULE"), Lines{"RRULE:FREQ=YEARLY;BYYEARDAY=60"});
  EXPECT_EQ(with(searched("1904-02-29", ask::LeapDay::skip), "RRULE"),
            Lines{"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"});
  EXPECT_EQ(with(searched("1904-02-29"), "DTSTART"), Lines{"DTSTART;VALUE=DATE:19040229"});
}

TEST(Calendar, WhatIsOlderThanCalendarProgramsBeginsWhereTheyDo) {
  EXPECT_EQ(with(searched("-0043-03-15", ask::LeapDay::feb28, when::Calendar::julian), "DTSTART"),
            Lines{"DTSTART;VALUE=DATE:16010315"});
  EXPECT_EQ(with(searched("-0043-03-15"), "SUMMARY"), Lines{"SUMMARY:44 BC: x"});
  EXPECT_EQ(with(searched("0732-02-29"), "DTSTART"), Lines{"DTSTART;VALUE=DATE:16040229"});
}

TEST(Calendar, AnOldStyleDateIsKeptOnItsNewStyleDay) {
  EXPECT_EQ(with(searched("1917-10-25", ask::LeapDay::feb28, when::Calendar::julian), "DTSTART"),
            Lines{"DTSTART;VALUE=DATE:19171107"});
}

TEST(Calendar, ARangeBeginsAndEnds) {
  const Lines lines = searched("1950-06-25/1953-07-27");
  EXPECT_EQ(with(lines, "DTSTART"), (Lines{"DTSTART;VALUE=DATE:19500625", "DTSTART;VALUE=DATE:19530727"}));
  const Lines uids = with(lines, "UID");
  ASSERT_EQ(uids.size(), 2U);
  EXPECT_NE(uids[0].find("-begins@"), std::string::npos);
  EXPECT_NE(uids[1].find("-ends@"), std::string::npos);
}

TEST(Calendar, AMonthIsNoDay) {
  EXPECT_EQ(with(searched("1950-06"), "BEGIN"), Lines{"BEGIN:VCALENDAR"});
}

Lines observed(std::string_view rule) {
  SampleAnswer sample(1, 1);
  ask::SearchAnswer answer;
  story::Event event = sample.event(Kind::observance, date_of("XXXX-01-01"), "A feast", sample.source("s")).event;
  event.date.reset();
  event.recurrence = when::Recurrence::parse(rule).value();
  answer.events.push_back(event);
  answer.sources = sample.answer().sources;
  return lines_of(search_calendar(answer, kSite, "feasts", ask::LeapDay::feb28));
}

TEST(Calendar, ObservancesFollowTheirRules) {
  EXPECT_EQ(with(observed("12-25"), "DTSTART"), Lines{"DTSTART;VALUE=DATE:19701225"});
  EXPECT_EQ(with(observed("11-thu4"), "RRULE"), Lines{"RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"});
  EXPECT_EQ(with(observed("11-thu4"), "DTSTART"), Lines{"DTSTART;VALUE=DATE:20001123"});
  EXPECT_EQ(with(observed("05-sunlast"), "RRULE"), Lines{"RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU"});
  const Lines easter = observed("easter-2");
  EXPECT_TRUE(with(easter, "RRULE").empty());
  ASSERT_EQ(with(easter, "RDATE").size(), 1U);
  EXPECT_TRUE(with(easter, "RDATE")[0].starts_with("RDATE;VALUE=DATE:20000421,20010413,"));
}

TEST(Calendar, ADaysCalendarHasThatDayAlone) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("A history", "A. Writer", "CC-BY-4.0", "https://example.org/h");
  auto& found = sample.event(Kind::event, date_of("1950-06-25/1953-07-27"), "The war", source);
  found.match = ask::Match::ends;
  found.year = 1953;
  sample.event(Kind::event, date_of("1953-07"), "Some day of July", source).match = ask::Match::maybe;
  sample.entry("the-armistice", "An article; with, signs", "1953-07-27", source);
  const Lines lines = lines_of(day_calendar(sample.answer(), kSite));
  EXPECT_EQ(with(lines, "DTSTART"), (Lines{"DTSTART;VALUE=DATE:19530727", "DTSTART;VALUE=DATE:19530727"}));
  EXPECT_EQ(with(lines, "SUMMARY")[0], "SUMMARY:An article\\; with\\, signs");
  EXPECT_EQ(with(lines, "URL")[0], "URL:https://history.example.org/entry/the-armistice");
  const std::string described = with(lines, "DESCRIPTION").back();
  EXPECT_NE(described.find("Source: A history\\, by A. Writer\\, CC-BY-4.0\\nhttps://example.org/h"),
            std::string::npos);
}

TEST(CalendarLines, FoldAt75OctetsBetweenCharacters) {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "한";
  std::string out;
  add_calendar_line(out, "SUMMARY", words);
  std::istringstream in(out);
  std::string unfolded;
  for (std::string line; std::getline(in, line);) {
    ASSERT_TRUE(line.ends_with('\r'));
    line.pop_back();
    EXPECT_LE(line.size(), 75U);
    EXPECT_FALSE(invalid_utf8(line));
    unfolded += line.starts_with(' ') ? line.substr(1) : line;
  }
  EXPECT_EQ(unfolded, "SUMMARY:" + words);
}

TEST(CalendarLines, ALineOf75OctetsIsNotFolded) {
  std::string out;
  add_calendar_line(out, "X", std::string(73, 'a'));
  EXPECT_EQ(out.size(), 77U);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
}

TEST(CalendarLines, TextCannotBeginALineOfItsOwn) {
  EXPECT_EQ(calendar_text("a\r\nEND:VEVENT\n,;\\"), "a\\nEND:VEVENT\\n\\,\\;\\\\");
  EXPECT_EQ(calendar_text(std::string_view("a\0\x1B\xFF"
                                           "b",
                                           5)),
            "ab");
}

}  // namespace
}  // namespace thisday::publish
