#include "read/clauses.hpp"

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;
using Kind = Clause::Kind;

std::string_view word(std::string_view text, const Token& token) {
  return text.substr(token.range.begin, token.range.size());
}

}  // namespace

bool begins_noun(const Token& token) {
  return token.word() && (token.is(C::article) || token.is(C::demonstrative) || token.is(C::possessive) ||
                          token.is(C::determiner) || (token.is(C::pronoun) && token.lexeme->stands > 0));
}

void parse_sentence(std::string_view text, story::ByteRange sentence, const std::vector<Mention>& mentions,
                    std::size_t first, const Lexis& lexis, Parse& parse) {
  parse.tokens.clear();
  parse.clauses.clear();
  if (sentence.size() > kLongestSentence) return;
  cut_tokens(text, sentence, mentions, first, lexis, parse.tokens);
  find_verbs(text, parse.tokens);
  parse.clauses = clauses_of(text, parse.tokens);
}

std::size_t noun_before(std::string_view text, const Tokens& tokens, std::size_t end) {
  std::size_t at = end;
  while (at > 0) {
    const Token& token = tokens[at - 1];
    const bool of =
        token.word() && word(text, token) == "of" && at >= 2 && tokens[at - 2].word() && !tokens[at - 2].verb;
    if (!token.word() || token.verb || token.is(C::conjunction) || token.is(C::object) ||
        (token.is(C::preposition) && !of))
      break;
    --at;
    const bool whole = begins_noun(token) && !(at > 0 && tokens[at - 1].word() && word(text, tokens[at - 1]) == "of");
    if (whole) break;
  }
  while (at < end && tokens[at].word() && tokens[at].is(C::preposition)) ++at;
  return at;
}

std::size_t clause_at(const std::vector<Clause>& clauses, std::size_t token) {
  for (std::size_t i = clauses.size(); i > 0; --i)
    if (clauses[i - 1].range.holds(token)) return i - 1;
  return clauses.size();
}

std::size_t subject_holder(const std::vector<Clause>& clauses, std::size_t clause) {
  while (clauses[clause].kind == Kind::coordinate) clause = clauses[clause].partner;
  return clause;
}

TokenRange core_of(const Tokens& tokens, TokenRange subject) {
  for (std::size_t i = subject.begin; i < subject.end; ++i) {
    const Token& token = tokens[i];
    const bool hangs = token.word() && token.is(C::relative) && !token.is(C::demonstrative);
    if ((token.mark == Mark::mention && i > subject.begin) || hangs ||
        (!token.word() && token.mark != Mark::mention && token.mark != Mark::quote)) {
      subject.end = i;
      break;
    }
  }
  while (subject.end > subject.begin + 1 && tokens[subject.end - 1].word() &&
         (tokens[subject.end - 1].is(C::hinge) || tokens[subject.end - 1].is(C::adverb)))
    --subject.end;
  return subject;
}

}  // namespace thisday::read
