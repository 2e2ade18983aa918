// The editor's hand: what he says holds against every import, and can be taken back.

#include "keep/editor.hpp"

#include <gtest/gtest.h>

#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

using story::Event;
using story::Source;

class Editing : public testing::Test {
 protected:
  Editing() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {
    import(list_, {wrong_, other_});
  }

  void import(const Source& source, const std::vector<Event>& events) {
    ASSERT_TRUE(store_->begin(source).value());
    for (const Event& event : events) ASSERT_TRUE(store_->add(event).ok());
    ASSERT_TRUE(store_->commit().ok());
  }
  Event event(const story::EventId& id) { return store_->event(id).value().value(); }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  Source list_ = source_of("list");
  Event wrong_ = event_of(list_, date_of("1947-01-01"), "Churchill delivers his Iron Curtain speech");
  Event other_ = event_of(list_, date_of("1953-07-27"), "Armistice in Korea");
};

TEST_F(Editing, ACorrectionLeadsItsEventAndKeepsItsName) {
  ASSERT_TRUE(store_->correct(wrong_.id, {{}, date_of("1946-03-05"), "he spoke at Fulton in March"}).ok());
  const Event now = event(wrong_.id);
  EXPECT_EQ(now.id, wrong_.id);
  EXPECT_EQ(now.date, date_of("1946-03-05"));
  EXPECT_EQ(now.headline, wrong_.headline);
  EXPECT_TRUE(now.editorial.corrected);
  ASSERT_EQ(now.evidence.size(), 2U);
  EXPECT_EQ(now.evidence[0].source, id_of(editor_source()));
  EXPECT_EQ(now.evidence[0].quote, "he spoke at Fulton in March");
  EXPECT_EQ(now.evidence[1].date, date_of("1947-01-01"));
}

TEST_F(Editing, ASecondCorrectionTakesThePlaceOfTheFirst) {
  ASSERT_TRUE(store_->correct(wrong_.id, {{}, date_of("1946-03-06"), ""}).ok());
  ASSERT_TRUE(store_->correct(wrong_.id, {{}, date_of("1946-03-05"), "a day earlier"}).ok());
  ASSERT_TRUE(store_->correct(wrong_.id, {"Churchill speaks at Fulton", {}, "a day earlier"}).ok());
  const Event now = event(wrong_.id);
  EXPECT_EQ(now.date, date_of("1946-03-05"));
  EXPECT_EQ(now.headline, "Churchill speaks at Fulton");
  EXPECT_EQ(now.evidence.size(), 2U);
  EXPECT_EQ(store_->event_count(), 2);
}

TEST_F(Editing, ACorrectionSurvivesAnImportAndCanBeTakenBack) {
  ASSERT_TRUE(store_->correct(wrong_.id, {{}, date_of("1946-03-05"), "Fulton"}).ok());
  list_.hash = "2";
  import(list_, {});
  list_.hash = "3";
  import(list_, {wrong_});
  EXPECT_EQ(event(wrong_.id).date, date_of("1946-03-05"));
  ASSERT_TRUE(store_->uncorrect(wrong_.id).ok());
  EXPECT_EQ(event(wrong_.id), wrong_);
  EXPECT_EQ(store_->uncorrect(wrong_.id).error().code, Code::not_found);
  EXPECT_TRUE(store_->bonds().value().empty());
}

TEST_F(Editing, TwoEventsThatAreJoinedStayJoined) {
  const Source book = source_of("book");
  const Event told = event_of(book, date_of("1946-03-05"), "A speech at Fulton");
  import(book, {told});
  EXPECT_EQ(store_->event_count(), 3);
  ASSERT_TRUE(store_->join(wrong_.id, told.id, "the same speech").ok());
  EXPECT_EQ(event(wrong_.id), event(told.id));
  list_.hash = "2";
  import(list_, {});
  EXPECT_EQ(event(told.id), told);
  list_.hash = "3";
  import(list_, {wrong_});
  EXPECT_EQ(event(wrong_.id), event(told.id));
  EXPECT_EQ(store_->bonds().value().size(), 1U);
  EXPECT_EQ(store_->join(wrong_.id, told.id, "").error().code, Code::range);
}

TEST_F(Editing, ASourceThatIsSplitOffStaysApart) {
  const Source book = source_of("book");
  const Event told = event_of(book, date_of("1953-07-27"), "Armistice in Korea signed");
  import(book, {told});
  ASSERT_EQ(event(told.id), event(other_.id));
  ASSERT_TRUE(store_->split(other_.id, id_of(book), "two documents").ok());
  EXPECT_EQ(event(told.id), told);
  EXPECT_EQ(event(other_.id), other_);
  list_.hash = "2";
  import(list_, {wrong_});
  list_.hash = "3";
  import(list_, {wrong_, other_});
  EXPECT_EQ(event(told.id), told);
  ASSERT_TRUE(store_->join(told.id, other_.id, "one after all").ok());
  EXPECT_EQ(event(told.id), event(other_.id));
  EXPECT_EQ(store_->split(other_.id, id_of(source_of("none")), "").error().code, Code::not_found);
}

TEST_F(Editing, MarksHoldUntilTheyAreTakenOff) {
  ASSERT_TRUE(store_->mark(other_.id, Mark::hidden, "a double").ok());
  ASSERT_TRUE(store_->mark(wrong_.id, Mark::lead, "round year").ok());
  list_.hash = "2";
  import(list_, {wrong_, other_});
  EXPECT_TRUE(event(other_.id).editorial.hidden);
  EXPECT_TRUE(event(wrong_.id).editorial.lead);
  EXPECT_EQ(store_->marks().value().size(), 2U);
  ASSERT_TRUE(store_->unmark(other_.id, Mark::hidden).ok());
  EXPECT_FALSE(event(other_.id).editorial.hidden);
}

TEST_F(Editing, AnEventOfTheEditorsOwnIsKept) {
  const Event own = event_of(editor_source(), date_of("1900-05-01"), "The museum opens");
  ASSERT_EQ(store_->put(own).value(), own.id);
  ASSERT_EQ(store_->put(event_of(editor_source(), date_of("1950-05-01"), "The new wing opens")).ok(), true);
  EXPECT_EQ(event(own.id), own);
  EXPECT_EQ(store_->event_count(), 4);
}

TEST_F(Editing, AnEventThatIsNotThereCannotBeEdited) {
  for (const char* id : {"0123456789abcdef", "", "no name"}) {
    EXPECT_EQ(store_->mark({id}, Mark::hidden, "").error().code, Code::not_found);
    EXPECT_EQ(store_->correct({id}, {"x", {}, ""}).error().code, Code::not_found);
  }
  EXPECT_TRUE(store_->begin(source_of("more")).value());  // nothing is left open
}

TEST_F(Editing, ASourceThatIsForgottenTakesWhatItAloneTells) {
  const Source book = source_of("book");
  const Event told = event_of(book, date_of("1953-07-27"), "Armistice in Korea signed");
  import(book, {told});
  EXPECT_EQ(store_->forget(id_of(list_)).value(), 2U);
  EXPECT_EQ(event(told.id), told);
  EXPECT_EQ(store_->event_count(), 1);
  EXPECT_EQ(store_->sources().value(), std::vector{book});
  EXPECT_EQ(store_->forget(id_of(list_)).value(), std::nullopt);
  EXPECT_TRUE(store_->search({.words = "Churchill"}).value().events.empty());
}

}  // namespace
}  // namespace thisday::keep
