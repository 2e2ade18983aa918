#include "keep/search.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

using story::Event;
using story::Source;
using Headlines = std::vector<std::string>;

class Searching : public testing::Test {
 protected:
  Searching() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {
    Event armistice = event_of(source_, date_of("1953-07-27"), "Armistice in Korea");
    armistice.places = {{"Panmunjom", {}, {}}};
    armistice.parties = {"United Nations Command"};
    EXPECT_TRUE(store_->begin(source_).value());
    for (const Event& event :
         {armistice, event_of(source_, date_of("1918-11-11"), "The armistice of Compiègne ends the war"),
          event_of(source_, date_of("1867-11-07"), "Marie Curie", story::Kind::birth),
          event_of(source_, date_of("1950-06-25"), "朝鲜战争爆发"), event_of(source_, date_of("1950"), "War in Korea")})
      EXPECT_TRUE(store_->add(event).ok());
    EXPECT_TRUE(store_->commit().ok());
  }
  Headlines find(const Search& search) {
    Headlines found;
    const auto answer = store_->search(search).value();
    for (const Event& event : answer.events) found.push_back(event.headline);
    return found;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  Source source_ = source_of("list");
};

TEST_F(Searching, FindsAllWordsWhateverTheirCaseAndAccents) {
  EXPECT_EQ(find({.words = "COMPIEGNE"}), Headlines{"The armistice of Compiègne ends the war"});
  EXPECT_EQ(find({.words = "korea armistice"}), Headlines{"Armistice in Korea"});
  EXPECT_EQ(find({.words = "armistice"}).size(), 2U);
  EXPECT_EQ(find({.words = "armistice moon"}), Headlines{});
}

TEST_F(Searching, FindsPhrasesBeginningsAndWhatIsNotThere) {
  EXPECT_EQ(find({.words = "\"war in\""}), Headlines{"War in Korea"});
  EXPECT_EQ(find({.words = "armis* -korea"}), Headlines{"The armistice of Compiègne ends the war"});
}

TEST_F(Searching, FindsScriptsWithoutSpacesByAnyOfTheirWords) {
  for (const char* words : {"战争", "朝鲜", "战", "爆发", "发", "朝鲜 爆发"})
    EXPECT_EQ(find({.words = words}), Headlines{"朝鲜战争爆发"}) << words;
  EXPECT_EQ(find({.words = "鲜发"}), Headlines{});
}

TEST_F(Searching, FindsPartiesAndPlaces) {
  EXPECT_EQ(find({.words = "panmunjom"}), Headlines{"Armistice in Korea"});
  EXPECT_EQ(find({.place = "Panmun"}), Headlines{"Armistice in Korea"});
  EXPECT_EQ(find({.words = "armistice", .party = "united nations"}), Headlines{"Armistice in Korea"});
  EXPECT_EQ(find({.party = "100%_"}), Headlines{});
}

TEST_F(Searching, FiltersByKindSpanSourceAndLanguage) {
  EXPECT_EQ(find({.kind = story::Kind::birth}), Headlines{"Marie Curie"});
  EXPECT_EQ(find({.words = "armistice", .span = date_of("1950/1960").span()}), Headlines{"Armistice in Korea"});
  EXPECT_EQ(find({.words = "curie", .source = "on li", .language = "en"}), Headlines{"Marie Curie"});
  EXPECT_EQ(find({.words = "curie", .language = "de"}), Headlines{});
}

TEST_F(Searching, SaysThatThereAreMore) {
  const auto found = store_->search({.words = "armistice", .limit = 1}).value();
  EXPECT_EQ(found.events.size(), 1U);
  EXPECT_TRUE(found.more);
}

TEST_F(Searching, NoWordsAreWrong) {
  for (const char* words :
       {"", "\"", "-", "*", "AND", "NEAR(a b)", "a:b", "(", "\"a", "-a", "'", "\xFF", "^x", "a + b"})
    EXPECT_TRUE(store_->search({.words = words}).ok()) << words;
  EXPECT_EQ(match_query("a -b \"c d\" e* 战"), "(\"a\" AND \"c d\" AND \"e\"* AND \"战\"*) NOT (\"b\")");
}

TEST_F(Searching, WhatIsToldAnewIsFoundByItsNewWordsAlone) {
  source_.hash = "2";
  ASSERT_TRUE(store_->begin(source_).value());
  Event told = event_of(source_, date_of("1867-11-07"), "Marie Curie", story::Kind::birth);
  told.headline = "Maria Skłodowska";
  ASSERT_TRUE(store_->add(told).ok());
  ASSERT_TRUE(store_->commit().ok());
  EXPECT_EQ(find({.words = "sklodowska"}), Headlines{"Maria Skłodowska"});
  EXPECT_EQ(find({.words = "armistice"}), Headlines{});
}

/// A library in which thousands of lists tell of a war.
class SearchingCommonWords : public testing::Test {
 protected:
  SearchingCommonWords() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {
    std::vector<Event> events;
    for (int i = 0; i < 3500; ++i)
      events.push_back(event_of(wars_, date_of(fmt::format("{}-0{}-1{}", 1200 + i % 500, 1 + i / 500, i % 7)),
                                fmt::format("The war of village {} begins", i)));
    import(wars_, events);
    for (const Source& source : {source_of("late"), source_of("other")})
      import(source, {event_of(source, date_of("1950-06-25"), "War begins in Korea at dawn")});
  }
  void import(const Source& source, const std::vector<Event>& events) {
    EXPECT_TRUE(store_->begin(source).value());
    for (const Event& event : events) EXPECT_TRUE(store_->add(event).ok());
    EXPECT_TRUE(store_->commit().ok());
  }
  std::vector<Event> find(const Search& search) { return store_->search(search).value().events; }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  Source wars_ = source_of("wars");
};

TEST_F(SearchingCommonWords, FindsTheWorthiestOfAllAndNotOfTheFirstThousands) {
  const auto found = find({.words = "war", .limit = 10});
  ASSERT_EQ(found.size(), 10U);
  EXPECT_EQ(found.front().headline, "War begins in Korea at dawn");
  EXPECT_EQ(find({.words = "beg* -village"}).size(), 1U);
}

TEST_F(SearchingCommonWords, FindsAllOfAShortTime) {
  Search search{.words = "war", .span = date_of("1950").span()};
  EXPECT_EQ(find(search).size(), 1U);
  search.span = date_of("1200/1203").span();
  EXPECT_EQ(find(search).size(), 28U);
  search.kind = story::Kind::birth;
  EXPECT_TRUE(find(search).empty());
}

TEST_F(SearchingCommonWords, GivesPageAfterPageWithoutAnEventTwice) {
  std::set<story::EventId> seen;
  Search search{.words = "war begins", .limit = 40};
  for (int page = 0; page < 5; ++page) {
    const auto found = store_->search(search).value();
    ASSERT_EQ(found.events.size(), 40U);
    for (const Event& event : found.events) EXPECT_TRUE(seen.insert(event.id).second) << event.headline;
    search.cursor = found.cursor;
  }
}

}  // namespace
}  // namespace thisday::keep
