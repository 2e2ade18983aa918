#include "gather/picture.hpp"

#include <fmt/format.h>
#include <libexif/exif-data.h>
#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kMostBytes = std::size_t{32} << 20;
constexpr std::int64_t kMostPoints = 50'000'000;
// The longer side: a thumbnail, a phone's, a desktop's.
constexpr std::array kSides = {320, 960, 1920};
constexpr int kQuality = 82;
constexpr int kQualityBetween = 95;  // of a PNG, before it is made smaller

struct Turbo {
  using pointer = tjhandle;
  void operator()(tjhandle handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<std::remove_pointer_t<tjhandle>, Turbo>;

/// What TurboJPEG has allocated.
class Jpeg {
 public:
  Jpeg() = default;
  ~Jpeg() { tjFree(data); }
  Jpeg(const Jpeg&) = delete;
  Jpeg& operator=(const Jpeg&) = delete;
  [[nodiscard]] std::string bytes() const { return {reinterpret_cast<const char*>(data), size}; }

  unsigned char* data = nullptr;
  unsigned long size = 0;
};

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Error broken(tjhandle handle) {
  return {Code::syntax, fmt::format("no whole JPEG: {}", tjGetErrorStr2(handle))};
}

/// What is odd and can be read all the same is a warning.
bool failed(tjhandle handle, int done) {
  return done != 0 && tjGetErrorCode(handle) == TJERR_FATAL;
}

Result<void> check_size(std::int64_t width, std::int64_t height) {
  if (width * height <= kMostPoints) return {};
  return Error{Code::range, fmt::format("{} × {} points are too many", width, height), 0,
               fmt::format("up to {} million are read", kMostPoints / 1'000'000)};
}

struct Size {
  int width = 0;
  int height = 0;
};

Result<Size> size_of(tjhandle handle, std::string_view jpeg) {
  Size size;
  int sampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(handle, octets(jpeg), jpeg.size(), &size.width, &size.height, &sampling, &colours) != 0)
    return broken(handle);
  if (auto fits = check_size(size.width, size.height); !fits) return fits.error();
  if (colours == TJCS_CMYK || colours == TJCS_YCCK)
    return Error{Code::syntax, "a picture in the colours of print (CMYK)", 0, "save it as RGB"};
  return size;
}

Result<std::string> compressed(const std::vector<unsigned char>& points, Size size, int quality) {
  const Handle handle(tjInitCompress());
  Jpeg out;
  const int sampling = quality == kQuality ? TJSAMP_420 : TJSAMP_444;
  if (tjCompress2(handle.get(), points.data(), size.width, 0, size.height, TJPF_RGB, &out.data, &out.size, sampling,
                  quality, TJFLAG_PROGRESSIVE) != 0)
    return broken(handle.get());
  return out.bytes();
}

/// The largest size that JPEG's own blocks, of eight by eight points, can be shrunk to, and that fits.
Size fitting(Size whole, int side) {
  int count = 0;
  const tjscalingfactor* first = tjGetScalingFactors(&count);
  const std::span factors(first, static_cast<std::size_t>(count));
  Size best;
  for (const tjscalingfactor& factor : factors) {
    const Size size{TJSCALED(whole.width, factor), TJSCALED(whole.height, factor)};
    const bool fits = factor.num <= factor.denom && std::max(size.width, size.height) <= side;
    if (fits && size.width > best.width) best = size;
  }
  return best.width > 0 ? best : Size{TJSCALED(whole.width, factors.back()), TJSCALED(whole.height, factors.back())};
}

/// How the camera was held, as EXIF numbers it: 1 is upright.
int orientation_of(std::string_view jpeg) {
  struct Unref {
    void operator()(ExifData* data) const { exif_data_unref(data); }
  };
  const std::unique_ptr<ExifData, Unref> exif(
      exif_data_new_from_data(octets(jpeg), static_cast<unsigned int>(jpeg.size())));
  if (!exif) return 1;
  const ExifEntry* entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) return 1;
  return exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
}

/// Turned as it was held, without being decoded again.
Result<std::string> upright(std::string jpeg, int orientation) {
  static constexpr std::array kTurns = {TJXOP_NONE,      TJXOP_NONE,  TJXOP_HFLIP,      TJXOP_ROT180, TJXOP_VFLIP,
                                        TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270};
  if (orientation < 2 || orientation > 8) return jpeg;
  const Handle handle(tjInitTransform());
  tjtransform turn{};
  turn.op = kTurns[static_cast<std::size_t>(orientation)];
  turn.options = TJXOPT_TRIM | TJXOPT_COPYNONE | TJXOPT_PROGRESSIVE;
  Jpeg out;
  if (tjTransform(handle.get(), octets(jpeg), jpeg.size(), 1, &out.data, &out.size, &turn, 0) != 0)
    return broken(handle.get());
  return out.bytes();
}

Result<std::string> shrunk(tjhandle handle, std::string_view jpeg, Size size) {
  std::vector<unsigned char> points(std::size_t{3} * static_cast<std::size_t>(size.width) *
                                    static_cast<std::size_t>(size.height));
  const int done = tjDecompress2(handle, octets(jpeg), jpeg.size(), points.data(), size.width, 0, size.height, TJPF_RGB,
                                 TJFLAG_LIMITSCANS);
  if (failed(handle, done)) return broken(handle);
  return compressed(points, size, kQuality);
}

Result<std::vector<story::PictureFile>> files_of_jpeg(std::string_view jpeg) {
  const Handle handle(tjInitDecompress());
  const auto whole = size_of(handle.get(), jpeg);
  if (!whole) return whole.error();
  const int orientation = orientation_of(jpeg);
  std::vector<story::PictureFile> files;
  for (const int side : kSides) {
    const Size wanted = fitting(*whole, side);
    auto small = shrunk(handle.get(), jpeg, wanted);
    if (small) small = upright(*std::move(small), orientation);
    if (!small) return small.error();
    const auto size = size_of(handle.get(), *small);
    if (!size) return size.error();
    if (!files.empty() && files.back().width == size->width) continue;
    files.push_back(
        {fmt::format("{}-{}.jpg", short_hash(*small), size->width), size->width, size->height, *std::move(small)});
  }
  return files;
}

Result<std::string> jpeg_of_png(std::string_view png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  struct Free {
    void operator()(png_image* taken) const { png_image_free(taken); }
  };
  const std::unique_ptr<png_image, Free> freed(&image);
  const auto failed = [&] { return Error{Code::syntax, fmt::format("no whole PNG: {}", image.message)}; };
  if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0) return failed();
  if (auto fits = check_size(image.width, image.height); !fits) return fits.error();
  image.format = PNG_FORMAT_RGB;
  std::vector<unsigned char> points(PNG_IMAGE_SIZE(image));
  constexpr png_color kPaper{255, 255, 255};
  if (png_image_finish_read(&image, &kPaper, points.data(), 0, nullptr) == 0) return failed();
  return compressed(points, {static_cast<int>(image.width), static_cast<int>(image.height)}, kQualityBetween);
}

}  // namespace

Result<std::vector<story::PictureFile>> picture_files(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return files_of_jpeg(bytes);
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) {
    const auto jpeg = jpeg_of_png(bytes);
    if (!jpeg) return jpeg.error();
    return files_of_jpeg(*jpeg);
  }
  return Error{Code::syntax, "neither a JPEG nor a PNG", 0, "save it as one of them"};
}

Result<std::vector<story::PictureFile>> read_picture(const std::string& article, const std::string& picture) {
  namespace fs = std::filesystem;
  if (picture.find("://") != std::string::npos || picture.starts_with("//"))
    return Error{Code::range, "pictures are not fetched from elsewhere", 0, "save it beside the article"};
  std::error_code error;
  const fs::path parent = fs::path(article).parent_path();
  const fs::path folder = fs::canonical(parent.empty() ? fs::path(".") : parent, error);
  if (error) return Error{Code::unreadable, error.message()};
  const fs::path file = fs::canonical(folder / picture, error);
  if (error) return Error{Code::not_found, error.message(), 0, fmt::format("it is looked for in {}", parent.string())};
  const auto [end, same] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  if (end != folder.end())
    return Error{Code::range, "it is not in the article's folder", 0, "copy it beside the article"};
  const auto bytes = read_file(file.string(), kMostBytes);
  if (!bytes) return bytes.error();
  return picture_files(*bytes);
}

}  // namespace thisday::gather
