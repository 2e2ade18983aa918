// Any bytes as a picture of an article: refused, or files that are pictures themselves.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "gather/picture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using thisday::gather::picture_files;
  const auto files = picture_files({reinterpret_cast<const char*>(data), size});
  if (!files.ok()) return 0;
  for (const auto& file : *files)
    if (file.width <= 0 || file.height <= 0 || !picture_files(file.bytes).ok()) std::abort();
  return 0;
}
