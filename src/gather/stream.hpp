#pragma once
// Files too large for memory, plain or compressed, as streams of bytes.

#include <cstddef>
#include <memory>
#include <string>

#include "base/result.hpp"

namespace thisday::gather {

class Stream {
 public:
  virtual ~Stream() = default;
  /// Up to `size` bytes; 0 at the end. Errors: unreadable, syntax (damaged data).
  virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
};

struct StreamOptions {
  unsigned threads = 0;  ///< that decompress bzip2; 0: as many as the machine has
};

/// The bytes of a file ("-": standard input), decompressed: gzip, bzip2 (its blocks on all cores) and zstd are known by
/// how they begin. Memory: some MiB for each thread. Errors: not_found, unreadable.
Result<std::unique_ptr<Stream>> open_stream(const std::string& path, const StreamOptions& options = {});

/// A stream whose first bytes were looked at already.
std::unique_ptr<Stream> stream_after(std::string beginning, std::unique_ptr<Stream> rest);

/// As many bytes as there are, up to `size`.
Result<std::string> read_up_to(Stream& stream, std::size_t size);
/// The same, at the end of `bytes`; how many they were.
Result<std::size_t> append_up_to(Stream& stream, std::size_t size, std::string& bytes);

/// What a bzip2 stream holds. `compressed` gives its bytes. O(length); blocks are decompressed in parallel.
std::unique_ptr<Stream> bzip2_stream(std::unique_ptr<Stream> compressed, unsigned threads);

}  // namespace thisday::gather
