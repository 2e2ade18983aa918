// Fuzz entry: any bytes as bzip2. What libbz2 reads to the end must be read the same, and nothing else as whole.

#include <bzlib.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "gather/stream.hpp"

namespace {

using namespace thisday;

class Bytes : public gather::Stream {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = bytes_.copy(buffer, size);
    bytes_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view bytes_;
};

constexpr std::size_t kMost = std::size_t{1} << 20;

// One file of one or more that follow each other; whether it was whole.
bool by_libbz2(std::string& bytes, std::string& output) {
  bz_stream state{};
  if (BZ2_bzDecompressInit(&state, 0, 0) != BZ_OK) std::abort();
  state.next_in = bytes.data();
  state.avail_in = static_cast<unsigned>(bytes.size());
  output.resize(kMost);
  state.next_out = output.data();
  state.avail_out = kMost;
  int done = BZ_OK;
  while (done == BZ_OK && state.avail_in > 0 && state.avail_out > 0) done = BZ2_bzDecompress(&state);
  output.resize(kMost - state.avail_out);
  bytes.erase(0, bytes.size() - state.avail_in);
  BZ2_bzDecompressEnd(&state);
  return done == BZ_STREAM_END;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto stream = gather::bzip2_stream(std::make_unique<Bytes>(bytes), 1);
  const auto ours = gather::read_up_to(*stream, kMost);
  std::string theirs;
  if (by_libbz2(bytes, theirs) && bytes.empty() && theirs.size() < kMost && (!ours || *ours != theirs)) std::abort();
  return 0;
}
