#include "read/sentences.hpp"

#include <algorithm>
#include <array>

namespace thisday::read {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// The marks that may end a sentence, found in the order of the text.
class Stops {
 public:
  explicit Stops(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < kMarks.size(); ++i) places_[i] = text_.find(kMarks[i]);
  }
  /// The first from `at` on, which is not before the last one asked for; npos where there is none.
  std::size_t next(std::size_t at) {
    for (std::size_t i = 0; i < kMarks.size(); ++i)
      if (places_[i] < at) places_[i] = text_.find(kMarks[i], at);
    return *std::min_element(places_.begin(), places_.end());
  }

 private:
  static constexpr std::string_view kMarks = ".!?";
  std::string_view text_;
  std::array<std::size_t, kMarks.size()> places_{};
};

// The blocks of a text that does not know its own: paragraphs parted by blank lines.
std::vector<story::Block> paragraphs(std::string_view text) {
  std::vector<story::Block> blocks;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size()) {
      const std::size_t line_end = std::min(text.find('\n', end), text.size());
      if (text.substr(end, line_end - end).find_first_not_of(" \t\r") == std::string_view::npos) break;
      end = std::min(line_end + 1, text.size());
    }
    if (end > begin) blocks.push_back({story::Block::Kind::paragraph, 0, {begin, end}});
    begin = std::max(std::min(text.find('\n', end), text.size() - 1) + 1, end + 1);
  }
  return blocks;
}

// Whether the full stop at `at` only ends an abbreviation or an initial.
bool abbreviates(std::string_view text, std::size_t at, const Vocabulary& words) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 24 && (is_letter(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  const std::string_view word = text.substr(begin, at - begin);
  if (word.empty()) return false;
  if (word.size() == 1 && !is_lower(word[0])) return true;
  return words.is(Vocabulary::Kind::abbreviation, word) || (word.size() >= 3 && word[word.size() - 2] == '.');
}

}  // namespace

std::vector<Sentence> sentences(const story::Text& text, const Vocabulary& words) {
  std::vector<Sentence> found;
  const std::string_view content = text.content;
  const std::vector<story::Block> blocks = text.blocks.empty() ? paragraphs(content) : text.blocks;
  Stops stops(content);
  for (std::size_t paragraph = 0; paragraph < blocks.size(); ++paragraph) {
    const story::Block& block = blocks[paragraph];
    std::size_t begin = block.range.begin;
    const auto close = [&](std::size_t end) {
      while (begin < end && is_blank(content[begin])) ++begin;
      std::size_t last = end;
      while (last > begin && is_blank(content[last - 1])) --last;
      if (last > begin) found.push_back({{begin, last}, paragraph, block.kind});
      begin = end;
    };
    for (std::size_t at = stops.next(begin); at < block.range.end; at = stops.next(at + 1)) {
      const char c = content[at];
      std::size_t next = at + 1;
      // A closing quotation mark or bracket belongs to the sentence.
      while (next < block.range.end && (content[next] == '"' || content[next] == '\'' || content[next] == ')')) ++next;
      if (content.substr(next, 3) == "\u201D" || content.substr(next, 3) == "\u2019") next += 3;
      if (next < block.range.end && !is_blank(content[next])) continue;
      std::size_t start = next;
      while (start < block.range.end && is_blank(content[start])) ++start;
      if (start < block.range.end && is_lower(content[start])) continue;
      if (c == '.' && start < block.range.end && abbreviates(content, at, words)) continue;
      close(next);
      at = next - 1;
    }
    close(block.range.end);
  }
  return found;
}

}  // namespace thisday::read
