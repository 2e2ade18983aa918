#include <bzlib.h>
#include <gtest/gtest.h>

#include <random>

#include "gather/bzip2_block.hpp"
#include "gather/stream.hpp"

namespace thisday::gather {
namespace {

class TextStream : public Stream {
 public:
  explicit TextStream(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = text_.copy(buffer, size, at_);
    at_ += got;
    return got;
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

std::string compressed(std::string text, int level) {
  std::string out(text.size() * 2 + 1000, '\0');
  auto size = static_cast<unsigned>(out.size());
  BZ2_bzBuffToBuffCompress(out.data(), &size, text.data(), static_cast<unsigned>(text.size()), level, 0, 0);
  out.resize(size);
  return out;
}

/// What libbz2 makes of one file, whether it is right to the end or not.
std::string by_libbz2(std::string bytes, int& done) {
  bz_stream state{};
  BZ2_bzDecompressInit(&state, 0, 0);
  state.next_in = bytes.data();
  state.avail_in = static_cast<unsigned>(bytes.size());
  std::string output(std::size_t{1} << 20, '\0');
  state.next_out = output.data();
  state.avail_out = static_cast<unsigned>(output.size());
  do {
    done = BZ2_bzDecompress(&state);
  } while (done == BZ_OK && state.avail_in > 0 && state.avail_out > 0);
  output.resize(output.size() - state.avail_out);
  BZ2_bzDecompressEnd(&state);
  return output;
}

std::string read_all(const std::string& bytes, unsigned threads = 2) {
  const auto stream = bzip2_stream(std::make_unique<TextStream>(bytes), threads);
  const auto text = read_up_to(*stream, std::size_t{1} << 30);
  return text ? *text : "error: " + text.error().message;
}

// Text of words, runs and noise, as a seed has it.
std::string text_of(unsigned seed, std::size_t size) {
  std::mt19937 random(seed);
  std::string text;
  while (text.size() < size) switch (random() % 4) {
      case 0:
        text.append(random() % 700, static_cast<char>(random() % 3 == 0 ? random() : 'x'));
        break;
      case 1:
        for (unsigned i = random() % 90; i > 0; --i) text += static_cast<char>(random());
        break;
      default:
        text += "the armistice was signed " + std::to_string(random() % 2000) + "\n";
    }
  text.resize(size);
  return text;
}

void set_bits(std::string& bytes, std::size_t first, unsigned count, std::uint32_t value) {
  for (unsigned i = 0; i < count; ++i) {
    const std::size_t bit = first + i;
    const auto mask = static_cast<unsigned char>(0x80U >> bit % 8);
    const bool set = (value >> (count - 1 - i) & 1) != 0;
    bytes[bit / 8] = static_cast<char>(set ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask);
  }
}

constexpr std::size_t kCrcAt = 80;          // bits: after "BZh9" and the mark
constexpr std::size_t kRandomisedAt = 112;  // and after the CRC

TEST(Bzip2, GivesBackWhatWasCompressedAtAnyLevelAndWithAnyThreads) {
  unsigned seed = 0;
  for (const std::size_t size : {0U, 1U, 2U, 3U, 4U, 5U, 255U, 259U, 4000U, 99'981U, 350'000U, 2'000'000U})
    for (const int level : {1, 9}) {
      const std::string text = text_of(++seed, size);
      EXPECT_EQ(read_all(compressed(text, level), 1 + seed % 3), text) << size << " " << level;
    }
}

TEST(Bzip2, RunsOfAnyLengthAreDrawnOut) {
  for (std::size_t length = 1; length < 1030; ++length) {
    const std::string text = "a" + std::string(length, 'b') + "bc";
    ASSERT_EQ(read_all(compressed(text, 9), 1), text) << length;
  }
}

TEST(Bzip2, BlocksOfRunsHoldMoreThanIsKeptAhead) {
  const std::string text(std::size_t{110} << 20, 'z');
  EXPECT_EQ(read_all(compressed(text, 1)), text);
}

TEST(Bzip2, SeveralFilesAreReadAsOneAndZerosAfterThemPassedOver) {
  const std::string both = compressed("one ", 9) + compressed("", 5) + compressed(text_of(1, 200'000), 1);
  EXPECT_EQ(read_all(both), "one " + text_of(1, 200'000));
  EXPECT_EQ(read_all(both + std::string(5000, '\0')), "one " + text_of(1, 200'000));
  EXPECT_EQ(read_all(both + "and more"), "error: something else follows the bzip2 data");
  EXPECT_EQ(read_all("BZh0" + both.substr(4)), "error: the bzip2 data is damaged");
}

TEST(Bzip2, CutOffAnywhereItIsAnError) {
  const std::string whole = compressed(text_of(2, 260'000), 1);
  for (std::size_t size = 4; size < whole.size(); size += size < 200 || whole.size() - size < 20 ? 1 : 977)
    ASSERT_EQ(read_all(whole.substr(0, size), 1), "error: the bzip2 data ends in the middle") << size;
}

TEST(Bzip2, AnyChangedBitIsAnErrorAsForLibbz2) {
  const std::string whole = compressed(text_of(3, 3000), 1);
  for (std::size_t bit = 32; bit + 8 < whole.size() * 8; bit += 3) {
    std::string bytes = whole;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (0x80 >> bit % 8));
    int done = 0;
    const std::string theirs = by_libbz2(bytes, done);
    const std::string ours = read_all(bytes, 1);
    if (done == BZ_STREAM_END)
      ASSERT_EQ(ours, theirs) << bit;
    else
      ASSERT_TRUE(ours.starts_with("error: ")) << bit;
  }
}

TEST(Bzip2, RandomisedBlocksAreRead) {
  std::string bytes = compressed(text_of(4, 20'000), 9);
  set_bits(bytes, kRandomisedAt, 1, 1);
  int done = 0;
  const std::string text = by_libbz2(bytes, done);  // right but for its CRC, which is of what it was
  ASSERT_NE(text, text_of(4, 20'000));
  EXPECT_TRUE(read_all(bytes).starts_with("error: "));
  // The CRC stands twice: with the block, and after the last mark.
  set_bits(bytes, kCrcAt, 32, bzip2_crc(text));
  std::size_t end = bytes.size() * 8 - 80;
  const auto mark_at = [&](std::size_t bit) {
    std::uint64_t mark = 0;
    for (std::size_t i = 0; i < 48; ++i)
      mark = mark << 1 | (static_cast<unsigned char>(bytes[(bit + i) / 8]) >> (7 - (bit + i) % 8) & 1U);
    return mark;
  };
  while (mark_at(end) != 0x177245385090ULL) --end;
  set_bits(bytes, end + 48, 32, bzip2_crc(text));
  ASSERT_EQ(by_libbz2(bytes, done), text);
  ASSERT_EQ(done, BZ_STREAM_END);
  EXPECT_EQ(read_all(bytes), text);
}

/// A block by itself, as it would stand in a file whose marks are found too often.
TEST(Bzip2, OfABlockThatGoesOnMoreIsAsked) {
  const std::string bytes = compressed(text_of(5, 50'000), 9).substr(4);
  Bzip2Decoder decoder;
  for (std::size_t size = 6; size + 10 < bytes.size(); size += 611)
    ASSERT_EQ(decoder.decode(bytes.substr(0, size), 0, 1 << 20).outcome, Bzip2Block::Outcome::more) << size;
  EXPECT_EQ(decoder.decode(bytes, 0, 40'000).outcome, Bzip2Block::Outcome::large);
  const Bzip2Block whole = decoder.decode(bytes, 0, 1 << 20);
  EXPECT_EQ(whole.outcome, Bzip2Block::Outcome::whole);
  EXPECT_EQ(whole.output, text_of(5, 50'000));
  EXPECT_EQ((whole.bits + 80 + 7) / 8, bytes.size());
}

/// Bits, the highest first.
class BitWriter {
 public:
  void put(std::uint64_t value, unsigned count) {
    for (unsigned i = count; i-- > 0;) {
      const bool set = i < 64 && (value >> i & 1) != 0;
      if (count_ % 8 == 0) bytes_ += '\0';
      if (set) bytes_.back() = static_cast<char>(bytes_.back() | 0x80 >> count_ % 8);
      ++count_;
    }
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::size_t count_ = 0;
};

/// A file of one block that was never compressed: any eight bits are a symbol, nine ones its end, so that the mark of a
/// block can stand within.
std::string with_mark_within(std::uint32_t crc) {
  constexpr std::uint64_t kMark = 0x314159265359ULL;
  BitWriter file;
  file.put(0x425A6839, 32);  // "BZh9"
  file.put(kMark, 48);
  file.put(crc, 32);
  file.put(0, 1);
  file.put(3, 24);                                    // the origin: whichever
  for (int i = 0; i < 17; ++i) file.put(0xFFFF, 16);  // all bytes are used
  file.put(2, 3);
  file.put(2, 15);
  file.put(0, 2);
  for (int code = 0; code < 2; ++code) {
    file.put(8, 5);
    file.put(0, 254);
    file.put(0b100, 3);  // the last four have nine bits
    file.put(0, 3);
  }
  for (int i = 0; i < 40; ++i) file.put(static_cast<unsigned>(2 + 5 * i), 8);
  file.put(kMark, 48);
  for (int i = 0; i < 20; ++i) file.put(static_cast<unsigned>(7 + 3 * i), 8);
  file.put(0b111111111, 9);
  file.put(0x177245385090ULL, 48);
  file.put(crc, 32);
  return file.bytes();
}

TEST(Bzip2, AMarkWithinABlockIsNone) {
  int done = 0;
  const std::string text = by_libbz2(with_mark_within(0), done);
  const std::string bytes = with_mark_within(bzip2_crc(text));
  ASSERT_EQ(by_libbz2(bytes, done), text);
  ASSERT_EQ(done, BZ_STREAM_END);
  EXPECT_EQ(text.size(), 66U);
  EXPECT_EQ(read_all(bytes), text);
  EXPECT_EQ(read_all(compressed("one ", 1) + bytes + compressed(" two", 1)), "one " + text + " two");
}

TEST(Bzip2, AMarkBetweenFilesIsAnError) {
  const std::string whole = compressed(text_of(6, 120'000), 1);
  EXPECT_TRUE(read_all(whole + "1AY&SY" + whole).starts_with("error: "));
}

TEST(Bzip2, CrcIsTheOneThatItsAuthorsGive) {
  EXPECT_EQ(bzip2_crc("123456789"), 0xFC891918U);
  EXPECT_EQ(bzip2_crc(""), 0U);
}

}  // namespace
}  // namespace thisday::gather
