#include "keep/alike.hpp"

#include <gtest/gtest.h>

#include "keep/sample_library.hpp"

namespace thisday::keep {
namespace {

class AlikeTest : public testing::Test {
 protected:
  void SetUp() override {
    store_ = *Store::open(folder_.file("library.db"), Store::Mode::create);
    const story::Source source = source_of("list");
    ASSERT_TRUE(store_->begin(source));
    add(source, "1953-07-27", "An armistice at Panmunjom ends the fighting in Korea");
    add(source, "1953-07-27", "A parade passes through Lisbon");
    add(source, "1871-05-04", "The lamp of Gullstone is lit");
    for (int i = 0; i < 400; ++i)
      add(source, "19" + std::to_string(10 + i % 80) + "-03-04", "Parliament meets, for time " + std::to_string(i));
    ASSERT_TRUE(store_->commit());
  }
  void add(const story::Source& source, const std::string& date, const std::string& headline) {
    ASSERT_TRUE(store_->add(event_of(source, date_of(date), headline)));
  }
  std::vector<Alike> alike(std::string_view headline, std::string_view date) {
    const auto found = store_->alike({.span = date_of(date).span(), .headline = headline}, 10);
    EXPECT_TRUE(found);
    return found.value();
  }
  [[nodiscard]] std::string headline(const Alike& found) const { return (*store_->event(found.event))->headline; }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(AlikeTest, ARareWordFindsWhateverTheDate) {
  const auto found = alike("They lit a lamp on Gullstone", "1990-01-02");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(headline(found[0]), "The lamp of Gullstone is lit");
  EXPECT_GT(found[0].part, 0.5);
  EXPECT_LE(found[0].own_part, 1.0);
}

TEST_F(AlikeTest, TheMostAlikeComesFirst) {
  const auto found = alike("Panmunjom sees the armistice and Lisbon a parade", "1953-07-27");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_GE(found[0].shared, found[1].shared);
}

TEST_F(AlikeTest, WhatIsOfTheDayIsFoundByACommonWordToo) {
  const auto found = alike("Parliament is opened", "1910-03-04");
  ASSERT_FALSE(found.empty());
  for (const Alike& each : found) EXPECT_EQ(each.telling.span, date_of("1910-03-04").span());
}

TEST_F(AlikeTest, OnOtherDaysACommonWordAloneFindsNothing) {
  EXPECT_TRUE(alike("Parliament is opened", "1812-11-12").empty());
}

TEST_F(AlikeTest, NothingIsLikeWhatSaysNothing) {
  EXPECT_TRUE(alike("", "1953-07-27").empty());
  EXPECT_TRUE(alike("it was the", "1953-07-27").empty());
}

TEST_F(AlikeTest, NoMoreAreGivenThanAskedFor) {
  const auto found = store_->alike({.span = date_of("1953-07-27").span(), .headline = "Panmunjom Lisbon Gullstone"}, 1);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->size(), 1U);
}

TEST_F(AlikeTest, ItAnswersTheSameTwice) {
  const auto once = alike("Panmunjom armistice and Parliament", "1953-07-27");
  const auto again = alike("Panmunjom armistice and Parliament", "1953-07-27");
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].event, again[i].event);
}

}  // namespace
}  // namespace thisday::keep
