// The sample dates of Calendrical Calculations, appendix C: every column of a calendar that is here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "when/calendar.hpp"
#include "when/calendars/calendar_systems.hpp"
#include "when/calendars/coptic.hpp"
#include "when/calendars/french_equinox.hpp"
#include "when/calendars/french_republican.hpp"
#include "when/calendars/hebrew.hpp"
#include "when/calendars/islamic.hpp"
#include "when/calendars/persian.hpp"
#include "when/calendars/persian_arithmetic.hpp"
#include "when/calendars/roman.hpp"
#include "when/calendars/umm_al_qura.hpp"
#include "when/calendars/year_counts.hpp"
#include "when/edtf.hpp"

namespace thisday::when {
namespace {

using Cells = std::vector<std::string>;

Cells split(const std::string& line) {
  Cells cells;
  for (std::size_t begin = 0;;) {
    begin = std::min(line.find_first_not_of(' ', begin), line.size());
    const std::size_t end = line.find(',', begin);
    cells.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return cells;
    begin = end + 1;
  }
}

/// One file of the appendix: a line of calendars, a line of their parts, and 33 days.
class Table {
 public:
  explicit Table(int number) {
    const char* given = std::getenv("THISDAY_DATA");
    const std::string folder = given != nullptr ? given : THISDAY_ROOT "/../shared/data";
    path_ = folder + "/calendars/appendix_c/dates" + std::to_string(number) + ".csv";
    std::ifstream file(path_);
    std::string line;
    if (std::getline(file, line)) calendars_ = split(line);
    std::getline(file, line);
    while (std::getline(file, line)) rows_.push_back(split(line));
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] const std::vector<Cells>& rows() const { return rows_; }
  [[nodiscard]] static DayNumber day(const Cells& row) { return {std::stoll(row[0])}; }

  /// The numbers of one calendar; f and t are 0 and 1.
  [[nodiscard]] std::vector<std::int64_t> numbers(const Cells& row, const std::string& calendar,
                                                  std::size_t count) const {
    const auto at =
        static_cast<std::size_t>(std::find(calendars_.begin(), calendars_.end(), calendar) - calendars_.begin());
    std::vector<std::int64_t> found;
    for (std::size_t i = at; i < at + count && i < row.size(); ++i)
      found.push_back(row[i] == "f" ? 0 : row[i] == "t" ? 1 : std::stoll(row[i]));
    return found;
  }

 private:
  std::string path_;
  Cells calendars_;
  std::vector<Cells> rows_;
};

using Numbers = std::vector<std::int64_t>;

Numbers list(const CivilDay& day) {
  return {day.year, day.month, day.day};
}
/// As people count, who have no year 0.
Numbers list_without_zero(const CivilDay& day) {
  return {day.year > 0 ? day.year : day.year - 1, day.month, day.day};
}

TEST(AppendixC, GregorianJulianRomanAndOlympiads) {
  const Table table(1);
  if (table.empty()) GTEST_SKIP() << "no " << table.path() << " (see THISDAY_DATA)";
  ASSERT_EQ(table.rows().size(), 33U);
  constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};
  for (const Cells& row : table.rows()) {
    const DayNumber day = Table::day(row);
    const CivilDay julian = julian::civil_day(day);
    EXPECT_EQ(kWeekdays[static_cast<int>(weekday(day)) - 1], row[1]);
    EXPECT_EQ(list(gregorian::civil_day(day)), table.numbers(row, "Gregorian", 3));
    EXPECT_EQ(list_without_zero(julian), table.numbers(row, "Julian", 3));
    const RomanDay roman = roman::from_julian(julian);
    EXPECT_EQ((Numbers{roman.year > 0 ? roman.year : roman.year - 1, roman.month, static_cast<int>(roman.event),
                       roman.count, roman.bissextus ? 1 : 0}),
              table.numbers(row, "Roman", 5));
    const OlympiadYear olympic = olympiad(julian.year);
    EXPECT_EQ((Numbers{olympic.olympiad, olympic.year}), table.numbers(row, "Olympiad", 2));
  }
}

TEST(AppendixC, CopticEthiopicIslamicAndHebrew) {
  const Table table(2);
  if (table.empty()) GTEST_SKIP() << "no " << table.path() << " (see THISDAY_DATA)";
  for (const Cells& row : table.rows()) {
    const DayNumber day = Table::day(row);
    EXPECT_EQ(list(coptic::civil_day(day)), table.numbers(row, "Coptic", 3));
    EXPECT_EQ(list(ethiopic::civil_day(day)), table.numbers(row, "Ethiopic", 3));
    EXPECT_EQ(list(islamic::civil_day(day)), table.numbers(row, "Islamic", 3));
    EXPECT_EQ(list(hebrew::civil_day(day)), table.numbers(row, "Hebrew", 3));
    const auto saudi = umm_al_qura::civil_day(day);
    if (saudi) {
      EXPECT_EQ(list(*saudi), table.numbers(row, "Saudi Islamic", 3)) << row[0];
    }
  }
}

TEST(AppendixC, PersianAndFrench) {
  const Table table(3);
  if (table.empty()) GTEST_SKIP() << "no " << table.path() << " (see THISDAY_DATA)";
  for (const Cells& row : table.rows()) {
    const DayNumber day = Table::day(row);
    EXPECT_EQ(list_without_zero(*persian::civil_day(day)), table.numbers(row, "Persian", 3));
    EXPECT_EQ(list_without_zero(persian_arithmetic::civil_day(day)), table.numbers(row, "Arithmetic Persian", 3));
    EXPECT_EQ(list(*french_equinox::civil_day(day)), table.numbers(row, "French", 3));
    EXPECT_EQ(list(french_republican::romme::civil_day(day)), table.numbers(row, "Arithmetic French", 3));
  }
}

TEST(AppendixC, ChineseFrom1645) {
  const Table table(5);
  if (table.empty()) GTEST_SKIP() << "no " << table.path() << " (see THISDAY_DATA)";
  int days = 0;
  for (const Cells& row : table.rows()) {
    const DayNumber day = Table::day(row);
    const int name = sexagenary_day(day);
    EXPECT_EQ((Numbers{(name - 1) % 10 + 1, (name - 1) % 12 + 1}), table.numbers(row, "Chinese Day Name", 2));
    const auto lunar = chinese().lunar_day(day);
    if (!lunar) continue;
    // Cycle 1, year 1 began in 2637 BC.
    const std::int64_t elapsed = lunar->year + 2636;
    EXPECT_EQ((Numbers{elapsed / 60 + 1, elapsed % 60 + 1, lunar->month, lunar->leap ? 1 : 0, lunar->day}),
              table.numbers(row, "Chinese", 5))
        << row[0];
    ++days;
  }
  EXPECT_GT(days, 10);
}

// The same ground by facts of our own, for where the tables are not at hand.
TEST(AppendixC, DaysOfHistoryInTheCalendarsOfTheirTime) {
  struct Fact {
    CivilDay day;  // Gregorian
    Calendar calendar;
    const char* written;
  };
  const Fact facts[] = {
      {{622, 7, 19}, Calendar::islamic_civil, "0001-01-01"},  // the first day of the Hijra
      {{1492, 4, 9}, Calendar::julian, "1492-03-31"},         // the Alhambra decree
      {{1492, 4, 9}, Calendar::hebrew, "5252-01-03"},
      {{1582, 7, 1}, Calendar::japanese, "1582-06-02"},            // Honno-ji
      {{1592, 5, 23}, Calendar::dangi, "1592-04-13"},              // the Imjin war
      {{1709, 7, 8}, Calendar::swedish, "1709-06-28"},             // Poltava
      {{1794, 7, 27}, Calendar::french_republican, "0002-11-09"},  // the fall of Robespierre
      {{1798, 7, 21}, Calendar::coptic, "1514-11-16"},             // the Pyramids
      {{1896, 3, 1}, Calendar::ethiopic, "1888-06-23"},            // Adwa
      {{1911, 10, 10}, Calendar::chinese, "1911-08-19"},           // Wuchang
      {{1917, 11, 7}, Calendar::julian, "1917-10-25"},             // Petrograd
      {{1945, 8, 15}, Calendar::dangi, "1945-07-08"},              // Korea is freed
      {{1948, 5, 14}, Calendar::hebrew, "5708-02-05"},             // Israel's declaration
      {{1949, 10, 10}, Calendar::roc, "0038-10-10"},
      {{1979, 2, 11}, Calendar::persian, "1357-11-22"},  // Tehran
      {{2007, 9, 12}, Calendar::ethiopic, "2000-01-01"},
      {{1957, 3, 22}, Calendar::indian, "1879-01-01"},  // its first day in law
      {{2001, 9, 11}, Calendar::islamic_umalqura, "1422-06-23"},
      {{1957, 5, 13}, Calendar::buddhist, "2500-05-13"},
  };
  for (const Fact& fact : facts) {
    const CivilDay day = civil_day(fact.calendar, gregorian::day_number(fact.day));
    EXPECT_EQ(Edtf::day(day.year, day.month, day.day, fact.calendar).value().str(), fact.written)
        << name(fact.calendar);
  }
  EXPECT_EQ(sexagenary_day(gregorian::day_number({1949, 10, 1})), 1);  // jiǎ-zǐ
}

}  // namespace
}  // namespace thisday::when
