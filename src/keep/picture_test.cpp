// The pictures of entries: kept with them, found by name, gone with them.

#include <gtest/gtest.h>

#include "keep/sample_library.hpp"

namespace thisday::keep {
namespace {

class PicturesOfEntries : public testing::Test {
 protected:
  PicturesOfEntries() : store_(Store::open(folder_.file("library.db"), Store::Mode::create).value()) {
    entry_.picture = story::Picture{"table.jpg", "A table", "A photographer, CC BY 4.0", {small_, large_}};
  }
  void import(const std::optional<story::Entry>& entry) {
    ASSERT_TRUE(store_->begin(source_).value());
    if (entry) {
      ASSERT_TRUE(store_->add(*entry).ok());
    }
    ASSERT_TRUE(store_->commit().ok());
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  story::Source source_ = source_of("korea.md");
  story::PictureFile small_{"aa-320.jpg", 320, 200, std::string("\xFF\xD8\0small", 8)};
  story::PictureFile large_{"bb-960.jpg", 960, 600, "large"};
  story::Entry entry_{"armistice", id_of(source_), date_of("1953-07-27"), "Armistice", "", "A body", {}};
};

TEST_F(PicturesOfEntries, AreKeptInTheirSizes) {
  import(entry_);
  const auto kept = store_->entry("armistice").value();
  ASSERT_TRUE(kept && kept->picture);
  ASSERT_EQ(kept->picture->files.size(), 2U);
  EXPECT_EQ(kept->picture->files.front().name, "aa-320.jpg");
  EXPECT_EQ(kept->picture->files.back().width, 960);
  EXPECT_EQ(store_->entries().value().front(), *kept);
  EXPECT_EQ(store_->entries_on({{when::Calendar::gregorian, 7, 27}}).value().front(), *kept);
  EXPECT_EQ(store_->picture("aa-320.jpg").value(), small_.bytes);
  EXPECT_EQ(store_->picture("cc-320.jpg").value(), std::nullopt);
}

TEST_F(PicturesOfEntries, GoWithThem) {
  import(entry_);
  source_.hash = "another";
  import(std::nullopt);
  EXPECT_EQ(store_->picture("aa-320.jpg").value(), std::nullopt);
}

TEST_F(PicturesOfEntries, ALibraryWithoutAnyHasNone) {
  entry_.picture->files.clear();
  import(entry_);
  EXPECT_TRUE(store_->entry("armistice").value()->picture->files.empty());
  EXPECT_EQ(store_->picture("aa-320.jpg").value(), std::nullopt);
}

}  // namespace
}  // namespace thisday::keep
