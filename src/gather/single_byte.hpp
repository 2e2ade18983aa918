#pragma once
// Files that are not UTF-8, in an encoding in which each byte is a character, so that there is a way back.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/utf8.hpp"
#include "story/text.hpp"

namespace thisday::gather {

class Decoded {
 public:
  /// `bytes` must outlive it. Errors: unsupported (no such encoding, or one of several bytes a character).
  static Result<Decoded> open(std::string_view bytes, const std::string& encoding = "WINDOWS-1252") {
    Decoded decoded;
    decoded.bytes_ = bytes;
    if (!invalid_utf8(bytes)) return decoded;
    auto converted = to_utf8(bytes, encoding);
    if (!converted) return converted.error();
    if (code_points(*converted) != bytes.size())
      return Error{Code::unsupported, "the encoding " + encoding + " is not read here", 0, "save the file as UTF-8"};
    decoded.converted_ = std::move(converted).value();
    decoded.same_ = false;
    return decoded;
  }

  [[nodiscard]] bool is_utf8() const { return same_; }
  [[nodiscard]] std::string_view utf8() const { return same_ ? bytes_ : std::string_view(converted_); }

  /// The bytes of the file that a stretch of utf8() was made of. Those near the one asked for last cost least:
  /// O(distance).
  story::ByteRange original(story::ByteRange range) {
    if (same_) return range;
    const std::size_t begin = character(range.begin);
    std::size_t end = begin;
    for (std::size_t at = range.begin; at < range.end; ++at) end += begins(at) ? 1 : 0;
    return {begin, end};
  }

 private:
  [[nodiscard]] bool begins(std::size_t at) const {
    return (static_cast<unsigned char>(converted_[at]) & 0xC0U) != 0x80;
  }
  std::size_t character(std::size_t offset) {
    for (; at_ < offset; ++at_) count_ += begins(at_) ? 1 : 0;
    for (; at_ > offset; --at_) count_ -= begins(at_ - 1) ? 1 : 0;
    return count_;
  }

  std::string_view bytes_;
  std::string converted_;
  bool same_ = true;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

}  // namespace thisday::gather
