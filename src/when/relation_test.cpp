#include "when/relation.hpp"

#include <gtest/gtest.h>

#include <random>

namespace thisday::when {
namespace {

Edtf read(std::string_view text, Calendar calendar = Calendar::gregorian) {
  return Edtf::parse(text, calendar).value();
}

Truth truth(Relation relation, std::string_view a, std::string_view b) {
  return holds(relation, read(a), read(b));
}

TEST(Relation, OfPlainDatesIsCertain) {
  EXPECT_EQ(truth(Relation::before, "1950", "1952"), Truth::yes);
  EXPECT_EQ(truth(Relation::meets, "1950", "1951"), Truth::yes);
  EXPECT_EQ(truth(Relation::before, "1950", "1951"), Truth::no);
  EXPECT_EQ(truth(Relation::starts, "1950-01", "1950"), Truth::yes);
  EXPECT_EQ(truth(Relation::during, "1950-06", "1950"), Truth::yes);
  EXPECT_EQ(truth(Relation::finishes, "1950-12-31", "1950"), Truth::yes);
  EXPECT_EQ(truth(Relation::equals, "1950-33", "1950-01-01/1950-03-31"), Truth::yes);
  EXPECT_EQ(truth(Relation::overlaps, "1950-24", "1951"), Truth::yes);
}

TEST(Relation, OfMaskedDatesIsMaybe) {
  EXPECT_EQ(truth(Relation::during, "195X", "1940/1970"), Truth::yes);
  EXPECT_EQ(truth(Relation::contains, "195X", "1955-06"), Truth::maybe);
  EXPECT_EQ(truth(Relation::equals, "195X", "1961"), Truth::no);
  // One year cannot hold two, whichever it is.
  EXPECT_EQ(truth(Relation::contains, "195X", "1950-06-01/1952-06-01"), Truth::no);
  EXPECT_EQ(truth(Relation::equals, "1985-04-XX", "1985-04-12"), Truth::maybe);
  EXPECT_EQ(truth(Relation::overlaps, "1985-04-XX", "1985-04-12/1985-04-20"), Truth::no);
}

TEST(Relation, AnOpenEndNeverComesAndAnUnknownOneMayBeAnyDay) {
  EXPECT_EQ(truth(Relation::contains, "1953-07-27/..", "2999"), Truth::yes);
  EXPECT_EQ(truth(Relation::before, "1953-07-27/..", "2999"), Truth::no);
  EXPECT_EQ(truth(Relation::contains, "1953-07-27/", "2999"), Truth::maybe);
  EXPECT_EQ(truth(Relation::before, "1953-07-27/", "2999"), Truth::maybe);
  EXPECT_EQ(truth(Relation::after, "1953-07-27/", "1950"), Truth::yes);
  EXPECT_EQ(truth(Relation::equals, "../..", "../.."), Truth::yes);
  EXPECT_EQ(truth(Relation::equals, "/", "../.."), Truth::no);
}

TEST(Relation, OfOneOfIsYesOnlyIfAllAgree) {
  EXPECT_EQ(truth(Relation::before, "[1667,1670..1672]", "1700"), Truth::yes);
  EXPECT_EQ(truth(Relation::before, "[1667,1670..1672]", "1669"), Truth::maybe);
  EXPECT_EQ(truth(Relation::after, "[1667,1670..1672]", "1700"), Truth::no);
  EXPECT_EQ(truth(Relation::before, "[..1672]", "1700"), Truth::yes);
  EXPECT_EQ(truth(Relation::before, "[1760..]", "1800"), Truth::maybe);
  EXPECT_EQ(truth(Relation::contains, "{1667,1670}", "1668-05"), Truth::yes);
}

TEST(Relation, HoldsAcrossCalendarsAndFarYears) {
  EXPECT_EQ(holds(Relation::equals, read("1917-10-25", Calendar::julian), read("1917-11-07")), Truth::yes);
  EXPECT_EQ(holds(Relation::meets, read("1900-02-29", Calendar::julian), read("1900-03-14")), Truth::yes);
  EXPECT_EQ(truth(Relation::meets, "Y999999999999999999", "Y1000000000000000000"), Truth::yes);
  EXPECT_EQ(truth(Relation::before, "Y-1000000000000000000", "Y1000000000000000000"), Truth::yes);
}

TEST(Relation, OfADayOfEveryYearSaysNothingOfTheYear) {
  EXPECT_EQ(truth(Relation::before, "XXXX-07-27", "2020"), Truth::maybe);
  EXPECT_EQ(truth(Relation::before, "XXXX-07-27", "Y-20000"), Truth::maybe);
}

struct Days {
  int start;
  int end;
};

Relation relation_of(Days a, Days b) {
  if (a.end + 1 < b.start) return Relation::before;
  if (a.end + 1 == b.start) return Relation::meets;
  if (b.end + 1 < a.start) return Relation::after;
  if (b.end + 1 == a.start) return Relation::met_by;
  if (a.start == b.start)
    return a.end == b.end ? Relation::equals : a.end < b.end ? Relation::starts : Relation::started_by;
  if (a.end == b.end) return a.start > b.start ? Relation::finishes : Relation::finished_by;
  if (a.start < b.start) return a.end > b.end ? Relation::contains : Relation::overlaps;
  return a.end < b.end ? Relation::during : Relation::overlapped_by;
}

/// An interval in January 2001 whose ends are one of some days: [2001-01-03..2001-01-05] is not an interval's end in
/// EDTF, but 0X, 1X and 2X are.
struct Vague {
  std::string text;
  std::vector<Days> readings;
};

Vague vague(std::mt19937& random) {
  const auto end = [&](std::string& text, std::vector<int>& days) {
    const int day = 1 + static_cast<int>(random() % 29);
    text += "2001-01-";
    text += static_cast<char>('0' + day / 10);
    const bool masked = random() % 2 == 0;
    text += masked ? 'X' : static_cast<char>('0' + day % 10);
    if (!masked) days.push_back(day);
    for (int i = day / 10 * 10; masked && i < day / 10 * 10 + 10; ++i)
      if (i > 0) days.push_back(i);
  };
  for (;;) {
    Vague made;
    std::vector<int> starts;
    std::vector<int> ends;
    end(made.text, starts);
    made.text += '/';
    end(made.text, ends);
    for (const int start : starts)
      for (const int last : ends)
        if (start <= last) made.readings.push_back({start, last});
    if (!made.readings.empty()) return made;
  }
}

TEST(Relation, AgreesWithTryingEveryDay) {
  std::mt19937 random(13);
  for (int round = 0; round < 400; ++round) {
    const Vague a = vague(random);
    const Vague b = vague(random);
    std::array<std::size_t, 13> count{};
    for (const Days x : a.readings)
      for (const Days y : b.readings) ++count[static_cast<std::size_t>(relation_of(x, y))];
    const auto all = relations(read(a.text), read(b.text));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Truth expected = count[i] == 0                                       ? Truth::no
                             : count[i] == a.readings.size() * b.readings.size() ? Truth::yes
                                                                                 : Truth::maybe;
      ASSERT_EQ(all[i], expected) << a.text << ' ' << name(static_cast<Relation>(i)) << ' ' << b.text;
    }
  }
}

}  // namespace
}  // namespace thisday::when
