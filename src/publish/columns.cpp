#include "publish/columns.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace thisday::publish {
namespace {

struct Character {
  UChar32 code = 0;  ///< negative where the bytes are not UTF-8
  std::size_t begin = 0;
  std::size_t end = 0;
};

Character character_at(std::string_view text, std::size_t at) {
  auto next = static_cast<std::int64_t>(at);
  const auto length = static_cast<std::int64_t>(text.size());
  UChar32 code = 0;
  U8_NEXT(text.data(), next, length, code);
  return {code, at, static_cast<std::size_t>(next)};
}

bool blank(UChar32 code) {
  return code == ' ' || code == '\t' || code == '\n' || code == '\r';
}

// Controls and the marks that turn the direction of writing: what follows them on the line would be changed.
bool unprintable(UChar32 code) {
  if (code < 0) return true;
  const auto type = u_charType(code);
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::size_t width_of(UChar32 code) {
  const auto type = u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

// Fills lines word by word.
class Lines {
 public:
  explicit Lines(std::size_t width) : width_(width) {}

  void add(std::string_view bytes, std::size_t wide) {
    if (word_columns_ + wide > width_ && !word_.empty()) end_word();
    word_ += bytes;
    word_columns_ += wide;
  }

  void end_word() {
    if (word_.empty()) return;
    const bool fits = line_.empty() || line_columns_ + gap_ + word_columns_ <= width_;
    if (!fits) end_line();
    if (!line_.empty() && gap_ > 0) line_ += ' ';
    line_columns_ += (line_.empty() ? 0 : gap_) + word_columns_;
    line_ += word_;
    word_.clear();
    word_columns_ = 0;
    gap_ = 0;
  }

  void end_blank() {
    end_word();
    gap_ = 1;
  }

  std::vector<std::string> take() {
    end_word();
    if (!line_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    line_columns_ = 0;
  }

  std::size_t width_;
  std::vector<std::string> lines_;
  std::string line_;
  std::string word_;
  std::size_t line_columns_ = 0;
  std::size_t word_columns_ = 0;
  std::size_t gap_ = 0;
};

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (!unprintable(c.code)) sum += width_of(c.code);
    at = c.end;
  }
  return sum;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  Lines lines(width < 2 ? 2 : width);
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    at = c.end;
    if (blank(c.code)) {
      lines.end_blank();
    } else if (!unprintable(c.code)) {
      const std::size_t wide = width_of(c.code);
      // Between ideographs a line may break.
      if (wide == 2) lines.end_word();
      lines.add(c.code == 0xA0 ? " " : text.substr(c.begin, c.end - c.begin), wide);
    }
  }
  return lines.take();
}

}  // namespace thisday::publish
