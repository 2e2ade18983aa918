#include "gather/wiki_page.hpp"

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

void WikiWriter::begin(story::Block::Kind kind, int level) {
  end();
  page_.text.blocks.push_back({kind, level, {size(), size()}});
  open_ = true;
}

void WikiWriter::end() {
  if (!open_) return;
  open_ = false;
  story::Block& block = page_.text.blocks.back();
  std::string& content = page_.text.content;
  std::size_t last = content.size();
  while (last > block.range.begin && content[last - 1] == ' ') --last;
  content.resize(last);
  auto& map = page_.text.map;
  if (!map.empty() && map.back().content + map.back().length > last) map.back().length = last - map.back().content;
  block.range.end = last;
  // An item without words keeps its place: what stands below it is still below it.
  if (block.range.size() == 0 && block.kind != story::Block::Kind::list_item) {
    page_.text.blocks.pop_back();
  } else {
    content += '\n';
  }
}

bool WikiWriter::takes_blank() const {
  return size() > page_.text.blocks.back().range.begin && page_.text.content.back() != ' ';
}

void WikiWriter::source(std::string_view bytes, std::size_t at) {
  std::string& content = page_.text.content;
  auto& map = page_.text.map;
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

void WikiWriter::words(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t length = blank_length(text.substr(i))) {
      if (takes_blank()) page_.text.content += ' ';
      i += length;
    } else if (const std::size_t hidden = invisible_length(text.substr(i))) {
      i += hidden;
    } else {
      page_.text.content += text[i++];
    }
  }
}

void WikiWriter::link(std::size_t begin, std::string target) {
  if (size() > begin) page_.links.push_back({{begin, size()}, std::move(target)});
}

}  // namespace thisday::gather
