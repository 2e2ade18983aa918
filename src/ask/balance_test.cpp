#include "ask/balance.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "keep/sample_library.hpp"

namespace thisday::ask {
namespace {

using keep::date_of;
using keep::event_of;
using story::Kind;
using story::Region;

const story::Source kSource = keep::source_of("almanac/events/07.yaml");

story::Event in(const char* country, std::string_view edtf, Kind kind = Kind::event) {
  story::Event event = event_of(kSource, date_of(edtf), std::string(country) + std::string(edtf), kind);
  event.places.push_back({"A place", {}, {}, country});
  return event;
}

const DayCount& day(const Balance& balance, int month, int day) {
  for (const DayCount& one : balance.days)
    if (one.month == month && one.day == day) return one;
  throw std::logic_error("no such day");
}

TEST(Balance, CountsAll366DaysAndEachKindOnItsDay) {
  const Balance balance =
      balance_of({in("KR", "1953-07-27"), in("FR", "1214-07-27"), in("FR", "1835-07-27", Kind::birth),
                  in("CA", "1944-07-27", Kind::death), in("FI", "XXXX-07-27", Kind::observance), in("US", "2000-02-29"),
                  in("US", "1950-07")});
  EXPECT_EQ(balance.days.size(), 366U);
  EXPECT_EQ(day(balance, 7, 27).events, 2U);
  EXPECT_EQ(day(balance, 7, 27).lives, 2U);
  EXPECT_EQ(day(balance, 7, 27).observances, 1U);
  EXPECT_EQ(day(balance, 2, 29).events, 1U);
  EXPECT_EQ(day(balance, 7, 1).events, 0U);
  EXPECT_EQ(balance.events, 4U);
  EXPECT_EQ(balance.births + balance.deaths + balance.observances, 3U);
}

TEST(Balance, CountsAJulianDayByItsOwnMonthAndDay) {
  story::Event event = event_of(kSource, date_of("1732-02-11", when::Calendar::julian), "Old Style", Kind::event);
  const Balance balance = balance_of({event});
  EXPECT_EQ(day(balance, 2, 11).events, 1U);
  EXPECT_EQ(day(balance, 2, 22).events, 0U);
}

TEST(Balance, CountsRegionsOfEventsAlone) {
  const Balance balance = balance_of({in("KR", "1953"), in("TR", "1954"), in("FR", "1955"), in("AQ", "1956"),
                                      in("", "1957"), in("US", "1958", Kind::birth)});
  EXPECT_EQ(balance.regions[static_cast<std::size_t>(Region::asia)], 2U);
  EXPECT_EQ(balance.regions[static_cast<std::size_t>(Region::europe)], 1U);
  EXPECT_EQ(balance.regions[static_cast<std::size_t>(Region::northern_america)], 0U);
  EXPECT_EQ(balance.elsewhere, 2U);
}

TEST(Balance, CountsCenturiesWithoutAYearNought) {
  const Balance balance = balance_of({in("IT", "0001"), in("IT", "0100"), in("IT", "0101"), in("IT", "0000"),
                                      in("IT", "-0099"), in("IT", "-0100"), in("IT", "1899"), in("IT", "1900")});
  EXPECT_EQ(balance.centuries, (std::map<std::int64_t, std::size_t>{{-2, 1}, {-1, 2}, {1, 2}, {2, 1}, {19, 2}}));
  EXPECT_EQ(balance.before_1900, 7U);
}

TEST(Balance, IsOfWhatTheAlmanacsListsTell) {
  const keep::TemporaryFolder folder;
  const std::string path = folder.file("library");
  story::Source ours = kSource;
  ours.work = "thisday-almanac";
  ours.format = "almanac";
  story::Source article = keep::source_of("almanac/entries/armistice.md", "2");
  article.work = ours.work;
  article.format = "markdown";
  const story::Source other = keep::source_of("list.txt");
  {
    auto store = keep::Store::open(path, keep::Store::Mode::create).value();
    ASSERT_TRUE(store->begin(ours).value());
    ASSERT_TRUE(store->add(event_of(ours, date_of("1953-07-27"), "The armistice is signed", Kind::event)).ok());
    ASSERT_TRUE(store->commit().ok());
    ASSERT_TRUE(store->begin(article).value());
    ASSERT_TRUE(store->add(event_of(article, date_of("1953-07-28"), "What an article tells", Kind::event)).ok());
    ASSERT_TRUE(store->commit().ok());
    ASSERT_TRUE(store->begin(other).value());
    ASSERT_TRUE(store->add(event_of(other, date_of("1954-07-27"), "Another thing", Kind::event)).ok());
    ASSERT_TRUE(store->commit().ok());
  }
  const auto store = keep::Store::open(path, keep::Store::Mode::read).value();
  EXPECT_EQ(almanac_balance(*store).value()->events, 1U);
}

}  // namespace
}  // namespace thisday::ask
