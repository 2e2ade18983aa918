#include "read/antecedents.hpp"

#include <algorithm>

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;
using Kind = Clause::Kind;

constexpr std::size_t kLongestNoun = 70;  // bytes

enum Stands : int { nobody, thing, several, man, woman };

// The token that a noun phrase is about: the last before a preposition hangs something on it.
const Token* head_of(const Tokens& tokens, TokenRange noun) {
  const Token* head = nullptr;
  for (std::size_t i = noun.begin; i < noun.end; ++i) {
    const Token& token = tokens[i];
    if (token.mark == Mark::quote) continue;
    if (!token.word() || (token.is(C::preposition) && i > noun.begin)) break;
    if (token.is(C::conjunction)) break;
    if (!token.is(C::article)) head = &token;
  }
  return head;
}

bool agrees(std::string_view text, const Tokens& tokens, TokenRange noun, int stands) {
  const Token* head = head_of(tokens, noun);
  if (!head || head->is(C::pronoun) || head->is(C::relative) || head->is(C::adverb) || head->is(C::demonstrative))
    return false;
  const std::string_view word = text.substr(head->range.begin, head->range.size());
  bool joined = false, titled = false;
  for (std::size_t i = noun.begin; i < noun.end; ++i) {
    joined = joined || (tokens[i].word() && tokens[i].is(C::conjunction));
    titled = titled || (tokens[i].word() && tokens[i].is(C::title));
  }
  const bool s = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") && !head->is(C::unplural);
  const bool many = joined || head->is(C::plural) ||
                    (head->is(C::people) && tokens[noun.begin].is(C::article) && !head->is(C::placename)) ||
                    (s && !head->capital) || (s && head->capital && noun.end - noun.begin == 1);
  const bool acts = head->is(C::group) || head->is(C::happening) || head->is(C::placename);
  switch (stands) {
    case thing:
      // "What is left": a common noun by itself is no thing spoken of.
      if (!head->capital && head == &tokens[noun.begin]) return false;
      return !many && !(titled && !acts) && !head->number;
    case several:
      return many || (s && head->capital) || (acts && head->is(C::group));
    case man:
    case woman:
      return !many && !acts && !head->is(C::people) &&
             ((head->capital && !tokens[noun.begin].is(C::article)) || titled);
    default:
      return false;
  }
}

}  // namespace

std::string Antecedents::words(const Tokens& tokens, TokenRange noun) const {
  TokenRange kept = core_of(tokens, noun);
  const auto length = [&] { return tokens[kept.end - 1].range.end - tokens[kept.begin].range.begin; };
  for (std::size_t i = kept.begin + 1; i < kept.end && length() > kLongestNoun; ++i)
    if (tokens[i].word() && tokens[i].is(C::preposition) && tokens[i].range.size() > 2) kept.end = i;
  std::string words(text_.substr(tokens[kept.begin].range.begin, length()));
  std::replace(words.begin(), words.end(), '\n', ' ');
  // At the beginning of its sentence an article has a capital letter that it loses elsewhere; what is first in a
  // headline gets it back.
  if (tokens[kept.begin].is(C::article) && words[0] >= 'A' && words[0] <= 'Z')
    words[0] = static_cast<char>(words[0] + 32);
  return words;
}

std::optional<std::string> Antecedents::subject(int stands, const Tokens& tokens, TokenRange noun) const {
  TokenRange core = core_of(tokens, noun);
  if (core.empty() || (tokens[core.begin].word() && tokens[core.begin].is(C::demonstrative))) return std::nullopt;
  for (std::size_t i = core.begin; i < core.end; ++i)
    if (tokens[i].verb || (i == core.begin && tokens[i].word() && tokens[i].is(C::subordinator))) return std::nullopt;
  if (stands == man || stands == woman) {
    // "Cornwallis' position": he is Cornwallis.
    for (std::size_t i = core.begin; i < core.end && tokens[i].word() && tokens[i].capital; ++i) {
      const std::size_t end = tokens[i].range.end;
      const std::string_view word = text_.substr(tokens[i].range.begin, tokens[i].range.size());
      if (word.ends_with("'s") || word.ends_with("\u2019s") || (end < text_.size() && text_[end] == '\'')) {
        std::string owner = words(tokens, {core.begin, i + 1});
        for (const std::string_view mark : {"'s", "\u2019s"})
          if (owner.ends_with(mark)) owner.resize(owner.size() - mark.size());
        return owner;
      }
    }
  }
  if (core.empty() || !agrees(text_, tokens, core, stands)) return std::nullopt;
  return words(tokens, core);
}

std::optional<std::string> Antecedents::any_noun(int stands, const Parse& parse) const {
  const Tokens& tokens = parse.tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    // "What holds is still the paper": what follows "is" is the subject turned round.
    if (!tokens[i].word() || !tokens[i].is(C::article)) continue;
    std::size_t before = i - 1;
    while (before > 0 && tokens[before].word() && tokens[before].is(C::adverb)) --before;
    if (!tokens[before].word() || !tokens[before].is(C::be)) continue;
    std::size_t end = i + 1;
    while (end < tokens.size() && tokens[end].word() && !tokens[end].verb && !tokens[end].is(C::preposition) &&
           !tokens[end].is(C::conjunction) && !tokens[end].is(C::article) && !tokens[end].is(C::relative))
      ++end;
    if (end > i + 1)
      if (agrees(text_, tokens, {i, end}, stands)) return words(tokens, {i, end});
    i = end - 1;
  }
  return std::nullopt;
}

std::optional<std::string> Antecedents::of(int stands, std::size_t index, const Parse& parse, std::size_t clause) {
  if (stands == nobody) return std::nullopt;
  // In this sentence: the subjects whose verbs come before, the nearest first.
  const Clause* nearest = nullptr;
  std::optional<std::string> here;
  for (const Clause& before : parse.clauses) {
    if (!before.told() || before.verb >= parse.clauses[clause].verb || before.kind == Kind::aside) continue;
    if (nearest && before.verb < nearest->verb) continue;
    if (auto found = subject(stands, parse.tokens, before.subject)) {
      here = std::move(found);
      nearest = &before;
    }
  }
  if (here) return here;
  if (known_for_ != index) known_.fill(std::nullopt);
  known_for_ = index;
  auto& known = known_[static_cast<std::size_t>(stands)];
  if (!known) known = before(stands, index);
  return *known;
}

// In the sentences before.
std::optional<std::string> Antecedents::before(int stands, std::size_t index) {
  for (std::size_t back = 1; back <= Parses::kBack && back <= index; ++back) {
    if (parses_.sentence(index - back).paragraph != parses_.sentence(index).paragraph) return std::nullopt;
    const Parse& earlier = parses_.of(index - back);
    std::optional<std::string> last;  // the subject told last is nearest
    bool same = false;                // its subject is the same pronoun: look further back
    for (const Clause& clause : earlier.clauses) {
      if (clause.kind != Kind::main || !clause.told() || clause.subject.empty()) continue;
      const Token& first = earlier.tokens[clause.subject.begin];
      if (first.word() && first.is(C::pronoun) && first.lexeme->stands == stands) same = true;
      if (auto found = subject(stands, earlier.tokens, clause.subject)) last = std::move(found);
    }
    if (last) return last;
    if (same) continue;
    return any_noun(stands, earlier);
  }
  return std::nullopt;
}

}  // namespace thisday::read
