// The questions that a library answers besides "on this day", on a handful of events.

#include "ask/library.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "keep/sample_library.hpp"

namespace thisday::ask {
namespace {

using keep::date_of;
using keep::event_of;
using story::Event;
using Headlines = std::vector<std::string>;

class Asking : public testing::Test {
 protected:
  Asking() {
    auto store = keep::Store::open(folder_.file("library.db"), keep::Store::Mode::create).value();
    const auto korea = [&](const char* date, const char* headline) {
      Event event = event_of(list_, date_of(date), headline);
      event.subjects = {"Korean War"};
      return event;
    };
    Event armistice = korea("1953-07-27", "The armistice is signed at Panmunjom");
    armistice.places = {{"Panmunjom", 37.956, 126.677}};
    armistice_ = armistice.id;
    Event moon = event_of(list_, date_of("1969-07-20"), "Armstrong walks on the moon");
    Event seoul = korea("1950-06-28", "Seoul falls");
    seoul.places = {{"Seoul", 37.566, 126.978}};
    EXPECT_TRUE(store->begin(list_).value());
    for (const Event& event : {armistice, moon, seoul, korea("1954-04-26", "Talks on Korea open at Geneva"),
                               event_of(list_, date_of("1953-07-26"), "Castro attacks the Moncada barracks"),
                               event_of(list_, date_of("1926"), "The year of the general strike"),
                               event_of(list_, date_of("XXXX-07-27"), "The day of the ferry")})
      EXPECT_TRUE(store->add(event).ok());
    EXPECT_TRUE(store->commit().ok());
    EXPECT_TRUE(store->mark(moon.id, keep::Mark::sensitive, "for the test").ok());
    store.reset();
    library_.emplace(Library::open(folder_.file("library.db")).value());
  }
  static Headlines headlines(const std::vector<Event>& events) {
    Headlines all;
    for (const Event& event : events) all.push_back(event.headline);
    return all;
  }

  keep::TemporaryFolder folder_;
  story::Source list_ = keep::source_of("list");
  story::EventId armistice_;
  std::optional<Library> library_;
};

TEST_F(Asking, ASpanComesInOrderOfTimePageByPage) {
  SearchQuestion question{.span = date_of("1950/1969").span(), .limit = 2};
  Headlines all;
  std::size_t pages = 0;
  for (;; ++pages) {
    const auto answer = library_->span(question).value();
    for (const Event& event : answer.events) all.push_back(event.headline);
    EXPECT_EQ(answer.more, !answer.cursor.empty());
    if (!answer.more) break;
    question.cursor = answer.cursor;
  }
  EXPECT_EQ(pages, 2U);
  EXPECT_EQ(all,
            (Headlines{"Seoul falls", "Castro attacks the Moncada barracks", "The armistice is signed at Panmunjom",
                       "Talks on Korea open at Geneva", "Armstrong walks on the moon"}));
  question.cursor = "nonsense";
  EXPECT_EQ(library_->span(question).error().code, Code::syntax);
}

TEST_F(Asking, NearAPlaceTheNearestComesFirst) {
  SearchQuestion question{.near = keep::Near{37.5, 127.0, 100}};
  EXPECT_EQ(headlines(library_->near(question).value().events),
            (Headlines{"Seoul falls", "The armistice is signed at Panmunjom"}));
  question.near->kilometres = 20;
  EXPECT_EQ(headlines(library_->near(question).value().events), Headlines{"Seoul falls"});
  question.near->latitude = 91;
  EXPECT_EQ(library_->near(question).error().code, Code::range);
}

TEST_F(Asking, DensityCountsEveryEventOnceInTimeAndOnTheMap) {
  const auto density = library_->density({}, {.bins = 5, .columns = 36, .rows = 18}).value();
  EXPECT_EQ(density.events, 7U);
  EXPECT_EQ(density.undated, 1U);
  EXPECT_EQ(density.outside, 0U);
  ASSERT_EQ(density.bins.size(), 5U);
  std::size_t counted = 0;
  for (const auto& bin : density.bins) counted += bin.events;
  EXPECT_EQ(counted, 6U);
  EXPECT_EQ(density.bins.front().events, 1U);
  ASSERT_EQ(density.cells.size(), 1U);
  EXPECT_EQ(density.cells[0].events, 2U);
  EXPECT_EQ(density.cells[0].west, 120);
  EXPECT_EQ(density.cells[0].south, 30);
  EXPECT_EQ(density.unplaced, 5U);
  EXPECT_EQ(library_->density({}, {.bins = 10'001}).error().code, Code::range);
}

TEST_F(Asking, ScreensOfSchoolsLeaveOutWhatIsSensitive) {
  EXPECT_EQ(library_->search({.words = "moon"}).value().events.size(), 1U);
  EXPECT_TRUE(library_->search({.words = "moon", .include_sensitive = false}).value().events.empty());
  DayQuestion day{.month = 7, .day = 20, .year = 2026};
  EXPECT_EQ(library_->on(day).value().events.size(), 1U);
  day.include_sensitive = false;
  EXPECT_TRUE(library_->on(day).value().events.empty());
}

TEST_F(Asking, ARandomEventDependsOnTheSeedAlone) {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto once = library_->random({.seed = seed}).value();
    ASSERT_TRUE(once.event);
    EXPECT_EQ(once.event, library_->random({.seed = seed}).value().event);
    EXPECT_FALSE(once.sources.empty());
    seen.insert(once.event->headline);
  }
  EXPECT_GT(seen.size(), 1U);
  EXPECT_FALSE(library_->random({.among = {.words = "nothing"}}).value().event);
}

TEST_F(Asking, RoundAnniversariesComeUpFirst) {
  const auto answer = library_->upcoming({.from = {2053, 7, 20}, .days = 10}).value();
  Headlines all;
  for (const Upcoming& each : answer.events) all.push_back(each.found.event.headline);
  // The armistice is worth more: the library tells more of its war.
  EXPECT_EQ(all, (Headlines{"The armistice is signed at Panmunjom", "Castro attacks the Moncada barracks",
                            "Armstrong walks on the moon"}));
  EXPECT_EQ(answer.events[0].on, (when::CivilDay{2053, 7, 27}));
  EXPECT_EQ(answer.events[0].found.years_ago, 100);
  EXPECT_EQ(library_->upcoming({.from = {2053, 7, 20}, .days = 0}).error().code, Code::range);
}

TEST_F(Asking, AnEventHasWhatLedToItWhatFollowedAndWhatElseWasThen) {
  const auto related = library_->related(armistice_).value();
  ASSERT_TRUE(related);
  EXPECT_EQ(headlines(related->led), Headlines{"Seoul falls"});
  EXPECT_EQ(headlines(related->followed), Headlines{"Talks on Korea open at Geneva"});
  EXPECT_EQ(headlines(related->then), Headlines{"Castro attacks the Moncada barracks"});
  EXPECT_FALSE(library_->related({"0000000000000000"}).value());
}

TEST_F(Asking, StatisticsCountByYearDayKindAndSource) {
  const auto all = library_->statistics().value();
  EXPECT_EQ(all.events, 7U);
  EXPECT_EQ(all.undated, 1U);
  EXPECT_EQ(all.placed, 2U);
  EXPECT_EQ(all.sensitive, 1U);
  ASSERT_EQ(all.years.size(), 5U);
  EXPECT_EQ(all.years[0].year, 1926);
  EXPECT_EQ(all.years[2].events, 2U);
  ASSERT_FALSE(all.days.empty());
  EXPECT_EQ(all.days.back().day, 27);
  EXPECT_EQ(all.days.back().events, 2U);
  EXPECT_EQ(all.kinds[0].events, 7U);
  ASSERT_EQ(all.sources.size(), 1U + 0U);
  EXPECT_EQ(all.sources[0].evidence, 7U);
  EXPECT_EQ(all.languages[0].language, "en");
}

TEST_F(Asking, ADamagedLibraryAnswersWithAnErrorOrWithWhatIsWhole) {
  library_.reset();
  const std::string path = folder_.file("library.db");
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
  for (std::streamoff at = 8192; at + 512 < size; at += 4096) {
    file.seekp(at + 100);
    file << std::string(400, '\x55');
  }
  file.close();
  const auto library = Library::open(path);
  if (!library) {
    EXPECT_EQ(library.error().code, Code::storage);
    return;
  }
  const auto sound = [](const auto& answer) { return answer.ok() || answer.error().code == Code::storage; };
  EXPECT_TRUE(sound(library->on({.month = 7, .day = 27, .year = 2026})));
  EXPECT_TRUE(sound(library->search({.words = "armistice"})));
  EXPECT_TRUE(sound(library->span({})));
  EXPECT_TRUE(sound(library->density({}, {.bins = 10, .columns = 10, .rows = 10})));
  EXPECT_TRUE(sound(library->statistics()));
  EXPECT_TRUE(sound(library->random({})));
  EXPECT_TRUE(sound(library->related(armistice_)));
  EXPECT_TRUE(sound(library->upcoming({.from = {2026, 7, 1}})));
}

TEST_F(Asking, ALibraryThatIsWrittenToStillAnswers) {
  const auto writer = keep::Store::open(folder_.file("library.db"), keep::Store::Mode::write).value();
  ASSERT_TRUE(writer->begin(keep::source_of("another")).value());
  EXPECT_EQ(library_->on({.month = 7, .day = 27, .year = 2026}).value().events.size(), 2U);
  EXPECT_EQ(library_->search({.words = "armistice"}).value().events.size(), 1U);
  writer->rollback();
}

TEST_F(Asking, ADayCanBeCutToItsBest) {
  DayQuestion day{.month = 7, .day = 27, .year = 2026};
  day.limit = 1;
  const auto answer = library_->on(day).value();
  ASSERT_EQ(answer.events.size(), 1U);
  EXPECT_EQ(answer.events[0].event.headline, "The armistice is signed at Panmunjom");
  EXPECT_TRUE(answer.more);
  EXPECT_TRUE(answer.events[0].score.parts.empty());
  day.explain = true;
  EXPECT_FALSE(library_->on(day).value().events[0].score.parts.empty());
}

}  // namespace
}  // namespace thisday::ask
