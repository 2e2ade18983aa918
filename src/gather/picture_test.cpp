#include "gather/picture.hpp"

#include <gtest/gtest.h>
#include <png.h>
#include <turbojpeg.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

namespace thisday::gather {
namespace {

// Red on the left, blue on the right.
std::vector<unsigned char> two_halves(int width, int height, int channels = 3) {
  std::vector<unsigned char> points;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const bool left = x < width / 2;
      points.push_back(left ? 220 : 20);
      points.push_back(30);
      points.push_back(left ? 20 : 220);
      if (channels == 4) points.push_back(left ? 255 : 0);
    }
  return points;
}

std::string jpeg(int width, int height) {
  const auto points = two_halves(width, height);
  tjhandle handle = tjInitCompress();
  unsigned char* out = nullptr;
  unsigned long size = 0;
  tjCompress2(handle, points.data(), width, 0, height, TJPF_RGB, &out, &size, TJSAMP_444, 90, 0);
  std::string bytes(reinterpret_cast<const char*>(out), size);
  tjFree(out);
  tjDestroy(handle);
  return bytes;
}

std::string png(int width, int height) {
  const auto points = two_halves(width, height, 4);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, points.data(), 0, nullptr);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, points.data(), 0, nullptr);
  return bytes;
}

// With an EXIF block that says how the camera was held.
std::string held(int orientation, int width, int height) {
  std::string exif(
      "\xFF\xE1\x00\x22"
      "Exif\0\0"
      "II*\0\x08\0\0\0"
      "\x01\0"
      "\x12\x01\x03\0\x01\0\0\0",
      28);
  exif += static_cast<char>(orientation);
  exif += std::string(7, '\0');
  std::string bytes = jpeg(width, height);
  return bytes.insert(2, exif);
}

struct Point {
  int red = 0, green = 0, blue = 0;
};

Point point_of(const story::PictureFile& file, int x, int y) {
  std::vector<unsigned char> points(static_cast<std::size_t>(file.width * file.height * 3));
  tjhandle handle = tjInitDecompress();
  tjDecompress2(handle, reinterpret_cast<const unsigned char*>(file.bytes.data()), file.bytes.size(), points.data(),
                file.width, 0, file.height, TJPF_RGB, 0);
  tjDestroy(handle);
  const auto at = static_cast<std::size_t>((y * file.width + x) * 3);
  return {points[at], points[at + 1], points[at + 2]};
}

TEST(Picture, ComesInTheSizesThatPagesShow) {
  const auto files = picture_files(jpeg(3000, 2000));
  ASSERT_TRUE(files.ok()) << files.error().message;
  ASSERT_EQ(files->size(), 3U);
  EXPECT_LE(files->at(0).width, 375);
  EXPECT_LE(files->at(1).width, 960);
  EXPECT_LE(files->at(2).width, 1920);
  EXPECT_GT(files->at(2).width, 1400);
  for (const story::PictureFile& file : *files) {
    EXPECT_NEAR(1.5, static_cast<double>(file.width) / file.height, 0.02);
    EXPECT_NE(file.name.find("-" + std::to_string(file.width) + ".jpg"), std::string::npos);
    EXPECT_GT(point_of(file, 2, 2).red, 150);
    EXPECT_GT(point_of(file, file.width - 3, 2).blue, 150);
  }
}

TEST(Picture, IsNeverMadeLarger) {
  const auto files = picture_files(jpeg(200, 100));
  ASSERT_TRUE(files.ok());
  ASSERT_EQ(files->size(), 1U);
  EXPECT_EQ(files->front().width, 200);
}

TEST(Picture, APngStandsOnWhite) {
  const auto files = picture_files(png(400, 300));
  ASSERT_TRUE(files.ok()) << files.error().message;
  const Point clear = point_of(files->back(), 390, 10);
  EXPECT_GT(clear.red + clear.green + clear.blue, 3 * 245);
  EXPECT_GT(point_of(files->back(), 10, 10).red, 180);
}

TEST(Picture, IsTurnedAsTheCameraWasHeld) {
  const auto files = picture_files(held(6, 640, 320));
  ASSERT_TRUE(files.ok()) << files.error().message;
  const story::PictureFile& turned = files->back();
  EXPECT_EQ(turned.width, 320);
  EXPECT_EQ(turned.height, 640);
  // What was left is above.
  EXPECT_GT(point_of(turned, 100, 5).red, 150);
  EXPECT_GT(point_of(turned, 100, 635).blue, 150);
}

TEST(Picture, WhatIsNoneIsRefused) {
  for (const std::string& bytes : {std::string(), std::string("<svg/>"), std::string("\xFF\xD8\xFF", 3),
                                   std::string("GIF89a"), jpeg(64, 64).substr(0, 40), png(64, 64).substr(0, 60)}) {
    const auto files = picture_files(bytes);
    ASSERT_FALSE(files.ok());
    EXPECT_EQ(files.error().code, Code::syntax);
  }
}

TEST(Picture, ABombIsRefusedByItsSize) {
  // Sixty thousand points square, in a few hundred bytes.
  std::string bomb = png(8, 8);
  const std::string side("\x00\x00\xEA\x60", 4);
  bomb.replace(16, 4, side).replace(20, 4, side);
  // The check sum of the changed head.
  const std::string_view head = std::string_view(bomb).substr(12, 17);
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : head) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  sum = ~sum;
  for (int i = 0; i < 4; ++i) bomb[static_cast<std::size_t>(29 + i)] = static_cast<char>(sum >> (24 - 8 * i));
  const auto files = picture_files(bomb);
  ASSERT_FALSE(files.ok());
  EXPECT_EQ(files.error().code, Code::range) << files.error().message;
}

class PictureFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(root_ / "articles/pictures");
    write("articles/pictures/flag.jpg");
    write("secret.jpg");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string& name) const { std::ofstream(root_ / name, std::ios::binary) << jpeg(64, 48); }
  [[nodiscard]] auto read(const std::string& picture) const {
    return read_picture((root_ / "articles/a.md").string(), picture);
  }
  std::filesystem::path root_ =
      std::filesystem::temp_directory_path() / ("thisday-picture-" + std::to_string(::getpid()));
};

TEST_F(PictureFolder, IsTheArticlesOwn) {
  EXPECT_TRUE(read("pictures/flag.jpg").ok());
  EXPECT_EQ(read("../secret.jpg").error().code, Code::range);
  EXPECT_EQ(read((root_ / "secret.jpg").string()).error().code, Code::range);
  EXPECT_EQ(read("none.jpg").error().code, Code::not_found);
  EXPECT_EQ(read("https://example.org/flag.jpg").error().code, Code::range);
  std::filesystem::create_symlink(root_ / "secret.jpg", root_ / "articles/link.jpg");
  EXPECT_EQ(read("link.jpg").error().code, Code::range);
}

}  // namespace
}  // namespace thisday::gather
