#include "read/tense.hpp"

#include <algorithm>

#include "read/words.hpp"

namespace thisday::read {
namespace {

// How far back words are near, in bytes.
constexpr std::size_t kNear = 80;

}  // namespace

int Tense::before(std::size_t place) {
  const std::size_t near = place > kNear ? place - kNear : 0;
  look(std::max(seen_, near), place);
  const std::size_t from = std::max(near, sentence_);
  const auto said = [&](const std::optional<std::size_t>& at) { return at && *at >= from; };
  return said(so_far_) ? -1 : said(future_) || said(by_then_) ? 1 : 0;
}

void Tense::look(std::size_t from, std::size_t to) {
  if (from >= to) return;
  seen_ = to;
  for (std::size_t at = from; at < to; ++at) {
    const char c = text_[at];
    const bool stop = c == '.' && at > 2 && text_[at - 2] != ' ' && text_[at - 2] != '.';  // no initial
    if (stop || c == ';' || c == '\n') sentence_ = at + 1;
  }
  const std::string_view stretch = text_.substr(from, to - from);
  Words words(stretch);
  for (Word word; words.next(word);) {
    const std::string_view letters = stretch.substr(word.range.begin, word.range.size());
    const std::size_t at = from + word.range.begin;
    if (words_.is(Vocabulary::Kind::so_far, letters)) so_far_ = at;
    if (words_.is(Vocabulary::Kind::future, letters)) future_ = at;
    by_then_ = words_.is(Vocabulary::Kind::by_then, letters) ? std::optional(at) : std::nullopt;
  }
}

}  // namespace thisday::read
