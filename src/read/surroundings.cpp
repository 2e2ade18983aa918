#include "read/surroundings.hpp"

#include <algorithm>

namespace thisday::read {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// A mark that ends a sentence or a part of one, never a heading.
bool goes_on(char c) {
  switch (c) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case '"':
      return true;
    default:
      return false;
  }
}

}  // namespace

void Surroundings::go_to(std::size_t at) {
  at_ = at;
  if (line_end_ == kNone) line_end_ = std::min(text_.find('\n', line_), text_.size());
  while (line_end_ < at) {
    line_ = line_end_ + 1;
    line_end_ = std::min(text_.find('\n', line_), text_.size());
  }
  if (bracket_ == kNone && next_bracket_ == 0) next_bracket_ = std::min(text_.find('('), text_.size());
  while (next_bracket_ < at) {
    bracket_ = next_bracket_;
    next_bracket_ = std::min(text_.find('(', bracket_ + 1), text_.size());
  }
}

bool Surroundings::in_bracket() const {
  constexpr std::size_t kNear = 80;
  if (bracket_ == kNone || at_ - bracket_ > kNear || bracket_ < line_) return false;
  return text_.substr(bracket_, at_ - bracket_).find(')') == std::string_view::npos;
}

bool Surroundings::in_heading() const {
  constexpr std::size_t kLongest = 90;
  if (at_ > kLongest && at_ - line_ >= kLongest) return false;
  const std::size_t end = std::min(line_end_, std::max(at_, kLongest) + kLongest);
  if (end - line_ > kLongest) return false;
  const std::string_view line = text_.substr(line_, end - line_);
  std::size_t size = line.size();
  while (size > 0 && is_blank(line[size - 1])) --size;
  if (size == 0 || goes_on(line[size - 1])) return false;
  return end == text_.size() || text_.substr(end, 2) == "\n\n" || line_ < 2 || text_[line_ - 2] == '\n';
}

bool Surroundings::break_between(std::size_t from, std::size_t to) const {
  constexpr std::size_t kFar = 2000;
  return from < to && text_.substr(from, std::min(to - from, kFar)).find("\n\n") != std::string_view::npos;
}

}  // namespace thisday::read
