#include "gather/stream.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace thisday::gather {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;

class FileStream : public Stream {
 public:
  FileStream(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  ~FileStream() override {
    if (file_ != stdin) std::fclose(file_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = std::fread(buffer, 1, size, file_);
    if (got == 0 && std::ferror(file_) != 0)
      return Error{Code::unreadable, fmt::format("{}: {}", path_, std::strerror(errno))};
    return got;
  }

 private:
  std::FILE* file_;
  std::string path_;
};

class ResumedStream : public Stream {
 public:
  ResumedStream(std::string beginning, std::unique_ptr<Stream> rest)
      : beginning_(std::move(beginning)), rest_(std::move(rest)) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (at_ == beginning_.size()) return rest_->read(buffer, size);
    const std::size_t got = std::min(size, beginning_.size() - at_);
    std::memcpy(buffer, beginning_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  std::string beginning_;
  std::unique_ptr<Stream> rest_;
  std::size_t at_ = 0;
};

// gzip, also of several members one after the other.
class GzipStream : public Stream {
 public:
  explicit GzipStream(std::unique_ptr<Stream> compressed) : compressed_(std::move(compressed)), input_(kChunk) {
    inflateInit2(&state_, 15 + 32);
  }
  ~GzipStream() override { inflateEnd(&state_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    state_.next_out = reinterpret_cast<Bytef*>(buffer);
    state_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30));
    const std::size_t asked = state_.avail_out;
    while (state_.avail_out == asked) {
      if (state_.avail_in == 0) {
        const auto got = compressed_->read(input_.data(), input_.size());
        if (!got) return got;
        if (*got == 0) {
          if (open_) return Error{Code::syntax, "the gzip data ends in the middle"};
          return std::size_t{0};
        }
        state_.next_in = reinterpret_cast<Bytef*>(input_.data());
        state_.avail_in = static_cast<uInt>(*got);
      }
      open_ = true;
      const int done = inflate(&state_, Z_NO_FLUSH);
      if (done == Z_STREAM_END) {
        open_ = false;
        inflateReset(&state_);
      } else if (done != Z_OK && done != Z_BUF_ERROR) {
        return Error{Code::syntax, "the gzip data is damaged"};
      }
    }
    return asked - state_.avail_out;
  }

 private:
  std::unique_ptr<Stream> compressed_;
  std::vector<char> input_;
  z_stream state_{};
  bool open_ = false;
};

class ZstdStream : public Stream {
 public:
  explicit ZstdStream(std::unique_ptr<Stream> compressed)
      : compressed_(std::move(compressed)), input_(kChunk), state_(ZSTD_createDStream()) {}
  ~ZstdStream() override { ZSTD_freeDStream(state_); }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    ZSTD_outBuffer out{buffer, size, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size) {
        const auto got = compressed_->read(input_.data(), input_.size());
        if (!got) return got;
        if (*got == 0) {
          if (open_) return Error{Code::syntax, "the zstd data ends in the middle"};
          return std::size_t{0};
        }
        in_ = {input_.data(), *got, 0};
      }
      const std::size_t done = ZSTD_decompressStream(state_, &out, &in_);
      if (ZSTD_isError(done) != 0)
        return Error{Code::syntax, fmt::format("the zstd data is damaged: {}", ZSTD_getErrorName(done))};
      open_ = done != 0;
    }
    return out.pos;
  }

 private:
  std::unique_ptr<Stream> compressed_;
  std::vector<char> input_;
  ZSTD_DStream* state_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool open_ = false;
};

}  // namespace

Result<std::size_t> append_up_to(Stream& stream, std::size_t size, std::string& bytes) {
  const std::size_t first = bytes.size();
  while (bytes.size() - first < size) {
    const std::size_t begin = bytes.size();
    bytes.resize(std::min(first + size, begin + kChunk));
    const auto got = stream.read(bytes.data() + begin, bytes.size() - begin);
    bytes.resize(begin + (got ? *got : 0));
    if (!got) return got;
    if (*got == 0) break;
  }
  return bytes.size() - first;
}

Result<std::string> read_up_to(Stream& stream, std::size_t size) {
  std::string bytes;
  const auto got = append_up_to(stream, size, bytes);
  if (!got) return got.error();
  return bytes;
}

std::unique_ptr<Stream> stream_after(std::string beginning, std::unique_ptr<Stream> rest) {
  return std::make_unique<ResumedStream>(std::move(beginning), std::move(rest));
}

Result<std::unique_ptr<Stream>> open_stream(const std::string& path, const StreamOptions& options) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr)
    return Error{errno == ENOENT ? Code::not_found : Code::unreadable,
                 fmt::format("{}: {}", path, std::strerror(errno))};
  std::unique_ptr<Stream> plain = std::make_unique<FileStream>(file, path);
  struct stat status {};
  if (fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode))
    return Error{Code::unreadable, fmt::format("{}: {}", path, std::strerror(EISDIR))};
  auto head = read_up_to(*plain, 10);
  if (!head) return head.error();
  const std::string_view first = *head;
  const bool gzip = first.starts_with("\x1F\x8B"), zstd = first.starts_with("\x28\xB5\x2F\xFD");
  const bool bzip2 = first.size() == 10 && first.starts_with("BZh") && first[3] >= '1' && first[3] <= '9' &&
                     (first.substr(4) == "1AY&SY" || first.substr(4) == "\x17\x72\x45\x38\x50\x90");
  auto whole = stream_after(std::move(head).value(), std::move(plain));
  if (gzip) return std::unique_ptr<Stream>(std::make_unique<GzipStream>(std::move(whole)));
  if (zstd) return std::unique_ptr<Stream>(std::make_unique<ZstdStream>(std::move(whole)));
  if (bzip2)
    return bzip2_stream(std::move(whole),
                        options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency()));
  return whole;
}

}  // namespace thisday::gather
