#include "ask/why.hpp"

#include <gtest/gtest.h>

#include "keep/sample_library.hpp"

namespace thisday::ask {
namespace {

using keep::date_of;
using keep::event_of;
using keep::source_of;
using keep::Store;
using story::Event;

class WhyTest : public testing::Test {
 protected:
  WhyTest() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {}

  void import(const story::Source& source, const Event& event) {
    ASSERT_TRUE(store_->begin(source).value());
    ASSERT_TRUE(store_->add(event).ok());
    ASSERT_TRUE(store_->commit().ok());
  }

  keep::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(WhyTest, TellsWhoSaysItAndWhatMadeThemOne) {
  const auto list = source_of("list");
  auto book = source_of("book");
  book.work = "list";
  const Event told = event_of(list, date_of("1969-07-20"), "Armstrong and Aldrin land on moon");
  import(list, told);
  import(book, event_of(book, date_of("1969-07-21"), "Neil Armstrong and Buzz Aldrin land on the Moon"));
  const auto why = why_of(*store_, told.id).value();
  ASSERT_TRUE(why);
  EXPECT_EQ(why->works, 1U);  // two copies of one work
  EXPECT_EQ(why->sources.size(), 2U);
  ASSERT_EQ(why->witnesses.size(), 2U);
  EXPECT_NE(why->witnesses[0].core, why->witnesses[1].core);
  const Witness& other = why->witnesses[why->witnesses[0].core ? 1 : 0];
  EXPECT_EQ(other.likeness.dates, keep::DateRelation::next_day);
  ASSERT_EQ(other.likeness.words.size(), 4U);
  EXPECT_EQ(other.likeness.words.front(), "Aldrin");
}

TEST_F(WhyTest, TellsWhatTheEditorDid) {
  const auto list = source_of("list");
  const Event told = event_of(list, date_of("1947-01-01"), "A speech at Fulton");
  import(list, told);
  ASSERT_TRUE(store_->correct(told.id, {{}, date_of("1946-03-05"), "the date of the newspapers"}).ok());
  ASSERT_TRUE(store_->mark(told.id, keep::Mark::lead, "round year").ok());
  const auto why = why_of(*store_, told.id).value();
  ASSERT_TRUE(why);
  EXPECT_TRUE(why->witnesses[0].editors || why->witnesses[1].editors);
  ASSERT_EQ(why->bonds.size(), 1U);
  EXPECT_EQ(why->bonds[0].note, "the date of the newspapers");
  ASSERT_EQ(why->marks.size(), 1U);
  EXPECT_EQ(why->marks[0].note, "round year");
}

TEST_F(WhyTest, OfNoEventNothingIsSaid) {
  EXPECT_FALSE(why_of(*store_, {"0123456789abcdef"}).value());
}

}  // namespace
}  // namespace thisday::ask
