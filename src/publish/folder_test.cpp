#include "publish/folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file.hpp"

namespace thisday::publish {
namespace {

namespace fs = std::filesystem;

class FolderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "thisday-folder-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  void TearDown() override { fs::remove_all(path_); }

  // Writes these files, and nothing else.
  Folder::Count build(const std::vector<std::pair<std::string, std::string>>& files) {
    auto folder = Folder::open(path_);
    EXPECT_TRUE(folder.ok());
    for (const auto& [path, bytes] : files) EXPECT_TRUE(folder->put(path, bytes).ok()) << path;
    return folder->finish().value();
  }

  std::string path_;
};

TEST_F(FolderTest, WritesOnlyWhatChanged) {
  const auto first = build({{"index.html", "a"}, {"07-27/index.html", "b"}});
  EXPECT_EQ(first.files, 2U);
  EXPECT_EQ(first.written, 2U);
  EXPECT_EQ(read_file(path_ + "/07-27/index.html").value(), "b");
  const auto before = fs::last_write_time(path_ + "/index.html");
  const auto second = build({{"index.html", "a"}, {"07-27/index.html", "c"}});
  EXPECT_EQ(second.written, 1U);
  EXPECT_EQ(second.removed, 0U);
  EXPECT_EQ(fs::last_write_time(path_ + "/index.html"), before);
  EXPECT_EQ(read_file(path_ + "/07-27/index.html").value(), "c");
}

TEST_F(FolderTest, RemovesWhatIsNoLongerMadeAndNothingElse) {
  build({{"index.html", "a"}, {"entry/old/index.html", "b"}});
  std::ofstream(path_ + "/CNAME") << "history.example.org";
  const auto count = build({{"index.html", "a"}});
  EXPECT_EQ(count.removed, 1U);
  EXPECT_FALSE(fs::exists(path_ + "/entry"));
  EXPECT_TRUE(fs::exists(path_ + "/CNAME"));
}

TEST_F(FolderTest, AFolderOfOtherThingsIsLeftAlone) {
  std::ofstream(path_ + "/thesis.txt") << "years of work";
  const auto folder = Folder::open(path_);
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, Code::foreign);
}

TEST_F(FolderTest, NoPathLeadsOutOfIt) {
  auto folder = Folder::open(path_);
  ASSERT_TRUE(folder.ok());
  for (const char* path : {"../x", "/etc/x", "a/../../x", "", ".", "a//b", "a/"})
    EXPECT_FALSE(folder->put(path, "x").ok()) << path;
}

TEST_F(FolderTest, AListFromElsewhereRemovesNothingOutside) {
  std::ofstream(path_ + "-victim") << "x";
  std::ofstream(path_ + "/.thisday-build") << "../" << fs::path(path_).filename().string() << "-victim\n";
  EXPECT_EQ(build({}).removed, 0U);
  EXPECT_TRUE(fs::remove(path_ + "-victim"));
}

}  // namespace
}  // namespace thisday::publish
