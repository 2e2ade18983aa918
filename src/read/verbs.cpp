// Which words of a sentence are verbs that tell something.

#include "read/clauses.hpp"
#include "read/words.hpp"

namespace thisday::read {
namespace {

using C = WordClass;

std::string_view word(std::string_view text, const Token& token) {
  return text.substr(token.range.begin, token.range.size());
}

bool is_adverb(std::string_view text, const Token& token) {
  return token.word() && !token.capital && (token.is(C::adverb) || word(text, token).ends_with("ly"));
}

// A word that may be a past or a participle.
bool may_be_past(std::string_view text, const Token& token) {
  if (!token.word() || token.capital || token.number || token.is(C::unverb)) return false;
  if (token.is(C::either)) return true;
  const std::string_view letters = word(text, token);
  return letters.size() >= 4 && letters.ends_with("ed") && letters.find('-') == std::string_view::npos;
}

// After it stands a noun or what belongs to one, never a verb.
bool leads_to_noun(const Token& token) {
  if (!token.word()) return false;
  return token.is(C::article) || token.is(C::possessive) || token.is(C::preposition) || token.is(C::people) ||
         (token.is(C::determiner) && !token.is(C::pronoun)) || token.number;
}

bool parts(const Token& token) {
  if (!token.word()) return token.mark != Token::Mark::mention && token.mark != Token::Mark::quote;
  return token.is(C::conjunction) || token.is(C::relative) || token.is(C::subordinator);
}

// Finds verbs from left to right; what was found decides what follows.
class Verbs {
 public:
  Verbs(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

  void find() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Token& token = tokens_[i];
      if (parts(token)) open_ = false;
      if (token.mark == Token::Mark::comma) {
        ++commas_;
        inner_ = false;
      } else if (!token.word() && token.mark != Token::Mark::mention && token.mark != Token::Mark::quote) {
        commas_ = 0;
        main_ = false;
      }
      if (!token.word()) continue;
      if (token.is(C::relative) || (token.is(C::subordinator) && !token.is(C::preposition))) inner_ = true;
      if (token.is(C::conjunction) && i > 0 && tokens_[i - 1].mark == Token::Mark::comma) main_ = false;
      token.verb = is_verb(i);
      if (!token.verb) continue;
      if (open_) inner_ = false;  // the inner clause had its verb: this is the outer one's
      open_ = seen_ = true;
      main_ = main_ || !inner_;
      last_ = i;
    }
  }

 private:
  // The token before `i` that is no adverb; tokens_.size() where there is none.
  [[nodiscard]] std::size_t before(std::size_t i) const {
    while (i > 0)
      if (!is_adverb(text_, tokens_[--i])) return i;
    return tokens_.size();
  }

  [[nodiscard]] bool is_verb(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.capital || token.number) return false;
    const std::size_t at = before(i);
    const bool first = at == tokens_.size();
    if (token.is(C::finite)) return first || !tokens_[at].word() || word(text_, tokens_[at]) != "to";
    if (first) return false;
    const Token& previous = tokens_[at];
    if (token.is(C::past))
      return (!leads_to_noun(previous) || names_people(at)) && !(previous.word() && previous.is(C::auxiliary));
    if (may_be_past(text_, token)) return is_past(i, at);
    return token.is(C::present) && is_present(i, previous);
  }

  [[nodiscard]] bool is_present(std::size_t i, const Token& previous) const {
    if (!previous.word() || open_ || previous.is(C::people)) return false;
    // Most of these words are nouns too: only a name, a pronoun or "who" before them makes them verbs.
    if (!previous.capital && !previous.is(C::pronoun) && !previous.is(C::relative)) return false;
    if (i + 1 < tokens_.size() && tokens_[i + 1].word() &&
        (tokens_[i + 1].is(C::finite) || tokens_[i + 1].is(C::past) || may_be_past(text_, tokens_[i + 1])))
      return false;
    return true;
  }

  [[nodiscard]] bool is_past(std::size_t i, std::size_t at) const {
    const Token& previous = tokens_[at];
    const bool by = i + 1 < tokens_.size() && tokens_[i + 1].word() && word(text_, tokens_[i + 1]) == "by";
    if (previous.mark == Token::Mark::comma || previous.mark == Token::Mark::dash) {
      // After what stands between two commas the main clause goes on; else it is one of a list of verbs.
      if (!main_) return commas_ >= 2 && !by;
      return !by && joined_later(i) && !passive();
    }
    if (!previous.word() && (after_comma(at) || before_mention(i))) return false;
    if (!previous.word()) return previous.mark == Token::Mark::mention && free() && !another_follows(i);
    if (previous.is(C::auxiliary) || previous.is(C::object)) return false;
    if (previous.is(C::relative) || (previous.is(C::pronoun) && !previous.is(C::determiner))) return !leads_in(i);
    if (previous.is(C::conjunction)) return seen_ && !passive();
    if (names_people(at)) return free() && !by && !another_follows(i);
    if ((leads_to_noun(previous) && !(previous.number && tokens_[i].is(C::either))) ||
        (previous.is(C::subordinator) && !previous.is(C::adverb)))
      return false;
    return free() && !by && !another_follows(i);
  }

  // "the quarter ended July 31"
  [[nodiscard]] bool before_mention(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i + 1].mark == Token::Mark::mention;
  }

  // ", now simply named": the date before it belongs to what stands between commas.
  [[nodiscard]] bool after_comma(std::size_t mention) const {
    return tokens_[mention].mark == Token::Mark::mention && mention > 0 &&
           tokens_[mention - 1].mark == Token::Mark::comma && !main_;
  }

  // "the Chinese came": the people, not what is theirs.
  [[nodiscard]] bool names_people(std::size_t at) const {
    return tokens_[at].word() && tokens_[at].is(C::people) && at > 0 && tokens_[at - 1].word() &&
           tokens_[at - 1].is(C::article);
  }

  // A verb may stand here: none does yet in this stretch, or only that of a clause within.
  [[nodiscard]] bool free() const { return !open_ || (inner_ && !main_); }

  // "that held …" tells; "what led" too; "in which held" does not.
  [[nodiscard]] bool leads_in(std::size_t i) const {
    return i >= 2 && tokens_[i - 1].word() && tokens_[i - 1].is(C::relative) && tokens_[i - 2].word() &&
           tokens_[i - 2].is(C::preposition);
  }

  // "was signed and ratified": the second participle shares the auxiliary.
  [[nodiscard]] bool passive() const { return tokens_[last_].is(C::auxiliary); }

  // A list of verbs: another "and" or "or" comes.
  [[nodiscard]] bool joined_later(std::size_t i) const {
    for (std::size_t k = i + 1; k < tokens_.size(); ++k) {
      if (tokens_[k].mark == Token::Mark::semicolon) return false;
      if (tokens_[k].word() && tokens_[k].is(C::conjunction)) return true;
    }
    return false;
  }

  // "The troops sent by sea arrived": a sure verb follows before anything parts the two.
  [[nodiscard]] bool another_follows(std::size_t i) const {
    // "After he died his party gave way" has two verbs, and each its subject.
    if (!seen_ && tokens_[0].word() && tokens_[0].is(C::subordinator)) return false;
    for (std::size_t k = i + 1; k < tokens_.size() && k < i + 20 && !parts(tokens_[k]); ++k) {
      if (!tokens_[k].word() || tokens_[k].capital) continue;
      const Token& previous = tokens_[k - 1];
      if (tokens_[k].is(C::pronoun) && tokens_[k].lexeme->stands > 0) return false;
      if ((tokens_[k].is(C::past) || tokens_[k].is(C::finite)) && !leads_to_noun(previous)) return true;
    }
    return false;
  }

  std::string_view text_;
  Tokens& tokens_;
  bool open_ = false;   // a verb stands in this stretch between marks and joints
  bool seen_ = false;   // a verb stands anywhere before
  bool main_ = false;   // one of them outside "who …" and "when …"
  bool inner_ = false;  // within such a clause, up to its comma
  std::size_t commas_ = 0;
  std::size_t last_ = 0;  // the verb before
};

}  // namespace

bool may_tell(std::string_view sentence, const Lexis& lexis) {
  Words words(sentence);
  for (Word word; words.next(word);) {
    if (word.capital || word.number) continue;
    const std::string_view letters = sentence.substr(word.range.begin, word.range.size());
    if (letters.size() >= 4 && letters.ends_with("ed")) return true;
    const Lexeme& lexeme = lexis.of_word(letters);
    if (lexeme.is(C::finite) || lexeme.is(C::past) || lexeme.is(C::either) || lexeme.is(C::present)) return true;
  }
  return false;
}

void find_verbs(std::string_view text, Tokens& tokens) {
  Verbs(text, tokens).find();
}

bool is_gerund(std::string_view text, const Token& token) {
  const std::string_view letters = word(text, token);
  return token.word() && letters.size() > 5 && letters.ends_with("ing") && !token.is(C::preposition);
}

}  // namespace thisday::read
