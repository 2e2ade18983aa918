#include "gather/text_writer.hpp"

#include <algorithm>

namespace thisday::gather {
namespace {

// The length of the blank that `text` begins with: ASCII's, or a no-break or thin space.
std::size_t blank_length(std::string_view text) {
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  if (text.starts_with("\u00A0")) return 2;
  if (text.starts_with("\u2009") || text.starts_with("\u202F") || text.starts_with("\u2007")) return 3;
  return 0;
}

// What is not seen: a soft hyphen, marks of direction, a zero-width space.
std::size_t invisible_length(std::string_view text) {
  if (text.starts_with("\u00AD")) return 2;
  if (text.starts_with("\u200B") || text.starts_with("\u200E") || text.starts_with("\u200F") ||
      text.starts_with("\u2060") || text.starts_with("\uFEFF"))
    return 3;
  return 0;
}

}  // namespace

void TextWriter::begin(story::Block::Kind kind, int level) {
  end();
  text_.blocks.push_back({kind, level, {size(), size()}});
  open_ = true;
}

void TextWriter::end() {
  if (!open_) return;
  open_ = false;
  story::Block& block = text_.blocks.back();
  std::string& content = text_.content;
  trim();
  const std::size_t last = content.size();
  block.range.end = last;
  // An item without words keeps its place: what stands below it is still below it.
  if (block.range.size() == 0 && block.kind != story::Block::Kind::list_item) {
    text_.blocks.pop_back();
  } else {
    content += '\n';
  }
}

// Takes back the blanks that the open block ends with.
void TextWriter::trim() {
  std::string& content = text_.content;
  while (size() > text_.blocks.back().range.begin && (content.back() == ' ' || content.back() == '\t'))
    content.pop_back();
  auto& map = text_.map;
  while (!map.empty() && map.back().content >= size()) map.pop_back();
  if (!map.empty()) map.back().length = std::min(map.back().length, size() - map.back().content);
}

bool TextWriter::takes_blank() const {
  return size() > text_.blocks.back().range.begin && text_.content.back() != ' ' && text_.content.back() != '\t';
}

void TextWriter::source(std::string_view bytes, std::size_t at) {
  std::string& content = text_.content;
  auto& map = text_.map;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t unseen = invisible_length(bytes.substr(i)), blank = blank_length(bytes.substr(i));
    if (unseen > 0 || (blank > 0 && !takes_blank())) {
      i += unseen + blank;
      continue;
    }
    if (blank > 0 && bytes[i] != ' ') {
      content += ' ';
      i += blank;
      continue;
    }
    const bool goes_on = !map.empty() && map.back().content + map.back().length == content.size() &&
                         map.back().source + map.back().length == at + i;
    if (!goes_on) map.push_back({content.size(), at + i, 0});
    ++map.back().length;
    content += bytes[i++];
  }
}

void TextWriter::words(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t length = blank_length(text.substr(i))) {
      if (takes_blank()) text_.content += ' ';
      i += length;
    } else if (const std::size_t hidden = invisible_length(text.substr(i))) {
      i += hidden;
    } else {
      text_.content += text[i++];
    }
  }
}

void TextWriter::tab() {
  if (!open_ || size() == text_.blocks.back().range.begin) return;
  const bool empty_cell = text_.content.back() == '\t';
  if (!empty_cell) trim();
  text_.content += '\t';
}

}  // namespace thisday::gather
