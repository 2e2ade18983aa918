#include "keep/store.hpp"

#include <gtest/gtest.h>

#include "keep/sample_library.hpp"

namespace thisday::keep {
namespace {

using story::Event;
using story::Source;
using when::Calendar;

class Library : public testing::Test {
 protected:
  Library() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {}

  /// Imports `events` as all that `source` has.
  Kept import(const Source& source, const std::vector<Event>& events) {
    EXPECT_TRUE(store_->begin(source).value());
    for (const Event& event : events) EXPECT_TRUE(store_->add(event).ok());
    return store_->commit().value();
  }
  /// The headlines on a Gregorian month-day.
  std::vector<std::string> on(int month, int day, Calendar calendar = Calendar::gregorian) {
    std::vector<std::string> headlines;
    const auto found = store_->on({{calendar, month, day}}).value();
    for (const Event& event : found) headlines.push_back(event.headline);
    return headlines;
  }

  using Headlines = std::vector<std::string>;
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  Source source_ = source_of("korea.txt");
  Event armistice_ = event_of(source_, date_of("1953-07-27"), "Armistice in Korea");
  Event landing_ = event_of(source_, date_of("1950-09-15"), "Landing at Inchon");
};

TEST_F(Library, GivesBackAnEventAsItWasGiven) {
  armistice_.kind = story::Kind::event;
  armistice_.date = date_of("1731-02-11?", Calendar::julian, "Feb. 11th, 1731 (?)");
  armistice_.evidence.front().date = armistice_.date;
  armistice_.evidence.front().quote = "Feb. 11th: caf\u00e9 \"quoted\"";
  armistice_.recurrence = when::Recurrence::parse("julian:12-25-2").value();
  armistice_.places = {{"Panmunjom", 37.956, 126.677}, {"somewhere", {}, {}}};
  armistice_.parties = {"United Nations Command", "Korean People's Army"};
  armistice_.subjects = {"Korean War", ""};
  armistice_.quantities = {{75000, "soldiers", story::Quantity::Hedge::about, "roughly 75,000 soldiers"}};
  armistice_.id = id_of(armistice_);
  import(source_, {armistice_, landing_});
  EXPECT_EQ(store_->event(armistice_.id).value(), armistice_);
  EXPECT_EQ(store_->event(landing_.id).value(), landing_);
  EXPECT_EQ(store_->event_count(), 2);
}

TEST_F(Library, GivesBackASourceAndAnEntryAsTheyWereGiven) {
  const story::Entry entry{
      "armistice", id_of(source_), date_of("1953-07-27", Calendar::gregorian, "July 27"),   "Armistice",
      "A summary", "# A *body*",   story::Picture{"table.jpg", "A table", "A photographer"}};
  ASSERT_TRUE(store_->begin(source_).value());
  ASSERT_TRUE(store_->add(entry).ok());
  ASSERT_TRUE(store_->commit().ok());
  EXPECT_EQ(store_->source(id_of(source_)).value(), source_);
  EXPECT_EQ(store_->sources().value(), std::vector{source_});
  EXPECT_EQ(store_->entry("armistice").value(), entry);
  EXPECT_EQ(store_->entries().value(), std::vector{entry});
  EXPECT_EQ(store_->entries_on({{Calendar::gregorian, 7, 27}}).value(), std::vector{entry});
  EXPECT_TRUE(store_->entries_on({{Calendar::gregorian, 7, 28}}).value().empty());
  EXPECT_EQ(store_->entry("no-such").value(), std::nullopt);
}

TEST_F(Library, TheSameBytesAgainChangeNothing) {
  import(source_, {armistice_});
  EXPECT_FALSE(store_->begin(source_).value());
  EXPECT_EQ(on(7, 27), Headlines{"Armistice in Korea"});
}

TEST_F(Library, TheSameBytesAreReadAgainIfMoreIsKnownOfTheirSource) {
  import(source_, {armistice_});
  source_.licence = "CC0-1.0";
  EXPECT_EQ(import(source_, {armistice_}).unchanged, 1U);
  EXPECT_EQ(store_->source(id_of(source_)).value()->licence, "CC0-1.0");
}

TEST_F(Library, AChangedSourceGainsItsNewEventsAndLosesItsOldOnes) {
  Kept kept = import(source_, {armistice_, landing_});
  EXPECT_EQ(kept.added, 2U);
  source_.hash = "2";
  const Event begin = event_of(source_, date_of("1950-06-25"), "War in Korea");
  kept = import(source_, {armistice_, begin});
  EXPECT_EQ(kept.added, 1U);
  EXPECT_EQ(kept.unchanged, 1U);
  EXPECT_EQ(kept.removed, 1U);
  EXPECT_EQ(store_->event_count(), 2);
  EXPECT_EQ(on(6, 25), Headlines{"War in Korea"});
  EXPECT_EQ(on(9, 15), Headlines{});
  EXPECT_EQ(store_->event(landing_.id).value(), std::nullopt);
}

TEST_F(Library, WhatIsReadAnewFromTheSameWordsReplacesWhatWasRead) {
  armistice_.parties = {"one party"};
  import(source_, {armistice_});
  Event again = armistice_;
  again.headline = "Armistice signed";
  again.parties = {"United Nations Command"};
  again.evidence.front().range = {500, 520};
  source_.hash = "2";
  EXPECT_EQ(import(source_, {again}).unchanged, 1U);
  EXPECT_EQ(store_->event(armistice_.id).value(), again);
}

TEST_F(Library, TheSameWordsTwiceInOneSourceAreOneEvidence) {
  const Kept kept = import(source_, {armistice_, armistice_});
  EXPECT_EQ(kept.added, 1U);
  EXPECT_EQ(store_->event(armistice_.id).value()->evidence.size(), 1U);
}

TEST_F(Library, AnEventOfSeveralEvidenceIsNamedAndLedByTheSmallestKey) {
  Event event = armistice_;
  event.evidence.push_back(landing_.evidence.front());
  event.id = id_of(event);
  EXPECT_EQ(import(source_, {event}).added, 1U);
  const auto kept = store_->event(event.id).value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->evidence.size(), 2U);
  EXPECT_EQ(kept->date, date_of("1950-09-15"));
  EXPECT_EQ(on(7, 27), on(9, 15));  // each evidence's day is its anniversary
}

TEST_F(Library, AnEventThatIsJoinedWithAnotherIsFoundByBothItsNames) {
  import(source_, {armistice_, landing_});
  Event joined = armistice_;
  joined.evidence.push_back(landing_.evidence.front());
  source_.hash = "2";
  import(source_, {joined});
  EXPECT_EQ(store_->event_count(), 1);
  EXPECT_EQ(store_->event(armistice_.id).value(), store_->event(landing_.id).value());
  EXPECT_EQ(store_->event(armistice_.id).value()->id, id_of(joined));
}

TEST_F(Library, AnEventThatLosesItsFirstEvidenceIsStillFoundByItsOldName) {
  Event joined = armistice_;
  joined.evidence.push_back(landing_.evidence.front());
  import(source_, {joined});
  source_.hash = "2";
  EXPECT_EQ(import(source_, {armistice_}).removed, 1U);
  const auto kept = store_->event(landing_.id).value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->id, armistice_.id);
  EXPECT_EQ(kept->date, armistice_.date);
  EXPECT_EQ(on(9, 15), Headlines{});
}

TEST_F(Library, EvidenceThatIsAddedToAnEventIsCounted) {
  import(source_, {armistice_});
  Event more = armistice_;
  more.evidence.push_back(landing_.evidence.front());
  source_.hash = "2";
  const Kept kept = import(source_, {more});
  EXPECT_EQ(kept.added, 0U);
  EXPECT_EQ(kept.merged, 1U);
  EXPECT_EQ(kept.unchanged, 1U);
}

TEST_F(Library, NothingStaysOfWhatIsRolledBack) {
  import(source_, {armistice_});
  source_.hash = "2";
  ASSERT_TRUE(store_->begin(source_).value());
  ASSERT_TRUE(store_->add(landing_).ok());
  store_->rollback();
  EXPECT_EQ(on(7, 27), Headlines{"Armistice in Korea"});
  EXPECT_EQ(on(9, 15), Headlines{});
  EXPECT_EQ(store_->source(id_of(source_)).value()->hash, "1");
}

TEST_F(Library, RefusesAnEventWithoutEvidenceAndGoesOn) {
  ASSERT_TRUE(store_->begin(source_).value());
  Event bare = landing_;
  bare.evidence.clear();
  EXPECT_EQ(store_->add(bare).error().code, Code::range);
  const Event stranger = event_of(source_of("else.txt"), date_of("1950-09-15"), "Landing");
  EXPECT_EQ(store_->add(stranger).error().code, Code::range);
  Event undated = landing_;
  undated.evidence.front().date.reset();
  EXPECT_EQ(store_->add(undated).error().code, Code::range);
  EXPECT_TRUE(store_->add(armistice_).ok());
  EXPECT_EQ(store_->commit().value().added, 1U);
}

TEST_F(Library, FindsDatesByTheDaysOfTheYearOfEachKind) {
  Event fixed = event_of(source_, std::nullopt, "Armistice Day", story::Kind::observance);
  fixed.recurrence = when::Recurrence::parse("07-27").value();
  import(source_, {armistice_, fixed, event_of(source_, date_of("1950-06-25/1953-07-27"), "War"),
                   event_of(source_, date_of("XXXX-07-27"), "A custom"),
                   event_of(source_, date_of("1714-07-16", Calendar::julian), "A Julian day"),
                   event_of(source_, date_of("1953-07"), "A month"), event_of(source_, date_of("1953"), "A year")});
  auto found = on(7, 27);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (Headlines{"A Julian day", "A custom", "Armistice Day", "Armistice in Korea", "War"}));
  EXPECT_EQ(on(6, 25), Headlines{"War"});
  EXPECT_EQ(on(7, 16), Headlines{});
  EXPECT_EQ(on(7, 16, Calendar::julian), Headlines{"A Julian day"});
  EXPECT_EQ(on(7, 0), Headlines{"A month"});
  EXPECT_EQ(on(0, 0), Headlines{"A year"});
  EXPECT_TRUE(store_->movable().value().empty());
}

TEST_F(Library, MovableObservancesAreThoseWithoutAFixedDay) {
  std::vector<Event> events;
  for (const char* rule : {"easter-2", "julian:12-25", "05-27"}) {
    events.push_back(event_of(source_, std::nullopt, rule, story::Kind::observance));
    events.back().recurrence = when::Recurrence::parse(rule).value();
  }
  import(source_, events);
  EXPECT_EQ(store_->movable().value().size(), 2U);
}

TEST_F(Library, FindsTheDatesThatMayLieInASpan) {
  import(source_,
         {armistice_, landing_, event_of(source_, date_of("1953-07-28/.."), "Since"),
          event_of(source_, date_of("../1900"), "Until"), event_of(source_, date_of("XXXX-07-27"), "Every year")});
  const auto in = [&](const char* edtf) {
    Headlines headlines;
    const auto found = store_->overlapping(*date_of(edtf).span()).value();
    for (const Event& event : found) headlines.push_back(event.headline);
    std::sort(headlines.begin(), headlines.end());
    return headlines;
  };
  EXPECT_EQ(in("1953-07"), (Headlines{"Armistice in Korea", "Since"}));
  EXPECT_EQ(in("1950-09-15"), Headlines{"Landing at Inchon"});
  EXPECT_EQ(in("2020"), Headlines{"Since"});
  EXPECT_EQ(in("1066"), Headlines{"Until"});
  EXPECT_EQ(in("1940"), Headlines{});
  EXPECT_EQ(in("1951/.."), (Headlines{"Armistice in Korea", "Since"}));
}

TEST_F(Library, FindsRangesThatADayLiesWithin) {
  import(source_, {event_of(source_, date_of("1950-06-25/1950-09-15"), "Summer"),
                   event_of(source_, date_of("2020-01-01/.."), "Goes on")});
  const auto within = [&](int month, int day, const char* today) {
    Headlines headlines;
    const auto found = store_->ongoing({{Calendar::gregorian, month, day}}, *date_of(today).span()->earliest).value();
    for (const Event& event : found) headlines.push_back(event.headline);
    return headlines;
  };
  EXPECT_EQ(within(7, 1, "2019-07-01"), Headlines{"Summer"});
  EXPECT_EQ(within(6, 25, "2019-06-25"), Headlines{});
  EXPECT_EQ(within(12, 1, "2020-12-01"), Headlines{"Goes on"});
  EXPECT_EQ(within(12, 1, "2020-11-30"), Headlines{});
}

TEST_F(Library, ASlugThatIsTakenIsGivenANumber) {
  const auto keep = [&](const std::string& path) {
    const Source source = source_of(path);
    EXPECT_TRUE(store_->begin(source).value());
    EXPECT_TRUE(store_->add(story::Entry{"armistice", id_of(source), {}, path, "", "", {}}).ok());
    EXPECT_TRUE(store_->commit().ok());
  };
  keep("one.md");
  keep("two.md");
  EXPECT_EQ(store_->entry("armistice").value()->title, "one.md");
  EXPECT_EQ(store_->entry("armistice-2").value()->title, "two.md");
}

TEST_F(Library, AnEntryKeepsItsSlugWhenItsSourceChanges) {
  for (const char* hash : {"1", "2"}) {
    source_.hash = hash;
    ASSERT_TRUE(store_->begin(source_).value());
    ASSERT_TRUE(store_->add(story::Entry{"armistice", id_of(source_), {}, hash, "", "", {}}).ok());
    ASSERT_TRUE(store_->commit().ok());
  }
  EXPECT_EQ(store_->entries().value().size(), 1U);
  EXPECT_EQ(store_->entry("armistice").value()->title, "2");
}

TEST_F(Library, EventsComeByIdAndEachOnce) {
  std::vector<Event> events;
  for (int i = 0; i < 50; ++i) events.push_back(event_of(source_, date_of("1950-07-27/1953-07-27"), std::to_string(i)));
  import(source_, events);
  const auto found = store_->on({{Calendar::gregorian, 7, 27}}).value();
  EXPECT_EQ(found.size(), 50U);
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const Event& a, const Event& b) { return a.id < b.id; }));
}

}  // namespace
}  // namespace thisday::keep
