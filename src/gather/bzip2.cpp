// bzip2 on all cores. A bzip2 file is a run of bits in which each block stands by itself:
//
//   "BZh9"  { 314159265359 (48 bits)  CRC (32)  … }  { … }  177245385090 (48)  CRC of all (32)  [padding, next "BZh9"…]
//
// Blocks begin at any bit. The bits of one are moved to a byte's edge and given a head and an end of their own; then
// libbz2 takes them for a file of one block, and checks their CRC.

#include <bzlib.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "gather/stream.hpp"

namespace thisday::gather {
namespace {

constexpr std::uint64_t kBlock = 0x314159265359ULL;
constexpr std::uint64_t kEnd = 0x177245385090ULL;
constexpr std::uint64_t kMagicMask = 0xFFFFFFFFFFFFULL;
// Of a mark that ends within the last byte of the eight before it, the fourth byte from the end is one of eight of each
// mark's; most bytes are none of these.
constexpr std::array<bool, 256> kMayBeMark = [] {
  std::array<bool, 256> table{};
  for (unsigned shift = 0; shift < 8; ++shift)
    for (const std::uint64_t mark : {kBlock, kEnd}) table[mark >> (24 - shift) & 0xFF] = true;
  return table;
}();

constexpr std::size_t kLongestBlock = 900'000 + 100'000;  // compressed; more is no block
constexpr std::size_t kLargestOutput = std::size_t{64} << 20;

// `bits` bits of `bytes` from bit `first` on, with head and end: a whole bzip2 file of one block.
std::string alone(std::string_view bytes, std::size_t first, std::size_t bits) {
  std::string file = "BZh9";
  file.reserve(bits / 8 + 24);
  const unsigned shift = first & 7;
  const std::size_t begin = first / 8;
  for (std::size_t i = 0; i < bits / 8; ++i) {
    const auto high = static_cast<unsigned char>(bytes[begin + i]);
    const auto low = shift == 0 ? 0U : static_cast<unsigned char>(bytes[begin + i + 1]);
    file += static_cast<char>((high << shift) | (low >> (8 - shift)));
  }
  // The bits left over, the end mark, and the block's CRC as that of all.
  std::uint64_t open = 0;
  unsigned count = 0;
  const auto put = [&](std::uint64_t value, unsigned width) {
    for (unsigned i = width; i-- > 0;) {
      open = open << 1 | (value >> i & 1);
      if (++count == 8) {
        file += static_cast<char>(open);
        open = count = 0;
      }
    }
  };
  for (std::size_t bit = first + bits / 8 * 8; bit < first + bits; ++bit)
    put(static_cast<unsigned char>(bytes[bit / 8]) >> (7 - (bit & 7)) & 1U, 1);
  put(kEnd, 48);
  std::uint64_t crc = 0;
  for (std::size_t i = 10; i < 14 && i < file.size(); ++i) crc = crc << 8 | static_cast<unsigned char>(file[i]);
  put(crc, 32);
  if (count > 0) put(0, 8 - count);
  return file;
}

struct Job {
  std::string compressed;
  std::string output;
  bool damaged = false;
  bool done = false;
};

void decompress(Job& job) {
  bz_stream state{};
  BZ2_bzDecompressInit(&state, 0, 0);
  state.next_in = job.compressed.data();
  state.avail_in = static_cast<unsigned>(job.compressed.size());
  std::size_t size = 0;
  int done = BZ_OK;
  while (done == BZ_OK && size < kLargestOutput) {
    job.output.resize(size + (std::size_t{1} << 20));
    state.next_out = job.output.data() + size;
    state.avail_out = 1U << 20;
    done = BZ2_bzDecompress(&state);
    const std::size_t got = (std::size_t{1} << 20) - state.avail_out;
    size += got;
    if (done == BZ_OK && got == 0 && state.avail_in == 0) break;
  }
  BZ2_bzDecompressEnd(&state);
  job.output.resize(size);
  job.damaged = done != BZ_STREAM_END;
  job.compressed = {};
}

class Bzip2Stream : public Stream {
 public:
  Bzip2Stream(std::unique_ptr<Stream> compressed, unsigned threads)
      : compressed_(std::move(compressed)), most_(2 * threads + 2) {
    for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
  }
  ~Bzip2Stream() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }
  Bzip2Stream(const Bzip2Stream&) = delete;
  Bzip2Stream& operator=(const Bzip2Stream&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    while (at_ == output_.size()) {
      if (auto filled = fill(); !filled) return filled.error();
      if (ordered_.empty()) return std::size_t{0};
      const std::shared_ptr<Job> job = ordered_.front();
      {
        std::unique_lock lock(mutex_);
        finished_.wait(lock, [&] { return job->done; });
      }
      ordered_.pop_front();
      if (job->damaged) return Error{Code::syntax, "the bzip2 data is damaged"};
      output_ = std::move(job->output);
      at_ = 0;
    }
    const std::size_t got = std::min(size, output_.size() - at_);
    std::copy_n(output_.data() + at_, got, buffer);
    at_ += got;
    return got;
  }

 private:
  // Keeps as many blocks on their way as the workers can use.
  Result<void> fill() {
    while (ordered_.size() < most_ && !(ended_ && scanned_ >= bytes_.size())) {
      if (scanned_ >= bytes_.size()) {
        drop_scanned();
        const std::size_t begin = bytes_.size();
        bytes_.resize(begin + (std::size_t{1} << 18));
        const auto got = compressed_->read(bytes_.data() + begin, std::size_t{1} << 18);
        if (!got) return got.error();
        bytes_.resize(begin + *got);
        if (*got == 0) {
          ended_ = true;
          if (block_ != kNone) return Error{Code::syntax, "the bzip2 data ends in the middle"};
        }
        continue;
      }
      scan();
    }
    return {};
  }

  // Looks for the next mark; what stands before it is a block.
  void scan() {
    while (scanned_ < bytes_.size()) {
      window_ = window_ << 8 | static_cast<unsigned char>(bytes_[scanned_++]);
      if (!kMayBeMark[window_ >> 24 & 0xFF]) continue;
      for (unsigned shift = 0; shift < 8; ++shift) {
        const std::uint64_t mark = window_ >> shift & kMagicMask;
        if (mark != kBlock && mark != kEnd) continue;
        const std::size_t bit = scanned_ * 8 - shift - 48;
        if (block_ != kNone) push(bit);
        block_ = mark == kBlock ? bit : kNone;
        if (ordered_.size() >= most_) return;
      }
    }
  }

  void push(std::size_t end) {
    auto job = std::make_shared<Job>();
    job->compressed = alone(bytes_, block_, end - block_);
    ordered_.push_back(job);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
  }

  void drop_scanned() {
    // What a mark may still stand in is kept; a block that never ends is none.
    if (block_ != kNone && bytes_.size() - block_ / 8 > kLongestBlock + (std::size_t{1} << 18)) block_ = kNone;
    const std::size_t keep = block_ == kNone ? (bytes_.size() < 8 ? 0 : bytes_.size() - 8) : block_ / 8;
    bytes_.erase(0, keep);
    scanned_ -= keep;
    if (block_ != kNone) block_ -= keep * 8;
  }

  void work() {
    for (;;) {
      std::shared_ptr<Job> job;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        job = std::move(waiting_.front());
        waiting_.pop_front();
      }
      decompress(*job);
      {
        const std::lock_guard lock(mutex_);
        job->done = true;
      }
      finished_.notify_all();
    }
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::unique_ptr<Stream> compressed_;
  std::size_t most_;
  std::string bytes_;          ///< compressed, from some byte on
  std::size_t scanned_ = 0;    ///< of them
  std::uint64_t window_ = 0;   ///< the last eight bytes
  std::size_t block_ = kNone;  ///< the bit that the open block begins at
  bool ended_ = false;
  std::string output_;
  std::size_t at_ = 0;
  std::deque<std::shared_ptr<Job>> ordered_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable finished_;
  std::deque<std::shared_ptr<Job>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace

std::unique_ptr<Stream> bzip2_stream(std::unique_ptr<Stream> compressed, unsigned threads) {
  return std::make_unique<Bzip2Stream>(std::move(compressed), threads);
}

}  // namespace thisday::gather
