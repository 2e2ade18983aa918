// bzip2 on all cores. A bzip2 file is a run of bits in which each block stands by itself:
//
//   "BZh9"  { 314159265359 (48 bits)  CRC (32)  … }  { … }  177245385090 (48)  CRC of all (32)  [padding, next "BZh9"…]
//
// Blocks begin at any bit. Marks are looked for ahead of what is read, and what stands between two is decoded at once,
// as if both were true. Whoever reads goes from block to block by where each was found to end: marks that stand within
// a block by chance or by malice are passed over, and the block is decoded again from all its bytes.

#include <algorithm>
#include <array>
#include <bit>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gather/bzip2_block.hpp"
#include "gather/stream.hpp"

namespace thisday::gather {
namespace {

using Outcome = Bzip2Block::Outcome;

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

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr std::size_t kLongestPart = std::size_t{5} << 18;  // more than any block is compressed to
constexpr unsigned kMostThreads = 16;
// What a block may hold when it is not its turn; runs can make 45 MB of one, and those wait, so that a file made of
// them does not fill the memory.
constexpr std::size_t kUsual = std::size_t{4} << 20;
constexpr std::size_t kMost = std::size_t{64} << 20;

// What stands from one mark to the next.
struct Part {
  bool block = false;      ///< and not the end of a file
  std::uint64_t bit = 0;   ///< of the stream after its first head, where the mark begins
  std::string bytes = {};  ///< from the byte that has that bit
  Bzip2Block decoded = {};
  bool done = false;

  [[nodiscard]] std::uint64_t begin() const { return bit / 8; }
  [[nodiscard]] std::uint64_t end() const { return begin() + bytes.size(); }
};

// Parts a stream at its marks.
class Bzip2Parts {
 public:
  explicit Bzip2Parts(Stream& compressed) : compressed_(compressed) {}

  /// Null at the end of the stream.
  Result<std::shared_ptr<Part>> next() {
    for (;;) {
      if (auto part = scan()) return part;
      if (ended_) return last();
      drop_scanned();
      const std::size_t size = bytes_.size();
      bytes_.resize(size + kChunk);
      const auto got = compressed_.read(bytes_.data() + size, kChunk);
      bytes_.resize(size + (got ? *got : 0));
      if (!got) return got.error();
      ended_ = *got == 0;
    }
  }

 private:
  std::shared_ptr<Part> scan() {
    while (scanned_ < bytes_.size()) {
      window_ = window_ << 8 | static_cast<unsigned char>(bytes_[scanned_++]);
      if (!kMayBeMark[window_ >> 24 & 0xFF]) continue;
      for (unsigned shift = 0; shift < 8; ++shift) {
        const std::uint64_t mark = window_ >> shift & kMagicMask;
        if (mark != kBlock && mark != kEnd) continue;
        const std::uint64_t bit = (dropped_ + scanned_) * 8 - shift - 48;
        auto part = std::exchange(open_, std::make_shared<Part>());
        open_->block = mark == kBlock;
        open_->bit = bit;
        if (part) return closed(std::move(part), (bit + 7) / 8);
      }
    }
    return nullptr;
  }

  std::shared_ptr<Part> last() {
    return open_ ? closed(std::exchange(open_, nullptr), dropped_ + bytes_.size()) : nullptr;
  }

  std::shared_ptr<Part> closed(std::shared_ptr<Part> part, std::uint64_t end) const {
    const std::uint64_t begin = part->begin();
    if (begin < dropped_) return part;  // longer than any; there is nothing in it
    part->bytes = bytes_.substr(begin - dropped_, std::min<std::uint64_t>(end - begin, kLongestPart));
    return part;
  }

  void drop_scanned() {
    // What a mark may still stand in is kept, and what is open, if it may be a block.
    std::uint64_t keep = dropped_ + bytes_.size() - std::min<std::size_t>(bytes_.size(), 8);
    if (open_ && dropped_ + bytes_.size() - open_->begin() <= kLongestPart) keep = std::min(keep, open_->begin());
    bytes_.erase(0, keep - dropped_);
    scanned_ -= keep - dropped_;
    dropped_ = keep;
  }

  Stream& compressed_;
  std::string bytes_;          ///< from some byte of the stream on
  std::uint64_t dropped_ = 0;  ///< how many were before them
  std::size_t scanned_ = 0;    ///< of `bytes_`
  std::uint64_t window_ = 0;   ///< the last eight bytes
  std::shared_ptr<Part> open_;
  bool ended_ = false;
};

// Threads that decode blocks.
class Bzip2Workers {
 public:
  explicit Bzip2Workers(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
  }
  ~Bzip2Workers() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }
  Bzip2Workers(const Bzip2Workers&) = delete;
  Bzip2Workers& operator=(const Bzip2Workers&) = delete;

  void start(std::shared_ptr<Part> part) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(part));
    }
    wake_.notify_one();
  }
  void wait_for(const Part& part) {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [&] { return part.done; });
  }

 private:
  void work() {
    Bzip2Decoder decoder;
    for (;;) {
      std::shared_ptr<Part> part;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        part = std::move(waiting_.front());
        waiting_.pop_front();
      }
      Bzip2Block decoded = decoder.decode(part->bytes, part->bit % 8, kUsual);
      {
        const std::lock_guard lock(mutex_);
        part->decoded = std::move(decoded);
        part->done = true;
      }
      finished_.notify_one();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable finished_;
  std::deque<std::shared_ptr<Part>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

class Bzip2Stream : public Stream {
 public:
  Bzip2Stream(std::unique_ptr<Stream> compressed, unsigned threads)
      : compressed_(std::move(compressed)),
        parts_(*compressed_),
        most_(2 * std::min(threads, kMostThreads) + 2),
        workers_(std::min(threads, kMostThreads)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    while (at_ == output_.size() && !finished_)
      if (const auto done = began_ ? next() : begin(); !done) return done.error();
    const std::size_t got = std::min(size, output_.size() - at_);
    std::copy_n(output_.data() + at_, got, buffer);
    at_ += got;
    return got;
  }

 private:
  static Error damaged() { return {Code::syntax, "the bzip2 data is damaged"}; }
  static Error cut() { return {Code::syntax, "the bzip2 data ends in the middle"}; }

  Result<void> begin() {
    const auto head = read_up_to(*compressed_, kHead);
    if (!head) return head.error();
    began_ = true;
    return take_head(*head) ? Result<void>{} : damaged();
  }

  static constexpr std::size_t kHead = 4;
  bool take_head(std::string_view head) {
    if (!head.starts_with("BZh") || head.size() < kHead || head[3] < '1' || head[3] > '9') return false;
    longest_ = static_cast<std::uint32_t>(head[3] - '0') * 100'000;
    crc_ = 0;
    return true;
  }

  /// Goes on by one part.
  Result<void> next() {
    if (const auto done = look_ahead(most_); !done) return done;
    if (ahead_.empty()) return cut();
    const std::shared_ptr<Part> part = ahead_.front();
    if (part->bit > expected_) return damaged();
    Result<void> done;
    if (part->bit == expected_) done = part->block ? take_block(*part) : end_file(*part);
    ahead_.pop_front();  // what stands before was no mark
    return done;
  }

  Result<void> look_ahead(std::size_t count) {
    while (ahead_.size() < count && !all_seen_) {
      auto part = parts_.next();
      if (!part) return part.error();
      all_seen_ = *part == nullptr;
      if (all_seen_) break;
      if ((*part)->block) workers_.start(*part);
      ahead_.push_back(*std::move(part));
    }
    return {};
  }

  /// The bytes from the first part on, as many as `size` if there are.
  Result<std::string> bytes_ahead(std::size_t size) {
    std::string bytes = ahead_.front()->bytes;
    const std::uint64_t begin = ahead_.front()->begin();
    for (std::size_t i = 1; bytes.size() < size; ++i) {
      if (const auto done = look_ahead(i + 1); !done) return done.error();
      if (i >= ahead_.size()) break;
      const Part& part = *ahead_[i];
      const std::uint64_t end = begin + bytes.size();  // may lie a byte within the part
      if (part.begin() > end || part.end() < end) break;
      bytes.append(part.bytes, end - part.begin());
    }
    return bytes;
  }

  Result<void> take_block(Part& part) {
    workers_.wait_for(part);
    Bzip2Block block = std::move(part.decoded);
    for (std::size_t size = part.bytes.size(), before = 0;
         block.outcome == Outcome::large || (block.outcome == Outcome::more && size <= kLongestPart); size *= 2) {
      const auto bytes = bytes_ahead(block.outcome == Outcome::more ? 2 * size : size);
      if (!bytes) return bytes.error();
      if (bytes->size() == before) break;
      before = bytes->size();
      block = decoder_.decode(*bytes, part.bit % 8, kMost);
    }
    // Of data that are cut off, the end of the file is missing.
    if (block.outcome == Outcome::more && all_seen_ && ahead_.back()->block) return cut();
    if (block.outcome != Outcome::whole || block.length > longest_) return damaged();
    crc_ = std::rotl(crc_, 1) ^ block.crc;
    expected_ = part.bit + block.bits;
    output_ = std::move(block.output);
    at_ = 0;
    return {};
  }

  // The CRC of all blocks' CRCs; then the next file, or nothing.
  Result<void> end_file(const Part& part) {
    constexpr std::size_t kMark = 6;
    constexpr std::size_t kCrc = 4;
    const std::size_t length = part.bit % 8 == 0 ? kMark + kCrc : kMark + kCrc + 1;
    const auto bytes = bytes_ahead(length + kHead);
    if (!bytes) return bytes.error();
    if (bytes->size() < length) return cut();
    std::uint64_t crc = 0;
    for (std::size_t i = kMark; i < length; ++i) crc = crc << 8 | static_cast<unsigned char>((*bytes)[i]);
    if (part.bit % 8 != 0) crc >>= 8 - part.bit % 8;
    if (static_cast<std::uint32_t>(crc) != crc_) return damaged();
    const std::string_view rest = std::string_view(*bytes).substr(length);
    if (take_head(rest)) {
      expected_ = (part.begin() + length + kHead) * 8;
      return {};
    }
    // Tapes and some programs fill up with zeros.
    if (rest.find_first_not_of('\0') != std::string_view::npos)
      return Error{Code::syntax, "something else follows the bzip2 data"};
    finished_ = true;
    return {};
  }

  std::unique_ptr<Stream> compressed_;
  Bzip2Parts parts_;
  bool began_ = false;
  std::size_t most_;                         ///< parts that are looked ahead
  std::deque<std::shared_ptr<Part>> ahead_;  ///< in order; destroyed after the workers
  bool all_seen_ = false;                    ///< no part follows those
  std::uint64_t expected_ = 0;               ///< the bit where the next mark must stand
  std::uint32_t longest_ = 0;                ///< block of this file
  std::uint32_t crc_ = 0;                    ///< of its blocks so far
  bool finished_ = false;
  std::string output_;
  std::size_t at_ = 0;
  Bzip2Decoder decoder_;
  Bzip2Workers workers_;
};

}  // namespace

std::unique_ptr<Stream> bzip2_stream(std::unique_ptr<Stream> compressed, unsigned threads) {
  return std::make_unique<Bzip2Stream>(std::move(compressed), threads);
}

}  // namespace thisday::gather
