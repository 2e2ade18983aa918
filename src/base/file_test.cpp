#include "base/file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace thisday {
namespace {

TEST(File, AFileIsReadBackAsItWasWritten) {
  const std::string path = testing::TempDir() + "thisday_file_test";
  const std::string bytes("a\0b\r\n", 5);
  ASSERT_TRUE(write_file(path, bytes).ok());
  EXPECT_EQ(read_file(path).value(), bytes);
  std::filesystem::remove(path);
}

TEST(File, AMissingFileSaysWhichAndWhy) {
  const auto result = read_file("/nowhere/at all");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, Code::not_found);
  EXPECT_EQ(result.error().message, "/nowhere/at all: No such file or directory");
}

TEST(File, AFolderIsNotAFile) { EXPECT_EQ(read_file("/").error().code, Code::unreadable); }

TEST(File, AFileOverTheLimitIsRefused) {
  const std::string path = testing::TempDir() + "thisday_file_limit_test";
  ASSERT_TRUE(write_file(path, "12345").ok());
  EXPECT_EQ(read_file(path, 4).error().code, Code::range);
  EXPECT_TRUE(read_file(path, 5).ok());
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace thisday
