#include "gather/bzip2_block.hpp"

#include <bzlib.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace thisday::gather {
namespace {

constexpr unsigned kGroup = 50;             // symbols that one code is used for
constexpr std::size_t kMostGroups = 18002;  // that the longest block can have
constexpr std::uint64_t kEndMark = 0x177245385090ULL;

std::uint64_t big_endian(const char* bytes) {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap64(value);
  return value;
}

// By eight bytes at once: table[k] is what a byte makes of the CRC when k more have followed.
constexpr auto kCrcTables = [] {
  std::array<std::array<std::uint32_t, 256>, 8> tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte << 24;
    for (int bit = 0; bit < 8; ++bit) crc = crc << 1 ^ ((crc & 0x80000000U) != 0 ? 0x04C11DB7U : 0U);
    tables[0][byte] = crc;
  }
  for (std::size_t k = 1; k < 8; ++k)
    for (std::size_t byte = 0; byte < 256; ++byte)
      tables[k][byte] = tables[k - 1][byte] << 8 ^ tables[0][tables[k - 1][byte] >> 24];
  return tables;
}();

// A whole file of `bits` bits of `bytes` from bit `first` on.
std::string alone(std::string_view bytes, unsigned first, std::uint64_t bits, std::uint32_t crc) {
  std::string file = "BZh9";
  std::uint64_t open = 0;
  unsigned width = 0;
  const auto put = [&](std::uint64_t value, unsigned count) {
    for (unsigned i = count; i-- > 0;) {
      open = open << 1 | (value >> i & 1);
      if (++width % 8 == 0) file += static_cast<char>(open);
    }
  };
  for (std::uint64_t bit = first; bit < first + bits; ++bit)
    put(static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8) & 1U, 1);
  put(kEndMark, 48);
  put(crc, 32);
  put(0, 7);
  return file;
}

// Blocks whose bytes were changed here and there, against repetitions that the first bzip2 was slow with. No one has
// written them for a quarter of a century; libbz2 has the numbers by which they are read.
Bzip2Block::Outcome derandomise(std::string file, std::size_t most, std::string& output) {
  bz_stream state{};
  if (BZ2_bzDecompressInit(&state, 0, 0) != BZ_OK) return Bzip2Block::Outcome::damaged;
  state.next_in = file.data();
  state.avail_in = static_cast<unsigned>(file.size());
  constexpr std::size_t kChunk = std::size_t{1} << 20;
  int done = BZ_OK;
  while (done == BZ_OK && output.size() <= most) {
    const std::size_t size = output.size();
    output.resize(size + kChunk);
    state.next_out = output.data() + size;
    state.avail_out = kChunk;
    done = BZ2_bzDecompress(&state);
    output.resize(size + kChunk - state.avail_out);
    if (state.avail_in == 0 && state.avail_out == kChunk) break;
  }
  BZ2_bzDecompressEnd(&state);
  if (output.size() > most) return Bzip2Block::Outcome::large;
  return done == BZ_STREAM_END ? Bzip2Block::Outcome::whole : Bzip2Block::Outcome::damaged;
}

}  // namespace

std::uint32_t bzip2_crc(std::string_view text) {
  const auto& t = kCrcTables;
  std::uint32_t crc = 0xFFFFFFFFU;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t eight = big_endian(text.data() + at) ^ std::uint64_t{crc} << 32;
    crc = t[7][eight >> 56] ^ t[6][eight >> 48 & 0xFF] ^ t[5][eight >> 40 & 0xFF] ^ t[4][eight >> 32 & 0xFF] ^
          t[3][eight >> 24 & 0xFF] ^ t[2][eight >> 16 & 0xFF] ^ t[1][eight >> 8 & 0xFF] ^ t[0][eight & 0xFF];
  }
  for (; at < text.size(); ++at) crc = crc << 8 ^ t[0][crc >> 24 ^ static_cast<unsigned char>(text[at])];
  return ~crc;
}

// The highest bits of `window_` come next. What stands after the last byte is read as zeros, and counted.
class Bzip2Decoder::Bits {
 public:
  Bits(std::string_view bytes, unsigned first) : bytes_(bytes), first_(first) {
    fill();
    skip(first);
  }

  /// At least 56 bits can be looked at after it.
  void fill() {
    if (at_ + 8 <= bytes_.size()) {
      window_ |= big_endian(bytes_.data() + at_) >> width_;
      at_ += (63 - width_) / 8;
      width_ |= 56;
      return;
    }
    while (width_ <= 56) {
      if (at_ < bytes_.size()) window_ |= std::uint64_t{static_cast<unsigned char>(bytes_[at_])} << (56 - width_);
      ++at_;
      width_ += 8;
    }
  }
  [[nodiscard]] std::uint32_t look(unsigned count) const { return static_cast<std::uint32_t>(window_ >> (64 - count)); }
  void skip(unsigned count) {
    window_ <<= count;
    width_ -= count;
  }
  std::uint32_t take(unsigned count) {  // 1 to 32
    fill();
    const std::uint32_t value = look(count);
    skip(count);
    return value;
  }
  /// From where it began.
  [[nodiscard]] std::uint64_t taken() const { return at_ * 8 - width_ - first_; }
  [[nodiscard]] bool beyond() const { return at_ * 8 - width_ > bytes_.size() * 8; }
  /// Whether what was looked at last may have been beyond.
  [[nodiscard]] bool near_end() const { return at_ * 8 - width_ + kLongestCode > bytes_.size() * 8; }

 private:
  std::string_view bytes_;
  unsigned first_;
  std::size_t at_ = 0;
  std::uint64_t window_ = 0;
  unsigned width_ = 0;  // of what is right in it
};

bool Bzip2Decoder::Code::build(const std::array<std::uint8_t, kSymbols>& lengths, std::size_t count) {
  std::array<std::uint32_t, kLongestCode + 2> of_length{};
  for (std::size_t i = 0; i < count; ++i) ++of_length[lengths[i]];
  std::array<std::uint32_t, kLongestCode + 2> next{};
  std::uint32_t code = 0;
  std::uint32_t before = 0;
  for (unsigned length = 1; length <= kLongestCode; ++length) {
    offset[length] = static_cast<std::int32_t>(before) - static_cast<std::int32_t>(code);
    next[length] = code;
    code += of_length[length];
    if (code > std::uint32_t{1} << length) return false;  // more codes than there can be
    limit[length] = code;
    before += of_length[length];
    code <<= 1;
  }
  by_first_bits.fill(0);
  for (std::size_t symbol = 0; symbol < count; ++symbol) {
    const unsigned length = lengths[symbol];
    const std::uint32_t its = next[length]++;
    symbols[static_cast<std::size_t>(static_cast<std::int32_t>(its) + offset[length])] =
        static_cast<std::uint16_t>(symbol);
    if (length > kFirstBits) continue;
    const std::size_t begin = std::size_t{its} << (kFirstBits - length);
    std::fill_n(by_first_bits.begin() + static_cast<std::ptrdiff_t>(begin), std::size_t{1} << (kFirstBits - length),
                static_cast<std::uint16_t>(symbol << 5 | length));
  }
  return true;
}

Bzip2Block::Outcome Bzip2Decoder::read_head(Bits& bits, Bzip2Block& block, bool& randomised) {
  bits.take(24);
  bits.take(24);
  block.crc = bits.take(32);
  randomised = bits.take(1) == 1;
  origin_ = bits.take(24);
  const std::uint32_t rows = bits.take(16);
  used_count_ = 0;
  for (unsigned row = 0; row < 16; ++row) {
    if ((rows >> (15 - row) & 1) == 0) continue;
    const std::uint32_t of_row = bits.take(16);
    for (unsigned i = 0; i < 16; ++i)
      if ((of_row >> (15 - i) & 1) != 0) used_[used_count_++] = static_cast<std::uint8_t>(row * 16 + i);
  }
  return used_count_ == 0 ? Outcome::damaged : Outcome::whole;
}

Bzip2Block::Outcome Bzip2Decoder::read_codes(Bits& bits) {
  const unsigned codes = bits.take(3);
  if (codes < 2 || codes > codes_.size()) return Outcome::damaged;
  if (const Outcome done = read_selectors(bits, codes); done != Outcome::whole) return done;
  for (unsigned i = 0; i < codes; ++i)
    if (const Outcome done = read_lengths(bits, codes_[i]); done != Outcome::whole) return done;
  return Outcome::whole;
}

Bzip2Block::Outcome Bzip2Decoder::read_selectors(Bits& bits, unsigned codes) {
  const std::size_t groups = bits.take(15);
  if (groups == 0) return Outcome::damaged;
  std::array<std::uint8_t, 6> order{};
  std::iota(order.begin(), order.end(), std::uint8_t{0});
  selectors_.clear();
  for (std::size_t i = 0; i < groups; ++i) {
    bits.fill();
    const auto at = static_cast<unsigned>(std::countl_one(bits.look(6) << 26));
    if (at >= codes) return Outcome::damaged;
    bits.skip(at + 1);
    std::rotate(order.begin(), order.begin() + at, order.begin() + at + 1);
    // Some writers round their number up; what no block can use is passed over, as libbz2 does.
    if (selectors_.size() < kMostGroups) selectors_.push_back(order[0]);
  }
  return bits.beyond() ? Outcome::more : Outcome::whole;
}

Bzip2Block::Outcome Bzip2Decoder::read_lengths(Bits& bits, Code& code) const {
  std::array<std::uint8_t, kSymbols> lengths{};
  const std::size_t count = used_count_ + 2;
  int length = static_cast<int>(bits.take(5));
  for (std::size_t i = 0; i < count; ++i) {
    for (;;) {
      if (length < 1 || length > static_cast<int>(kLongestCode)) return Outcome::damaged;
      bits.fill();
      if (bits.look(1) == 0) break;
      length += bits.look(2) == 2 ? 1 : -1;
      bits.skip(2);
      if (bits.beyond()) return Outcome::more;
    }
    bits.skip(1);
    lengths[i] = static_cast<std::uint8_t>(length);
  }
  return code.build(lengths, count) ? Outcome::whole : Outcome::damaged;
}

// To the front of `order`, which most are near already.
inline std::uint8_t to_front(std::uint8_t* order, std::size_t at) {
  const std::uint8_t byte = order[at];
  if (std::endian::native == std::endian::little && at < 8) {
    std::uint64_t first;
    std::memcpy(&first, order, sizeof first);
    const std::uint64_t kept = ~std::uint64_t{0} << 1 << (8 * at + 7);
    first = (first & kept) | ((first << 8) & ~kept) | byte;
    std::memcpy(order, &first, sizeof first);
  } else {
    std::memmove(order + 1, order, at);
    order[0] = byte;
  }
  return byte;
}

Bzip2Block::Outcome Bzip2Decoder::read_symbols(Bits& input) {
  Bits bits = input;  // kept in registers
  const auto ends = [&](Outcome outcome) {
    input = bits;
    return outcome;
  };
  std::array<std::uint8_t, 264> order{};
  std::copy_n(used_.begin(), used_count_, order.begin());
  const std::uint32_t end = static_cast<std::uint32_t>(used_count_) + 1;
  count_.fill(0);
  column_.resize(kLongest);
  std::uint8_t* const column = column_.data();
  std::size_t length = 0;
  std::size_t run = 0;
  unsigned power = 0;
  for (const std::uint8_t selector : selectors_) {
    const Code& code = codes_[selector];
    if (bits.beyond()) return ends(Outcome::more);
    for (unsigned i = 0; i < kGroup; ++i) {
      bits.fill();
      std::uint32_t symbol = code.by_first_bits[bits.look(kFirstBits)];
      if (symbol != 0) {
        bits.skip(symbol & 31);
        symbol >>= 5;
      } else {
        unsigned width = kFirstBits + 1;
        while (width <= kLongestCode && bits.look(width) >= code.limit[width]) ++width;
        if (width > kLongestCode) return ends(Outcome::damaged);
        symbol =
            code.symbols[static_cast<std::size_t>(static_cast<std::int32_t>(bits.look(width)) + code.offset[width])];
        bits.skip(width);
      }
      if (symbol <= 1) {  // a number with the digits 1 and 2, the least first
        if (power > 20) return ends(Outcome::damaged);
        run += std::size_t{symbol + 1} << power++;
        continue;
      }
      if (run > 0) {
        if (run > kLongest - length) return ends(Outcome::damaged);
        std::memset(column + length, order[0], run);
        count_[order[0]] += static_cast<std::uint32_t>(run);
        length += run;
        run = power = 0;
      }
      if (symbol == end) {
        length_ = length;
        return ends(bits.beyond() || origin_ >= length ? Outcome::damaged : Outcome::whole);
      }
      if (length == kLongest) return ends(Outcome::damaged);
      const std::uint8_t byte = to_front(order.data(), symbol - 1);
      column[length++] = byte;
      ++count_[byte];
    }
  }
  return ends(Outcome::damaged);
}

// Each step waits for memory, so the text is followed from its begin and from its end at once.
void Bzip2Decoder::follow() {
  after_.resize(std::max(after_.size(), length_));
  before_.resize(after_.size());
  std::uint32_t at = 0;
  for (std::uint32_t& count : count_) at += std::exchange(count, at);
  for (std::uint32_t i = 0; i < length_; ++i) {
    const std::uint8_t byte = column_[i];
    const std::uint32_t row = count_[byte]++;
    after_[row] = i << 8 | byte;
    before_[i] = row << 8 | byte;
  }
  std::uint8_t* const text = column_.data();
  std::uint32_t forward = origin_;
  std::uint32_t backward = origin_;
  std::size_t first = 0;
  for (std::size_t last = length_; first < last;) {
    const std::uint32_t next = after_[forward];
    text[first++] = static_cast<std::uint8_t>(next);
    forward = next >> 8;
    if (first == last) break;
    const std::uint32_t previous = before_[backward];
    text[--last] = static_cast<std::uint8_t>(previous);
    backward = previous >> 8;
  }
  if (forward == backward) return;
  // What was never sorted has no end to go from; it is what its begin leads to.
  forward = origin_;
  for (std::size_t i = 0; i < length_; ++i) {
    const std::uint32_t next = after_[forward];
    text[i] = static_cast<std::uint8_t>(next);
    forward = next >> 8;
  }
}

bool Bzip2Decoder::draw_out(std::size_t most, std::string& output) const {
  const std::uint8_t* const text = column_.data();
  output.reserve(std::min(most, length_ + length_ / 8));
  std::size_t done = 0;
  for (std::size_t at = 0; at < length_;) {
    // As far as there are no four of one byte.
    while (at + 3 < length_ && !(text[at] == text[at + 1] && text[at] == text[at + 2] && text[at] == text[at + 3]))
      ++at;
    const std::size_t plain = at + 3 < length_ ? at + 4 : length_;
    output.append(reinterpret_cast<const char*>(text) + done, plain - done);
    if (plain < length_) {
      output.append(text[plain], static_cast<char>(text[at]));
      done = at = plain + 1;
    } else {
      done = at = length_;
    }
    if (output.size() > most) return false;
  }
  return true;
}

Bzip2Block Bzip2Decoder::decode(std::string_view bytes, unsigned first, std::size_t most) {
  Bits bits(bytes, first);
  Bzip2Block block;
  bool randomised = false;
  block.outcome = read_head(bits, block, randomised);
  if (block.outcome == Outcome::whole) block.outcome = read_codes(bits);
  if (block.outcome == Outcome::whole) block.outcome = read_symbols(bits);
  if (block.outcome != Outcome::whole) {
    if (bits.near_end()) block.outcome = Outcome::more;
    return block;
  }
  block.bits = bits.taken();
  block.length = static_cast<std::uint32_t>(length_);
  if (randomised) {
    block.outcome = derandomise(alone(bytes, first, block.bits, block.crc), most, block.output);
  } else {
    follow();
    if (!draw_out(most, block.output))
      block.outcome = Outcome::large;
    else if (bzip2_crc(block.output) != block.crc)
      block.outcome = Outcome::damaged;
  }
  if (block.outcome != Outcome::whole) block.output = {};
  return block;
}

}  // namespace thisday::gather
