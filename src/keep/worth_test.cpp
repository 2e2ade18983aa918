#include "keep/worth.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <limits>

#include "keep/detail/firsts.hpp"
#include "keep/detail/shelf.hpp"
#include "keep/detail/topics.hpp"
#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

using story::Event;
using story::Source;

TEST(Worth, ThePartsOfAnExplanationAddUpToIt) {
  Facts facts{.kind = story::Kind::birth, .works = 3, .languages = 2, .topics = 4, .known = 2, .fame = 0};
  facts.coarse = facts.doubtful = facts.quote = true;
  facts.headline = 40;
  facts.year = 1200;
  double sum = 0;
  for (const Part& part : worth_explained(facts)) {
    EXPECT_FALSE(part.why.empty()) << part.what;
    sum += part.points;
  }
  EXPECT_DOUBLE_EQ(sum, worth(facts));
}

TEST(Worth, MoreWorksMoreLanguagesAndAnEditorsWordWeighMore) {
  const Facts one;
  Facts two = one;
  two.works = 2;
  EXPECT_GT(worth(two), worth(one));
  Facts languages = two;
  languages.languages = 2;
  EXPECT_GT(worth(languages), worth(two));
  Facts lead = one;
  lead.lead = true;
  EXPECT_GT(worth(lead), worth(languages) + 100);
}

TEST(Worth, WhatWasDoneForTheFirstTimeWeighsMoreButNotAPerson) {
  Facts facts;
  Facts first = facts;
  first.first = true;
  EXPECT_GT(worth(first), worth(facts));
  facts.kind = first.kind = story::Kind::birth;
  EXPECT_EQ(worth(first), worth(facts));
}

TEST(Firsts, AreToldByWordsOfTheSourcesLanguageThatAreNoNames) {
  using detail::tells_of_a_first;
  EXPECT_TRUE(tells_of_a_first("The first telephone exchange opens in New Haven", "en"));
  EXPECT_TRUE(tells_of_a_first("First flight of the airship", "en-GB"));
  EXPECT_TRUE(tells_of_a_first("Levi Strauss patents blue jeans", "en"));
  EXPECT_FALSE(tells_of_a_first("The army of the First Crusade takes Antioch", "en"));
  EXPECT_FALSE(tells_of_a_first("The prime minister resigns", "en"));
  EXPECT_TRUE(tells_of_a_first("In Nürnberg fährt die erste Eisenbahn", "de"));
  EXPECT_FALSE(tells_of_a_first("Der Erste Weltkrieg endet", "de"));
  EXPECT_TRUE(tells_of_a_first("Впервые показан фильм", "ru"));
  EXPECT_FALSE(tells_of_a_first("The first of all", "xx"));
  EXPECT_FALSE(tells_of_a_first("", "en"));
}

TEST(Worth, WhatIsNotKnownToTheDayWeighsLess) {
  Facts coarse;
  coarse.coarse = true;
  EXPECT_LT(worth(coarse), worth(Facts()));
}

TEST(Topics, ComeInOrderEachOnceAndAsManyAsAreKept) {
  Event event;
  event.links = {"wikipedia:en:Apollo 11", "wikipedia:en:Moon", "wikipedia:en:Apollo 11"};
  event.parties = {"NASA"};
  story::Evidence why;
  why.links = {{{0, 4}, "wikipedia:en:Moon"}};
  const auto topics = detail::topics_of(event, why).all();
  EXPECT_EQ(topics.size(), 3U);
  EXPECT_EQ(detail::unpacked(detail::packed(topics)), topics);
  for (int i = 0; i < 20; ++i) event.links.push_back(std::to_string(i));
  EXPECT_EQ(detail::topics_of(event, why).all().size(), detail::kTopics);
}

TEST(Reach, IsTheLeastPowerOfFourThatHoldsTheDays) {
  EXPECT_EQ(detail::reach_of(5, 5), 0);
  EXPECT_EQ(detail::reach_of(5, 6), 1);
  EXPECT_EQ(detail::reach_of(0, 3), 1);
  EXPECT_EQ(detail::reach_of(0, 4), 2);
  EXPECT_EQ(detail::reach_of(std::numeric_limits<std::int64_t>::min(), 4), detail::kOpenReach);
  EXPECT_LT(detail::reach_of(-4'000'000'000'000'000'000, 4'000'000'000'000'000'000), detail::kOpenReach);
}

/// A library of lists whose events stand on 27 July.
class Shelves : public testing::Test {
 protected:
  Shelves() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {}

  void tell(const Source& source, const std::vector<Event>& events) {
    ASSERT_TRUE(store_->begin(source).value());
    for (const Event& event : events) ASSERT_TRUE(store_->add(event).ok());
    ASSERT_TRUE(store_->commit().ok());
  }
  std::vector<Candidate> july() { return store_->candidates({.days = {{when::Calendar::gregorian, 7, 27}}}).value(); }
  std::vector<std::string> headlines() {
    std::vector<std::string> all;
    const auto candidates = july();
    const auto events = store_->read(candidates).value().events;
    for (const Event& event : events) all.push_back(event.headline);
    return all;
  }
  Event july_event() { return store_->read(july()).value().events.front(); }
  static Source list(const std::string& name) {
    Source source = source_of(name);
    source.work = name;
    return source;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(Shelves, ADaysCandidatesComeTheWorthiestFirst) {
  const Source one = list("one"), two = list("two");
  const Event fire = event_of(one, date_of("1900-07-27"), "A fire burns down the old mill of Ashford");
  const Event signing = event_of(one, date_of("1953-07-27"), "The armistice of Korea is signed at Panmunjom");
  tell(one, {fire, signing});
  EXPECT_EQ(july().size(), 2U);
  tell(two, {event_of(two, date_of("1953-07-27"), "Armistice of Korea signed at Panmunjom")});
  const auto candidates = july();
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_GT(candidates[0].worth, candidates[1].worth);
  EXPECT_EQ(candidates[0].year, 1953);
  EXPECT_EQ(store_->facts(signing.id).value().works, 2);
  EXPECT_EQ(store_->worths({signing.id}).value().front(), candidates[0].worth);
  // And as before when the second source goes.
  ASSERT_TRUE(store_->forget(id_of(two)).ok());
  EXPECT_EQ(store_->facts(signing.id).value().works, 1);
  EXPECT_EQ(july().size(), 2U);
}

TEST_F(Shelves, AreMadeAnewByTheNextWriterWhereOtherWeightsMadeThem) {
  const Source one = list("one");
  tell(one, {event_of(one, date_of("1953-07-27"), "The armistice of Korea is signed at Panmunjom")});
  const double worth = july().front().worth;
  store_.reset();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(folder_.file("library.db").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(
      sqlite3_exec(other, "UPDATE meta SET value = 'otherwise'; UPDATE day SET worth = 77; UPDATE event SET worth = 77",
                   nullptr, nullptr, nullptr),
      SQLITE_OK);
  sqlite3_close(other);
  // Readers do not wait for it.
  store_ = Store::open(folder_.file("library.db"), Store::Mode::read).value();
  EXPECT_EQ(july().front().worth, 77);
  store_ = Store::open(folder_.file("library.db"), Store::Mode::write).value();
  ASSERT_EQ(july().size(), 1U);
  EXPECT_EQ(july().front().worth, worth);
  EXPECT_EQ(Store::open(folder_.file("library.db"), Store::Mode::read).value()->worths({july_event().id}).value(),
            std::vector<double>{worth});
}

TEST_F(Shelves, WhatOthersTellOfATopicMakesItKnown) {
  const Source one = list("one"), two = list("two");
  Event event = event_of(one, date_of("1953-07-27"), "A thing happens to the bridge");
  event.links = {"wikipedia:en:Bridge"};
  tell(one, {event});
  const double before = july().front().worth;
  Event other = event_of(two, date_of("1960-01-01"), "The bridge is opened again");
  other.links = {"wikipedia:en:Bridge"};
  tell(two, {other});
  EXPECT_GT(july().front().worth, before);
  ASSERT_TRUE(store_->forget(id_of(two)).ok());
  EXPECT_EQ(july().front().worth, before);
}

TEST_F(Shelves, TheOrderOfImportsLeavesNoTrace) {
  const auto worths = [](bool backwards) {
    const TemporaryFolder folder;
    const auto store = Store::open(folder.file("library.db"), Store::Mode::create).value();
    std::vector<Source> sources = {list("one"), list("two"), list("three")};
    if (backwards) std::reverse(sources.begin(), sources.end());
    for (const Source& source : sources) {
      Event event = event_of(source, date_of("1953-07-27"), "The armistice of Korea is signed by " + source.path);
      event.links = {"wikipedia:en:Korea"};
      EXPECT_TRUE(store->begin(source).value());
      EXPECT_TRUE(store->add(event).ok());
      EXPECT_TRUE(store->commit().ok());
    }
    std::vector<double> all;
    const auto candidates = store->candidates({.days = {{when::Calendar::gregorian, 7, 27}}}).value();
    for (const Candidate& each : candidates) all.push_back(each.worth);
    return all;
  };
  EXPECT_EQ(worths(false), worths(true));
}

TEST_F(Shelves, MarksPutAnEventFirstOrTakeItOff) {
  const Source one = list("one");
  const Event fire = event_of(one, date_of("1900-07-27"), "A fire burns down the old mill of Ashford");
  const Event signing = event_of(one, date_of("1953-07-27"), "The armistice of Korea is signed at Panmunjom");
  tell(one, {fire, signing});
  ASSERT_TRUE(store_->mark(fire.id, Mark::lead, "ours").ok());
  EXPECT_EQ(headlines().front(), fire.headline);
  ASSERT_TRUE(store_->mark(fire.id, Mark::hidden, "").ok());
  EXPECT_EQ(headlines(), std::vector{signing.headline});
  ASSERT_TRUE(store_->unmark(fire.id, Mark::hidden).ok());
  ASSERT_TRUE(store_->mark(signing.id, Mark::sensitive, "").ok());
  EXPECT_EQ(
      store_->candidates({.days = {{when::Calendar::gregorian, 7, 27}}, .include_sensitive = false}).value().size(),
      1U);
  EXPECT_TRUE(store_->event(signing.id).value()->sensitive);
}

TEST_F(Shelves, ASourceMayCallAnEventSensitive) {
  const Source one = list("one");
  Event event = event_of(one, date_of("1900-07-27"), "A thing not for children");
  event.sensitive = true;
  tell(one, {event});
  EXPECT_TRUE(store_->event(event.id).value()->sensitive);
  EXPECT_TRUE(store_->told_by(id_of(one)).value().front().sensitive);
  EXPECT_TRUE(store_->search({.include_sensitive = false}).value().events.empty());
}

TEST_F(Shelves, ASpanFindsLongOnesThatBeganBefore) {
  const Source one = list("one");
  tell(one, {event_of(one, date_of("1337/1453"), "The hundred years of war"),
             event_of(one, date_of("1400-05-01"), "A day in May"), event_of(one, date_of("1400"), "A year"),
             event_of(one, date_of("1453-06/.."), "It goes on"), event_of(one, date_of("1500-01-01"), "Too late")});
  const auto found = store_->search({.span = date_of("1400-05").span(), .order = Order::time}).value();
  std::vector<std::string> all;
  for (const Event& event : found.events) all.push_back(event.headline);
  EXPECT_EQ(all, (std::vector<std::string>{"The hundred years of war", "A year", "A day in May"}));
}

}  // namespace
}  // namespace thisday::keep
