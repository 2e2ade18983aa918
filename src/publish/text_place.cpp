#include "publish/text_place.hpp"

#include <algorithm>

namespace thisday::publish {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TextLines::TextLines(std::string_view text) : text_(text), begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    begins_.push_back(at + 1);
}

TextLines::Line TextLines::line(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), byte);
  const std::size_t begin = *(after - 1);
  std::string_view line = text_.substr(begin, text_.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, begin};
}

TextPlace TextLines::place(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), byte);
  return {static_cast<std::size_t>(after - begins_.begin()),
          characters(text_.substr(*(after - 1), byte - *(after - 1))) + 1};
}

}  // namespace thisday::publish
