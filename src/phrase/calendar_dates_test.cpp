#include "phrase/calendar_dates.hpp"

#include <gtest/gtest.h>

namespace thisday::phrase {
namespace {

const Grammar& english() {
  return *Grammar::of("en");
}

/// "hebrew 3830-05-09 = 0070-08-02"
std::string meaning(std::string_view text) {
  const auto date = english().date(text);
  if (date) {
    const std::string own = std::string(when::name(date->calendar())) + " " + date->as_written().str();
    return own + " = " + date->edtf().str();
  }
  const auto yearly = english().recurrence(text);
  return yearly ? yearly->str() : "error: " + date.error().message;
}

TEST(CalendarDates, EveryRuleOfEnglishReadsItsOwnExample) {
  ASSERT_FALSE(english().calendar_examples().empty());
  for (const auto& example : english().calendar_examples())
    EXPECT_EQ(meaning(example.text), example.meaning) << example.rule;
}

TEST(CalendarDates, AreReadInTheFormsThatPeopleUse) {
  const std::pair<const char*, const char*> cases[] = {
      {"18 brumaire an VIII", "french-republican 0008-02-18 = 1799-11-09"},
      {"4 Brumaire Year VIII", "french-republican 0008-02-04 = 1799-10-26"},
      {"9 Thermidor, Year 2", "french-republican 0002-11-09 = 1794-07-27"},
      {"6th complementary day, Year III", "french-republican 0003-13-06 = 1795-09-22"},
      {"1 Vendémiaire an I", "french-republican 0001-01-01 = 1792-09-22"},
      {"9 Av 3830", "hebrew 3830-05-09 = 0070-08-02"},
      {"Tisha B'Av", "error: no expression of time in 'Tisha B'Av'"},
      {"the 14th of Adar II 5784", "hebrew 5784-13-14 = 2024-03-24"},
      {"15 Nisan 5784 AM", "hebrew 5784-01-15 = 2024-04-23"},
      {"Tishri 5784", "hebrew 5784-07 = 2023-09/2023-10"},
      {"1 Ramadan 1445 AH", "islamic-umalqura 1445-09-01 = 2024-03-11"},
      {"25 Ramadan 658 AH", "islamic-civil 0658-09-25 = 1260-09-10"},
      {"10 Muharram 61", "islamic-civil 0061-01-10 = 0680-10-13"},
      {"3 Rabi' al-awwal 11 A.H.", "islamic-civil 0011-03-03 = 0632-06-01"},
      {"12 Sha’ban 1000", "islamic-civil 1000-08-12 = 1592-05-24"},
      {"22 Bahman 1357", "persian 1357-11-22 = 1979-02-11"},
      {"1 Meskerem 2000", "ethiopic 2000-01-01 = 2007-09-12"},
      {"1 Thout 1741", "coptic 1741-01-01 = 2024-09-11"},
      {"22 Sravana 1869 Saka", "indian 1869-05-22 = 1947-08-13"},
      {"Meiji 1, 9th month, 8th day", "japanese 1868-09-08 = 1868-10-23"},
      {"Meiji 3", "japanese 1870 = 1870"},
      {"Showa gannen", "japanese 1926 = 1926"},
      {"the third year of the reign of Henry VIII", "julian [1511-04-22..1512-04-21] = [1511-05-02..1512-05-01]"},
      {"the 3rd year of King Henry VIII", "julian [1511-04-22..1512-04-21] = [1511-05-02..1512-05-01]"},
      {"3 Hen. VIII", "julian [1511-04-22..1512-04-21] = [1511-05-02..1512-05-01]"},
      {"10 June 3 Henry VIII", "julian 1511-06-10 = 1511-06-20"},
      {"1 Victoria", "gregorian [1837-06-20..1838-06-19] = [1837-06-20..1838-06-19]"},
      {"1 William and Mary", "julian [1689-02-13..1690-02-12] = [1689-02-23..1690-02-22]"},
      {"Kalends of January AD 1", "julian 0001-01-01 = 0000-12-30"},
      {"the Nones of May 44 B.C.", "julian -0043-05-07 = -0043-05-05"},
      {"the day before the Ides of March, 44 BC", "julian -0043-03-14 = -0043-03-12"},
      {"III Kal. Ian. AD 39", "julian 0039-12-30 = 0039-12-28"},
      {"Ides of March 710 AUC", "julian -0043-03-15 = -0043-03-13"},
      {"753 ab urbe condita", "julian 0000 = 0000"},
      {"the 1st Olympiad", "julian [-0775-07..-0771-06] = [-0775-07..-0771-06]"},
      {"circa 9 Av 3830", "hebrew 3830-05-09~ = 0070-08-02~"},
      {"11/22 February 1731/32", "julian 1732-02-11 = 1732-02-22"},
      {"February 11/22, 1732", "julian 1732-02-11 = 1732-02-22"},
      {"11 February 1731/32 O.S.", "julian 1732-02-11 = 1732-02-22"},
      {"Juche 100", "juche 0100 = 2011"},
      {"Dangun 4281", "dangun 4281 = 1948"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(meaning(text), expected) << text;
}

TEST(CalendarDates, WhatNeverWasIsRefused) {
  for (const char* text :
       {"30 Elul 5784", "31 Brumaire An VIII", "4 Brumaire An XV", "13 Adar II 5783", "60 Henry VIII", "3 Henry IX",
        "Meiji 50", "31 August Showa 1 1", "10 May Meiji 1868", "a.d. XIX Ides of March 44 BC", "11/23 February 1732",
        "the 5th year of the 3rd Olympiad", "3 Henry", "9 Av 3830 and tea"})
    EXPECT_TRUE(meaning(text).starts_with("error: ")) << text << " " << meaning(text);
}

TEST(CalendarDates, ProseHasThemWithAWordOfTheirOwnAndAYear) {
  const std::string text = "Of 4 Brumaire An VIII. On a.d. IV Kal. Apr. 44 BC. Sha\u02BFban 1445 was long.";
  const auto found = english().scan(text);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "4 Brumaire An VIII");
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "a.d. IV Kal. Apr. 44 BC");
  EXPECT_EQ(text.substr(found[2].begin, found[2].end - found[2].begin), "Sha\u02BFban 1445");
  EXPECT_TRUE(english().scan("3 Henry VIII").empty());
  EXPECT_TRUE(english().scan("It was 4 Brumaire then").empty());
}

TEST(CalendarDates, EveryMonthOfEveryCalendarIsReadByItsName) {
  for (const when::Calendar calendar : when::calendars()) {
    if (when::has_julian_months(calendar) || english().month_name(calendar, 1).empty()) continue;
    for (int month = 1; month <= 13; ++month) {
      const std::string_view name = english().month_name(calendar, month);
      if (name.empty()) continue;
      const auto yearly = english().recurrence("2 " + std::string(name));
      ASSERT_TRUE(yearly.ok()) << name;
      EXPECT_EQ(yearly->month, month) << name;
    }
  }
  EXPECT_EQ(english().month_name(when::Calendar::hebrew, 13), "Adar II");
  EXPECT_EQ(english().month_name(when::Calendar::chinese, 1), "");
}

TEST(CalendarDates, ARegionTellsTheCalendarOfItsTime) {
  const auto in = [](std::string_view text, std::string_view region) {
    const auto date = english().date(text, when::change_over(region));
    return date ? std::string(when::name(date->calendar())) + " " + date->edtf().str()
                : "error: " + date.error().message;
  };
  EXPECT_EQ(in("25 October 1917", "RU"), "julian 1917-11-07");
  EXPECT_EQ(in("25 October 1917", "FR"), "gregorian 1917-10-25");
  EXPECT_EQ(in("30 February 1712", "SE"), "swedish 1712-03-11");
  EXPECT_EQ(in("29 February 1900", "RU"), "julian 1900-03-13");
  EXPECT_EQ(in("October 1917", "RU"), "julian 1917-10");
  EXPECT_TRUE(in("11 September 1752", "GB").starts_with("error: no such day was written in britain"));
}

}  // namespace
}  // namespace thisday::phrase
