// Reads plain text as saved from a page.

#include "gather/plain_text.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/readers.hpp"
#include "gather/slug.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kLongestTitle = 120;  // in characters

// The text as UTF-8. What is none is taken for Latin-1, whose ASCII stretches map byte for byte.
story::Text utf8_of(std::string_view bytes) {
  story::Text text;
  if (!invalid_utf8(bytes)) {
    text.content = bytes;
    return text;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
    text.map.push_back({text.content.size(), at, end - at});
    text.content += bytes.substr(at, end - at);
    for (at = end; at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80; ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      text.content += static_cast<char>(0xC0 | (byte >> 6));
      text.content += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

// Stretches of lines that are not blank, without the blanks around them.
std::vector<story::Block> paragraphs(std::string_view content) {
  std::vector<story::Block> blocks;
  bool open = false;
  std::size_t at = content.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < content.size()) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    std::size_t begin = at, last = end;
    while (begin < end && is_blank(content[begin])) ++begin;
    while (last > begin && is_blank(content[last - 1])) --last;
    if (begin < last) {
      if (!open)
        blocks.push_back({story::Block::Kind::paragraph, 0, {begin, last}});
      else
        blocks.back().range.end = last;
    }
    open = begin < last;
    at = end + 1;
  }
  return blocks;
}

// One short line by itself that ends no sentence, with something below it.
bool looks_a_title(std::string_view content, const std::vector<story::Block>& blocks) {
  if (blocks.size() < 2) return false;
  const std::string_view line = content.substr(blocks[0].range.begin, blocks[0].range.size());
  if (line.find('\n') != std::string_view::npos || code_points(line) > kLongestTitle) return false;
  return line.find_last_of(".,;:") != line.size() - 1;
}

}  // namespace

story::Text plain_text(std::string_view bytes) {
  story::Text text = utf8_of(bytes);
  text.blocks = paragraphs(text.content);
  if (looks_a_title(text.content, text.blocks)) {
    text.blocks[0].kind = story::Block::Kind::heading;
    text.blocks[0].level = 1;
  }
  return text;
}

Result<void> read_text(const Input& input, Handler& handler) {
  story::Text text = plain_text(input.bytes);
  story::Entry entry;
  if (!text.blocks.empty() && text.blocks[0].kind == story::Block::Kind::heading) {
    entry.title = text.content.substr(text.blocks[0].range.begin, text.blocks[0].range.size());
    entry.slug = slug_of(entry.title);
    entry.body = text.content.substr(text.blocks[1].range.begin);
  }
  story::Source source;
  source.path = input.path;
  source.title = entry.title.empty() ? file_name(input.path) : entry.title;
  source.language = "und";
  source.format = "text";
  source.hash = sha256(input.bytes);
  entry.source = story::id_of(source);
  handler.source(source);
  handler.article(std::move(entry), std::move(text));
  return {};
}

}  // namespace thisday::gather
