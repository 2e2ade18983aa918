#pragma once
// One block of a bzip2 file, decoded by itself.
//
//   mark (48 bits)  CRC of the text (32)  randomised (1)  origin (24)  which bytes are used (16, and 16 for each of
//   them) number of codes (3)  number of groups (15)  the code of each group, moved to front, unary lengths of each
//   code's symbols, as differences          groups of 50 symbols: runs, moved-to-front bytes, the end
//
// The symbols give the last column of all rotations of the block, sorted. Following each byte to the one that stands
// before it gives the block, and in it four equal bytes are followed by how many more there are.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thisday::gather {

/// What a block holds, or why that is not known.
struct Bzip2Block {
  enum class Outcome : std::uint8_t {
    whole,
    more,     ///< it goes on after the bytes given
    large,    ///< it holds more than was allowed
    damaged,  ///< it is no block, or its CRC is not that of what it holds
  };
  Outcome outcome = Outcome::damaged;
  std::string output = {};
  std::uint64_t bits = 0;    ///< how long it is, its mark included
  std::uint32_t crc = 0;     ///< of `output`
  std::uint32_t length = 0;  ///< before runs are drawn out; files say how large theirs may be
};

/// Decodes blocks, one after the other; keeps 9 MiB between them. Not for several threads at once.
class Bzip2Decoder {
 public:
  static constexpr std::size_t kLongest = 900'000;

  /// The block whose mark begins at bit `first` of `bytes`, where that is known to stand. Time and memory are linear in
  /// `bytes` and `most`, which bounds the output.
  Bzip2Block decode(std::string_view bytes, unsigned first, std::size_t most);

 private:
  class Bits;
  struct Code;
  using Outcome = Bzip2Block::Outcome;

  Outcome read_head(Bits& bits, Bzip2Block& block, bool& randomised);
  Outcome read_codes(Bits& bits);
  Outcome read_selectors(Bits& bits, unsigned codes);
  Outcome read_lengths(Bits& bits, Code& code) const;
  Outcome read_symbols(Bits& bits);
  void follow();
  bool draw_out(std::size_t most, std::string& output) const;

  // Symbols are decoded by a table of their first bits; the few that are longer by what the codes of a length begin
  // with.
  static constexpr unsigned kFirstBits = 10;
  static constexpr unsigned kLongestCode = 20;
  static constexpr std::size_t kSymbols = 258;
  struct Code {
    std::array<std::uint16_t, std::size_t{1} << kFirstBits> by_first_bits;  ///< symbol and length; 0: longer, or none
    std::array<std::uint32_t, kLongestCode + 2> limit;                      ///< of a length, after its last code
    std::array<std::int32_t, kLongestCode + 2> offset;                      ///< from codes of a length to `symbols`
    std::array<std::uint16_t, kSymbols> symbols;                            ///< by code
    bool build(const std::array<std::uint8_t, kSymbols>& lengths, std::size_t count);
  };

  std::array<Code, 6> codes_;
  std::vector<std::uint8_t> selectors_;
  std::array<std::uint8_t, 256> used_{};  ///< the bytes that the block has
  std::size_t used_count_ = 0;
  std::uint32_t origin_ = 0;
  std::array<std::uint32_t, 256> count_{};
  std::vector<std::uint8_t> column_;  ///< the last column; then the text
  std::size_t length_ = 0;
  // By row: that of the rotation by one byte, and the byte that comes to the end, or to the begin, by it.
  std::vector<std::uint32_t> after_;
  std::vector<std::uint32_t> before_;
};

/// bzip2's CRC of a block's text: that of Ethernet, with the highest bit first.
std::uint32_t bzip2_crc(std::string_view text);

}  // namespace thisday::gather
