#include "serve/codings.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <new>

#include "serve/header_list.hpp"

namespace thisday::serve {
namespace {

// The best level of each that takes no longer than a page takes to be made.
constexpr int kGzipLevel = 9;
constexpr int kZstdLevel = 15;

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kZstdLevel);
  if (ZSTD_isError(size)) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace

std::string_view name_of(Coding coding) {
  constexpr std::array<std::string_view, kCodings> kNames = {"", "gzip", "zstd"};
  return kNames[static_cast<std::size_t>(coding)];
}

Coding choose_coding(std::string_view accept_encoding) {
  // Weights of identity, gzip and zstd; -1: not spoken of.
  std::array<int, kCodings> weights = {-1, -1, -1};
  int others = -1;
  each_element(accept_encoding, [&](std::string_view element) {
    const Weighted one = weighted(element);
    if (one.value == "*") others = one.weight;
    if (same_word(one.value, "identity")) weights[0] = one.weight;
    if (same_word(one.value, "gzip") || same_word(one.value, "x-gzip")) weights[1] = one.weight;
    if (same_word(one.value, "zstd")) weights[2] = one.weight;
  });
  for (std::size_t i = 1; i < kCodings; ++i)
    if (weights[i] < 0) weights[i] = std::max(others, 0);
  // What is not spoken of is allowed as it is, but wanted least.
  Coding best = Coding::identity;
  int most = std::max(weights[0], 1);
  for (const Coding coding : {Coding::gzip, Coding::zstd}) {
    const int weight = weights[static_cast<std::size_t>(coding)];
    if (weight < most) continue;
    best = coding;
    most = weight;
  }
  return best;
}

std::string encoded(std::string_view bytes, Coding coding) {
  switch (coding) {
    case Coding::gzip:
      return gzipped(bytes);
    case Coding::zstd:
      return zstandard(bytes);
    case Coding::identity:
      break;
  }
  return std::string(bytes);
}

}  // namespace thisday::serve
