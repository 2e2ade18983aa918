#include "read/tokens.hpp"

#include <algorithm>

#include "read/words.hpp"

namespace thisday::read {
namespace {

constexpr Lexeme kNothing;

// The mark at `at`, and how many bytes it has; 0 where there is none that parts anything.
std::pair<Token::Mark, std::size_t> mark_at(std::string_view text, std::size_t at) {
  using Mark = Token::Mark;
  switch (text[at]) {
    case ',':
      return {Mark::comma, 1};
    case ';':
      return {Mark::semicolon, 1};
    case ':':
      return {Mark::colon, 1};
    case '(':
    case '[':
      return {Mark::open, 1};
    case ')':
    case ']':
      return {Mark::close, 1};
    case '"':
      return {Mark::quote, 1};
    case '-':
      if (text.substr(at, 2) == "--") return {Mark::dash, 2};
      return {Mark::dash, at > 0 && text[at - 1] == ' ' && at + 1 < text.size() && text[at + 1] == ' ' ? 1U : 0U};
    default:
      break;
  }
  const std::string_view three = text.substr(at, 3);
  if (three == "\u2014" || three == "\u2013") return {Mark::dash, 3};
  if (three == "\u201C" || three == "\u201D") return {Mark::quote, 3};
  return {Mark::comma, 0};
}

}  // namespace

void cut_tokens(std::string_view text, story::ByteRange sentence, const std::vector<Mention>& mentions,
                std::size_t first, const Lexis& lexis, Tokens& tokens) {
  tokens.clear();
  const auto marks = [&](std::size_t begin, std::size_t end) {
    if (end - begin == 1 && text[begin] == ' ') return;
    for (std::size_t at = begin; at < end;) {
      const auto [mark, length] = mark_at(text, at);
      if (length > 0) tokens.push_back({mark, false, false, false, {at, at + length}, &kNothing, 0});
      at += std::max<std::size_t>(length, 1);
    }
  };
  const auto words = [&](std::size_t begin, std::size_t end) {
    std::size_t done = begin;
    Words cut(text.substr(begin, end - begin));
    for (Word word; cut.next(word);) {
      const story::ByteRange range{begin + word.range.begin, begin + word.range.end};
      marks(done, range.begin);
      tokens.push_back({Token::Mark::word, word.capital, word.number, false, range,
                        &lexis.of_word(text.substr(range.begin, range.size())), 0});
      done = range.end;
    }
    marks(done, end);
  };
  std::size_t done = sentence.begin;
  for (std::size_t i = first; i < mentions.size() && mentions[i].range.begin < sentence.end; ++i) {
    const story::ByteRange range = mentions[i].range;
    if (range.begin < done) continue;
    // The dash of "1914–18" parts no clauses.
    const bool of_range =
        i > first && mentions[i - 1].range_end == i && mentions[i - 1].range.end == done && range.begin - done <= 3;
    if (!of_range) words(done, range.begin);
    tokens.push_back({Token::Mark::mention, false, false, false, range, &kNothing, i});
    done = range.end;
  }
  if (done < sentence.end) words(done, sentence.end);
}

}  // namespace thisday::read
