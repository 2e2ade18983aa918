#include "keep/search.hpp"

#include <algorithm>

#include "keep/words.hpp"

namespace thisday::keep {
namespace {

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

struct Term {
  std::string_view text;
  bool not_it = false;
  bool beginning = false;
};

/// Takes the next term off the words.
std::optional<Term> next_term(std::string_view& words) {
  while (!words.empty() && blank(words.front())) words.remove_prefix(1);
  if (words.empty()) return std::nullopt;
  Term term;
  if (words.front() == '-') {
    term.not_it = true;
    words.remove_prefix(1);
  }
  std::size_t end = 0;
  if (!words.empty() && words.front() == '"') {
    words.remove_prefix(1);
    end = std::min(words.find('"'), words.size());
    term.text = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    return term;
  }
  while (end < words.size() && !blank(words[end])) ++end;
  term.text = words.substr(0, end);
  words.remove_prefix(end);
  term.beginning = term.text.ends_with('*');
  return term;
}

/// The words of a term as FTS5 has a phrase; empty where it has none.
std::string phrase(const Term& term) {
  std::string text;
  Words words(term.text, Words::For::asked);
  Word word;
  std::size_t count = 0;
  bool pair = false;
  while (words.next(word)) {
    text += (text.empty() ? "" : " ") + word.folded;
    pair = word.pair;
    ++count;
  }
  if (text.empty()) return {};
  // One character of a script without spaces stands at the beginning of pairs.
  const bool one_character = pair && count == 1 && term.text.size() <= 4;
  return '"' + text + '"' + (term.beginning || one_character ? "*" : "");
}

}  // namespace

std::string match_query(std::string_view words) {
  std::string with;
  std::string without;
  while (const auto term = next_term(words)) {
    const std::string text = phrase(*term);
    if (text.empty()) continue;
    std::string& into = term->not_it ? without : with;
    into += (into.empty() ? "" : term->not_it ? " OR " : " AND ") + text;
  }
  if (with.empty() || without.empty()) return with;  // what must not stand there is taken from something
  return "(" + with + ") NOT (" + without + ")";
}

}  // namespace thisday::keep
