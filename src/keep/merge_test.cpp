// Merging in a library: what is one event, whatever the order of imports.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

using story::Event;
using story::Source;

class Merge : public testing::Test {
 protected:
  Merge() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {}

  Kept import(const Source& source, const std::vector<Event>& events) {
    EXPECT_TRUE(store_->begin(source).value());
    for (const Event& event : events) EXPECT_TRUE(store_->add(event).ok());
    return store_->commit().value();
  }
  std::vector<Event> on(int month, int day) { return store_->on({{when::Calendar::gregorian, month, day}}).value(); }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(Merge, AnEventOfTwoSourcesIsOneWithBothTheirEvidence) {
  const Source list = source_of("list");
  const Source article = source_of("article");
  const Event told = event_of(list, date_of("1969-07-20"), "Armstrong and Aldrin land on moon");
  const Event again = event_of(article, date_of("1969-07-20"), "Neil Armstrong and Buzz Aldrin walk on the Moon");
  import(list, {told});
  const Kept kept = import(article, {again});
  EXPECT_EQ(kept.added, 0U);
  EXPECT_EQ(kept.merged, 1U);
  ASSERT_EQ(on(7, 20).size(), 1U);
  EXPECT_EQ(on(7, 20).front().evidence.size(), 2U);
  // Both names find it, and the smaller is its name.
  EXPECT_EQ(store_->event(told.id).value(), store_->event(again.id).value());
  EXPECT_EQ(store_->event(told.id).value()->id, id_of(on(7, 20).front()));
}

TEST_F(Merge, WhatNoLongerMatchesIsTwoAgain) {
  Source list = source_of("list");
  const Source article = source_of("article");
  import(list, {event_of(list, date_of("1969-07-20"), "Armstrong and Aldrin land on moon")});
  import(article, {event_of(article, date_of("1969-07-20"), "Neil Armstrong and Buzz Aldrin walk on the Moon")});
  list.hash = "2";
  import(list, {event_of(list, date_of("1969-07-20"), "Rain in London")});
  EXPECT_EQ(on(7, 20).size(), 2U);
  for (const Event& event : on(7, 20)) EXPECT_EQ(event.evidence.size(), 1U);
}

TEST_F(Merge, ASourceThatIsTakenBackLeavesTheRestAsItWas) {
  const Source list = source_of("list");
  const Event told = event_of(list, date_of("1969-07-20"), "Armstrong and Aldrin land on moon");
  import(list, {told});
  const auto before = on(7, 20);
  Source article = source_of("article");
  import(article, {event_of(article, date_of("1969-07-20"), "Neil Armstrong and Buzz Aldrin walk on the Moon")});
  article.hash = "2";
  import(article, {});
  EXPECT_EQ(on(7, 20), before);
}

TEST_F(Merge, AJulianDayAndItsGregorianOneAreOneEventWithTwoDates) {
  const Source list = source_of("list");
  const Source book = source_of("book");
  import(list, {event_of(list, date_of("1690-07-01"), "Battle of the Boyne: William III defeats James II")});
  import(book,
         {event_of(book, date_of("1690-07-01", when::Calendar::julian), "William III beats James II at the Boyne")});
  EXPECT_EQ(store_->event_count(), 1);
  EXPECT_EQ(on(7, 1).size(), 1U);
  EXPECT_EQ(on(7, 11).size(), 1U);
}

TEST_F(Merge, APersonOfTwoBirthdaysIsOne) {
  const Source list = source_of("list");
  const Source book = source_of("book");
  using story::Kind;
  import(list, {event_of(list, date_of("1813-03-19"), "David Livingstone, Scottish missionary", Kind::birth)});
  import(book, {event_of(book, date_of("1813-03-29"), "David Livingstone, missionary and explorer", Kind::birth)});
  ASSERT_EQ(store_->event_count(), 1);
  EXPECT_EQ(on(3, 19), on(3, 29));
}

TEST_F(Merge, AnObservanceOfSeveralCalendarsIsOne) {
  std::vector<Event> kept;
  for (const char* path : {"de", "at"}) {
    const Source source = source_of(path);
    Event advent = event_of(source, std::nullopt, "Good Friday", story::Kind::observance);
    advent.recurrence = when::Recurrence::parse("easter-2").value();
    Event fixed = event_of(source, date_of("XXXX-12-26"), "Saint Stephen's Day", story::Kind::observance);
    import(source, {advent, fixed});
  }
  EXPECT_EQ(store_->event_count(), 2);
}

TEST_F(Merge, ABirthKnownToTheYearIsThatOfTheDay) {
  for (const auto& [path, date] : {std::pair("list.txt", "1867-11-07"), std::pair("table.csv", "1867")}) {
    const Source source = source_of(path);
    import(source, {event_of(source, date_of(date), "Marie Curie, physicist and chemist", story::Kind::birth)});
  }
  EXPECT_EQ(store_->event_count(), 1);
  const Source other = source_of("other.csv");
  import(other, {event_of(other, date_of("1868"), "Marie Curie, physicist and chemist", story::Kind::birth)});
  EXPECT_EQ(store_->event_count(), 2);
}

TEST_F(Merge, TheOrderOfImportsLeavesNoTrace) {
  const std::vector<std::string> words = {"Armstrong and Aldrin land on moon",
                                          "Neil Armstrong and Buzz Aldrin walk on the Moon",
                                          "Moon landing of Apollo 11",
                                          "Apollo 11 lands on the Moon with Armstrong",
                                          "Rain falls on Houston",
                                          "Armstrong steps on the Moon"};
  std::mt19937 random(7);
  std::vector<std::vector<Event>> expected;
  for (int round = 0; round < 12; ++round) {
    const TemporaryFolder folder;
    const auto store = Store::open(folder.file("library.db"), Store::Mode::create).value();
    std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
    if (round > 0) std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) {
      // Every other time all is imported twice, the first time with other words.
      for (int pass = round % 2; pass < 2; ++pass) {
        const Source source = source_of("source " + std::to_string(i), std::to_string(pass));
        ASSERT_TRUE(store->begin(source).value());
        const std::string& told = words[pass == 0 ? (i + 1) % words.size() : i];
        ASSERT_TRUE(store->add(event_of(source, date_of("1969-07-20"), told)).ok());
        ASSERT_TRUE(store->commit().ok());
      }
    }
    expected.push_back(store->on({{when::Calendar::gregorian, 7, 20}}).value());
    EXPECT_EQ(expected.back(), expected.front()) << round;
  }
}

TEST_F(Merge, OfADayOfWhichMuchIsToldTwoSharedWordsAreNotEnough) {
  const auto mill = [](const Source& source, const std::string& name) {
    return event_of(source, date_of("1901-05-04"), name + " opens its mill");
  };
  const Source one = source_of("one");
  const Source other = source_of("other");
  import(one, {mill(one, "Ashford")});
  import(other, {mill(other, "Benton")});
  EXPECT_EQ(store_->event_count(), 1);
  // Ten more things happened that day: now those two are two.
  const Source many = source_of("many");
  std::vector<Event> more;
  for (const char* name :
       {"Corvin", "Dunlow", "Elsmere", "Farnham", "Gladwin", "Hexton", "Ilford", "Jarrow", "Kendal", "Lydford"})
    more.push_back(event_of(many, date_of("1901-05-04"), std::string(name) + " celebrates"));
  import(many, more);
  EXPECT_EQ(store_->event_count(), 12);
  // And one again when those are gone.
  ASSERT_TRUE(store_->forget(id_of(many)).ok());
  EXPECT_EQ(store_->event_count(), 1);
}

TEST_F(Merge, AListDoesNotTellOfOneEventOnTwoDays) {
  const Source list = source_of("list");
  // Twelve days apart, as the calendars were in that century.
  import(list,
         {event_of(list, date_of("1863-04-30"), "Union cavalry under Colonel Streight fights Forrest in Alabama"),
          event_of(list, date_of("1863-05-12"), "Union cavalry under Colonel Streight fights Forrest in Georgia")});
  EXPECT_EQ(store_->event_count(), 2);
}

TEST_F(Merge, WhatBeganOnOneDayIsOneHoweverLongItIsSaidToHaveLasted) {
  for (const auto& [path, date] : {std::pair("one", "1862-09-16/1862-09-18"),
                                   std::pair("other", "1862-09-16/1862-09-17"), std::pair("third", "1862-09-16")}) {
    const Source source = source_of(path);
    import(source, {event_of(source, date_of(date), "Battle of Antietam near Sharpsburg, Maryland")});
  }
  EXPECT_EQ(store_->event_count(), 1);
}

}  // namespace
}  // namespace thisday::keep
