// Each rule of "On this day, exactly" (DESIGN) is a test.

#include <gtest/gtest.h>

#include <tuple>

#include "ask/library.hpp"
#include "keep/sample_library.hpp"

namespace thisday::ask {
namespace {

using keep::date_of;
using keep::event_of;
using story::Kind;
using when::Calendar;

class OnThisDay : public testing::Test {
 protected:
  story::Event& add(std::string_view edtf, const std::string& headline, Calendar calendar = Calendar::gregorian,
                    Kind kind = Kind::event) {
    events_.push_back(event_of(source_, date_of(edtf, calendar), headline, kind));
    return events_.back();
  }
  void add_observance(const char* rule, const std::string& headline) {
    events_.push_back(event_of(source_, std::nullopt, headline, Kind::observance));
    events_.back().recurrence = when::Recurrence::parse(rule).value();
  }

  /// What a library with all that was added answers.
  DayAnswer answer(const DayQuestion& question) {
    const std::string path = folder_.file(std::to_string(++libraries_));
    {
      auto store = keep::Store::open(path, keep::Store::Mode::create).value();
      EXPECT_TRUE(store->begin(source_).value());
      for (const story::Event& event : events_) EXPECT_TRUE(store->add(event).ok());
      for (const story::Entry& entry : entries_) EXPECT_TRUE(store->add(entry).ok());
      EXPECT_TRUE(store->commit().ok());
    }
    auto answer = Library::open(path).value().on(question);
    EXPECT_TRUE(answer.ok()) << answer.error().message;
    return *std::move(answer);
  }
  DayAnswer on(int month, int day, std::int64_t year = 2026) { return answer(question(month, day, year)); }
  static DayQuestion question(int month, int day, std::int64_t year = 2026) {
    return {.month = month, .day = day, .year = year};
  }
  static std::vector<std::string> headlines(const DayAnswer& answer) {
    std::vector<std::string> headlines;
    for (const DayEvent& found : answer.events) headlines.push_back(found.event.headline);
    return headlines;
  }

  using Headlines = std::vector<std::string>;
  keep::TemporaryFolder folder_;
  int libraries_ = 0;
  story::Source source_ = keep::source_of("days.txt");
  std::vector<story::Event> events_;
  std::vector<story::Entry> entries_;
};

TEST_F(OnThisDay, AnExactDayMatchesItsMonthAndDay) {
  add("1953-07-27", "Armistice in Korea");
  const DayAnswer day = on(7, 27);
  ASSERT_EQ(day.events.size(), 1U);
  EXPECT_EQ(day.events[0].match, Match::day);
  EXPECT_EQ(day.events[0].year, 1953);
  EXPECT_EQ(day.events[0].years_ago, 73);
  EXPECT_EQ(day.events[0].until_year, std::nullopt);
  EXPECT_FALSE(day.events[0].new_style);
  EXPECT_TRUE(on(7, 26).events.empty());
  EXPECT_TRUE(on(6, 27).events.empty());
}

TEST_F(OnThisDay, AJulianDayMatchesInTheCalendarThatItsSourceUsed) {
  add("-0043-03-15", "The Ides of March", Calendar::julian);
  const DayAnswer day = on(3, 15);
  ASSERT_EQ(day.events.size(), 1U);
  EXPECT_FALSE(day.events[0].new_style);
  EXPECT_EQ(day.events[0].year, -43);
  EXPECT_TRUE(on(3, 13).events.empty());  // its proleptic Gregorian day
}

TEST_F(OnThisDay, YearsAreCountedWithoutAYearZero) {
  add("-0043-03-15", "44 BC", Calendar::julian);
  add("0001-03-15", "AD 1", Calendar::julian);
  add("2030-03-15", "Still to come");
  add("2026-03-15", "This year");
  const DayAnswer day = on(3, 15);
  ASSERT_EQ(day.events.size(), 4U);
  EXPECT_EQ(day.events[0].years_ago, 2069);
  EXPECT_EQ(day.events[1].years_ago, 2025);
  EXPECT_EQ(day.events[2].years_ago, 0);
  EXPECT_EQ(day.events[3].years_ago, std::nullopt);
}

TEST_F(OnThisDay, FromTheReformOnAJulianDateAlsoMatchesItsGregorianDayMarkedNewStyle) {
  add("1731-02-11", "Washington is born", Calendar::julian, Kind::birth);
  const DayAnswer old_style = on(2, 11);
  ASSERT_EQ(old_style.events.size(), 1U);
  EXPECT_FALSE(old_style.events[0].new_style);
  const DayAnswer new_style = on(2, 22);
  ASSERT_EQ(new_style.events.size(), 1U);
  EXPECT_TRUE(new_style.events[0].new_style);
  EXPECT_EQ(new_style.events[0].match, Match::day);
}

TEST_F(OnThisDay, TheFirstDayThatHasANewStyleIs15October1582) {
  add("1582-10-05", "First", Calendar::julian);
  add("1582-10-04", "Last", Calendar::julian);
  EXPECT_EQ(headlines(on(10, 15)), Headlines{"First"});
  EXPECT_TRUE(on(10, 14).events.empty());
}

TEST_F(OnThisDay, AJulianQuestionFindsJulianDatesAloneByTheirJulianDay) {
  add("1917-10-25", "Julian", Calendar::julian);
  add("1917-10-25", "Gregorian");
  add("1917-11-07", "Gregorian of the same day");
  DayQuestion october = question(10, 25);
  october.calendar = Calendar::julian;
  EXPECT_EQ(headlines(answer(october)), Headlines{"Julian"});
}

TEST_F(OnThisDay, ADayOfAnotherCalendarFindsThatCalendarsDatesAndWhatFallsOnItThisYear) {
  add("3830-05-09", "The temple burns", Calendar::hebrew);
  add("1953-07-23", "A summer's day");
  add_observance("hebrew:05-09", "A fast");
  add_observance("hebrew:05-15", "A feast");
  DayQuestion ninth = question(5, 9);
  ninth.calendar = Calendar::hebrew;
  const DayAnswer day = answer(ninth);
  EXPECT_EQ(headlines(day), (Headlines{"The temple burns", "A fast"}));
  EXPECT_EQ(day.events[0].year, 70);
  EXPECT_EQ(day.events[0].years_ago, 2026 - 70);
}

TEST_F(OnThisDay, ADayOfAnotherCalendarFindsWhatFellOnItInAnyYear) {
  add("1948-05-14", "On 5 Iyar 5708");
  add("1949-05-14", "On 15 Iyar 5709");
  add("1949-05-04", "On 5 Iyar 5709");
  add("1949-05", "In that month");
  DayQuestion fifth = question(2, 5);
  fifth.calendar = Calendar::hebrew;
  const DayAnswer day = answer(fifth);
  ASSERT_EQ(headlines(day), (Headlines{"On 5 Iyar 5708", "On 5 Iyar 5709"}));
  EXPECT_EQ(day.events[0].year, 1948);
  EXPECT_TRUE(day.events[0].converted);
}

TEST_F(OnThisDay, ADayThatAnotherCalendarHasNotIsOutOfRange) {
  const std::string path = folder_.file("empty");
  ASSERT_TRUE(keep::Store::open(path, keep::Store::Mode::create).ok());
  const auto library = Library::open(path).value();
  for (const auto& [calendar, month, day] : {std::tuple(Calendar::hebrew, 14, 1), std::tuple(Calendar::hebrew, 5, 31),
                                             std::tuple(Calendar::islamic_civil, 0, 1)}) {
    DayQuestion wrong = question(month, day);
    wrong.calendar = calendar;
    EXPECT_EQ(library.on(wrong).error().code, Code::range) << month << '-' << day;
  }
  DayQuestion brumaire = question(2, 18);
  brumaire.calendar = Calendar::french_republican;
  EXPECT_TRUE(library.on(brumaire).ok());
}

TEST_F(OnThisDay, ARangeMatchesWhereItBeginsAndWhereItEndsSayingWhich) {
  add("1950-06-25/1953-07-27", "War in Korea");
  const DayAnswer begin = on(6, 25);
  ASSERT_EQ(begin.events.size(), 1U);
  EXPECT_EQ(begin.events[0].match, Match::begins);
  EXPECT_EQ(begin.events[0].year, 1950);
  EXPECT_EQ(begin.events[0].until_year, 1953);
  const DayAnswer end = on(7, 27);
  ASSERT_EQ(end.events.size(), 1U);
  EXPECT_EQ(end.events[0].match, Match::ends);
  EXPECT_EQ(end.events[0].year, 1953);
  EXPECT_EQ(end.events[0].until_year, 1950);
  EXPECT_TRUE(on(1, 1).events.empty());
}

TEST_F(OnThisDay, ARangeThatBeginsAndEndsOnTheDayStandsTwice) {
  add("1939-09-01/1945-09-01", "Six years");
  const DayAnswer day = on(9, 1);
  ASSERT_EQ(day.events.size(), 2U);
  EXPECT_EQ(day.events[0].match, Match::begins);
  EXPECT_EQ(day.events[1].match, Match::ends);
}

TEST_F(OnThisDay, AJulianRangeMatchesByItsGregorianDaysToo) {
  add("1700-02-20/1700-02-28", "A Julian week", Calendar::julian);
  const DayAnswer day = on(3, 10);
  ASSERT_EQ(day.events.size(), 1U);
  EXPECT_EQ(day.events[0].match, Match::ends);
  EXPECT_TRUE(day.events[0].new_style);
}

TEST_F(OnThisDay, DaysInsideARangeAreShownOnlyWhenAskedFor) {
  add("1950-06-25/1953-07-27", "War in Korea");
  DayQuestion inside = question(12, 24);
  EXPECT_TRUE(answer(inside).events.empty());
  inside.ongoing = true;
  const DayAnswer day = answer(inside);
  ASSERT_EQ(day.events.size(), 1U);
  EXPECT_EQ(day.events[0].match, Match::ongoing);
  EXPECT_EQ(day.events[0].year, 1950);
  EXPECT_EQ(day.events[0].until_year, 1953);
  DayQuestion begin = question(6, 25);
  begin.ongoing = true;
  const DayAnswer first = answer(begin);
  ASSERT_EQ(first.events.size(), 1U);
  EXPECT_EQ(first.events[0].match, Match::begins);
}

TEST_F(OnThisDay, MonthAndYearPreciseDatesAreNeverADaysUnlessMaybeIsAskedFor) {
  add("1950-07", "July");
  add("1950", "The year");
  add("1950-21", "Spring");
  add("1950-22", "Summer");
  add("1950-08", "August");
  add("195X", "The fifties");
  DayQuestion maybe = question(7, 1);
  EXPECT_TRUE(answer(maybe).events.empty());
  maybe.maybe = true;
  const DayAnswer day = answer(maybe);
  EXPECT_EQ(headlines(day), (Headlines{"The year", "Summer", "July"}));
  for (const DayEvent& found : day.events) EXPECT_EQ(found.match, Match::maybe);
}

TEST_F(OnThisDay, AMonthMayNotBeADayThatItDidNotHave) {
  add("1900-02", "February 1900");
  add("1904-02", "February 1904");
  add("1900-02", "February 1900, Old Style", Calendar::julian);
  DayQuestion maybe = question(2, 29);
  maybe.maybe = true;
  EXPECT_EQ(headlines(answer(maybe)), (Headlines{"February 1900, Old Style", "February 1904"}));
}

TEST_F(OnThisDay, The29thOfFebruaryHasItsOwnPageInEveryYear) {
  add("1960-02-29", "A leap day");
  EXPECT_EQ(headlines(on(2, 29, 2024)), Headlines{"A leap day"});
  EXPECT_EQ(headlines(on(2, 29, 2026)), Headlines{"A leap day"});
}

TEST_F(OnThisDay, InCommonYearsItsEventsShowOnThe28thOrWhereItIsWished) {
  add("1960-02-29", "A leap day", Calendar::gregorian, Kind::birth);
  add("1900-02-29", "An Old Style leap day", Calendar::julian);
  const auto shown = [&](int month, int day, std::int64_t year, LeapDay rule) {
    DayQuestion leap = question(month, day, year);
    leap.leap_day = rule;
    return answer(leap).events.size();
  };
  EXPECT_EQ(shown(2, 28, 2026, LeapDay::feb28), 2U);
  EXPECT_EQ(shown(3, 1, 2026, LeapDay::feb28), 0U);
  EXPECT_EQ(shown(2, 28, 2026, LeapDay::mar1), 0U);
  EXPECT_EQ(shown(3, 1, 2026, LeapDay::mar1), 2U);
  EXPECT_EQ(shown(2, 28, 2026, LeapDay::skip), 0U);
  EXPECT_EQ(shown(3, 1, 2026, LeapDay::skip), 0U);
  for (const LeapDay rule : {LeapDay::feb28, LeapDay::mar1, LeapDay::skip}) {
    EXPECT_EQ(shown(2, 28, 2024, rule), 0U);
    EXPECT_EQ(shown(3, 1, 2024, rule), 0U);
  }
}

TEST_F(OnThisDay, MovableObservancesFallWhereTheyFallInTheReadersYear) {
  add_observance("easter", "Easter Sunday");
  add_observance("paskha", "Orthodox Easter");
  add_observance("11-thu4", "Thanksgiving");
  EXPECT_EQ(headlines(on(4, 5, 2026)), Headlines{"Easter Sunday"});
  EXPECT_EQ(headlines(on(4, 12, 2026)), Headlines{"Orthodox Easter"});
  EXPECT_EQ(headlines(on(4, 20, 2025)), (Headlines{"Easter Sunday", "Orthodox Easter"}));
  EXPECT_EQ(headlines(on(11, 26, 2026)), Headlines{"Thanksgiving"});
  EXPECT_TRUE(on(11, 26, 2025).events.empty());
}

TEST_F(OnThisDay, AnObservanceGivenForOneYearIsKeptInThatYearOnly) {
  add("2023-07-27", "A feast by another calendar", Calendar::gregorian, Kind::observance);
  EXPECT_TRUE(on(7, 27, 2026).events.empty());
  EXPECT_EQ(on(7, 27, 2023).events.size(), 1U);
}

TEST_F(OnThisDay, AFixedObservanceIsObservedAndHasNoYear) {
  add_observance("07-27", "Armistice Day");
  const DayAnswer day = on(7, 27);
  ASSERT_EQ(day.events.size(), 1U);
  EXPECT_EQ(day.events[0].match, Match::observed);
  EXPECT_EQ(day.events[0].year, std::nullopt);
  EXPECT_EQ(day.events[0].years_ago, std::nullopt);
}

TEST_F(OnThisDay, AnObservanceOfTheJulianCalendarIsKeptOnItsGregorianDayOfTheReadersYear) {
  add_observance("julian:12-25", "Orthodox Christmas");
  EXPECT_EQ(headlines(on(1, 7, 2026)), Headlines{"Orthodox Christmas"});
  EXPECT_EQ(headlines(on(1, 8, 2101)), Headlines{"Orthodox Christmas"});
  EXPECT_TRUE(on(12, 25, 2026).events.empty());
  DayQuestion julian = question(12, 25);
  julian.calendar = Calendar::julian;
  EXPECT_EQ(headlines(answer(julian)), Headlines{"Orthodox Christmas"});
}

TEST_F(OnThisDay, ARuleThatReachesIntoTheNextYearIsFoundThere) {
  add_observance("12-25+8", "Eight days after Christmas");
  EXPECT_EQ(headlines(on(1, 2)), Headlines{"Eight days after Christmas"});
}

TEST_F(OnThisDay, OrderIsByTimeThenObservancesThenUndatedThenHeadline) {
  add("XXXX-07-27", "An undated custom");
  add("1953-07-27", "B of 1953");
  add("1953-07-27", "A of 1953");
  add("0955-07-27", "An old one", Calendar::julian);
  add("-0500-07-27", "A very old one");
  add_observance("07-27", "An observance");
  add("XXXX-07-27", "Another observance", Calendar::gregorian, Kind::observance);
  const DayAnswer day = on(7, 27);
  EXPECT_EQ(headlines(day), (Headlines{"A very old one", "An old one", "A of 1953", "B of 1953", "An observance",
                                       "Another observance", "An undated custom"}));
  EXPECT_EQ(day.events.back().match, Match::undated);
  EXPECT_EQ(day.events.back().year, std::nullopt);
}

TEST_F(OnThisDay, EventsBirthsDeathsAndObservancesAllAnswer) {
  for (const Kind kind : {Kind::event, Kind::birth, Kind::death})
    add("1953-07-27", std::string(name(kind)), Calendar::gregorian, kind);
  add_observance("07-27", "An observance");
  EXPECT_EQ(on(7, 27).events.size(), 4U);
}

TEST_F(OnThisDay, AnEventThatItsSourcesDateDifferentlyStandsOnBothDays) {
  story::Event& paine = add("1737-01-29", "Paine is born", Calendar::julian, Kind::birth);
  paine.evidence.push_back(event_of(source_, date_of("1737-02-10"), "Paine, born").evidence.front());
  EXPECT_EQ(headlines(on(1, 29)), Headlines{"Paine is born"});
  EXPECT_EQ(headlines(on(2, 10)), Headlines{"Paine is born"});
}

TEST_F(OnThisDay, EntriesAreThoseOfTheDay) {
  const auto entry = [&](const std::string& slug, const char* edtf) {
    entries_.push_back({slug, id_of(source_), date_of(edtf), slug, "", "", {}});
  };
  entry("later", "1953-07-27");
  entry("earlier", "1866-07-27");
  entry("other", "1953-07-28");
  entry("month", "1953-07");
  const DayAnswer day = on(7, 27);
  ASSERT_EQ(day.entries.size(), 2U);
  EXPECT_EQ(day.entries[0].slug, "earlier");
  EXPECT_EQ(day.entries[1].slug, "later");
  EXPECT_EQ(day.sources, std::vector{source_});
}

TEST_F(OnThisDay, EachSourceStandsOnceAndIsFoundByItsId) {
  add("1953-07-27", "One");
  add("1954-07-27", "Two");
  const DayAnswer day = on(7, 27);
  EXPECT_EQ(day.sources, std::vector{source_});
  ASSERT_TRUE(day.source(id_of(source_)));
  EXPECT_EQ(*day.source(id_of(source_)), source_);
  EXPECT_EQ(day.source({"0123456789abcdef"}), nullptr);
  DayAnswer by_hand;
  by_hand.sources = {source_};
  ASSERT_TRUE(by_hand.source(id_of(source_)));
}

TEST_F(OnThisDay, ThereIsNo31AprilAndNoMonth13) {
  const auto library_path = folder_.file("empty");
  ASSERT_TRUE(keep::Store::open(library_path, keep::Store::Mode::create).ok());
  const Library library = Library::open(library_path).value();
  const auto refused = [&](int month, int day) { return library.on(question(month, day)).error(); };
  EXPECT_EQ(refused(4, 31).code, Code::range);
  EXPECT_EQ(refused(4, 31).message, "there is no 31 April");
  EXPECT_EQ(refused(2, 30).message, "there is no 30 February");
  EXPECT_EQ(refused(13, 1).message, "there is no month 13");
  EXPECT_EQ(refused(0, 1).code, Code::range);
  EXPECT_EQ(refused(1, 0).code, Code::range);
  EXPECT_EQ(library.on(question(1, 1, INT64_MAX)).error().code, Code::range);
  EXPECT_TRUE(library.on(question(2, 29)).ok());
}

TEST(Library, OfNoFileSaysHowToMakeOne) {
  const keep::TemporaryFolder folder;
  const auto library = Library::open(folder.file("none.db"));
  ASSERT_FALSE(library.ok());
  EXPECT_EQ(library.error().code, Code::not_found);
  EXPECT_EQ(library.error().hint, "thisday import PATH makes one");
}

}  // namespace
}  // namespace thisday::ask
