// Parts a sentence into its clauses.

#include <algorithm>

#include "read/clauses.hpp"

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;
using Kind = Clause::Kind;

std::string_view word(std::string_view text, const Token& token) {
  return text.substr(token.range.begin, token.range.size());
}

bool is_adverb(std::string_view text, const Token& token) {
  return token.word() && (token.is(C::adverb) || (!token.capital && word(text, token).ends_with("ly")));
}

bool hard(const Token& token) {
  return token.mark == Mark::semicolon || token.mark == Mark::colon || token.mark == Mark::dash;
}

// Opens and closes clauses from left to right. The open ones are a stack: the main clause, and what is within it.
class Division {
 public:
  Division(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {}

  std::vector<Clause> make() {
    open(Kind::main, 0, 0);
    for (std::size_t i = 0; i < tokens_.size(); ++i) i = step(i);
    close_to(0, tokens_.size());
    for (Clause& clause : clauses_) {
      if (clause.verb >= clause.range.end) clause.verb = clause.range.end;
      if (clause.kind != Kind::aside) clause.subject = subject(clause);
    }
    return std::move(clauses_);
  }

 private:
  // Looks at token `i`; returns the last token that it has dealt with.
  std::size_t step(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.mark == Mark::open) return aside(i);
    if (hard(token)) {
      if (token.mark == Mark::dash && !top().told() && another_dash(i)) return i;
      restart(Kind::main, i, i + 1);
      return i;
    }
    if (token.mark == Mark::comma) {
      comma(i);
    } else if (token.word() && token.verb) {
      verb(i);
    } else if (token.word() && !token.capital) {
      joint(i);
    } else if (token.word() && token.is(C::subordinator) && i == 0) {
      joint(i);
    }
    return i;
  }

  [[nodiscard]] bool another_dash(std::size_t i) const {
    for (std::size_t k = i + 1; k < tokens_.size(); ++k)
      if (tokens_[k].mark == Mark::dash) return true;
    return false;
  }

  std::size_t aside(std::size_t i) {
    std::size_t last = i + 1;
    while (last < tokens_.size() && tokens_[last].mark != Mark::close) ++last;
    Clause clause;
    clause.kind = Kind::aside;
    clause.range = {i, std::min(last + 1, tokens_.size())};
    clause.body = i + 1;
    clause.verb = clause.range.end;
    clauses_.push_back(clause);
    return last;
  }

  void joint(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.is(C::relative) && relative(i)) return;
    if (token.is(C::subordinator) && subordinate(i)) return;
    if (!token.is(C::conjunction) || !top().told()) return;
    // "so red", "yet another": only after a comma do these join clauses.
    if (!word(text_, token).starts_with("and") && word(text_, token).size() > 2 && word(text_, token) != "but" &&
        i > 0 && tokens_[i - 1].mark != Mark::comma)
      return;
    if (word(text_, token) == "so" && i > 0 && tokens_[i - 1].mark != Mark::comma) return;
    const std::size_t next = skip_adverbs(i + 1);
    if (next < tokens_.size() && (tokens_[next].verb || verb_after_date(next))) {
      coordinate(i);
    } else if (const std::size_t at = verb_ahead(i + 1); at < tokens_.size() || noun_with_clause(i + 1)) {
      restart(Kind::main, i, i + 1);
    }
  }

  // ", and troops that had come in May took": the noun has a clause of its own before its verb.
  [[nodiscard]] bool noun_with_clause(std::size_t i) const {
    if (i < 2 || tokens_[i - 2].mark != Mark::comma) return false;
    std::size_t verbs = 0;
    for (bool relative = false; i < tokens_.size() && !hard(tokens_[i]) && tokens_[i].mark != Mark::comma; ++i) {
      if (tokens_[i].verb && !relative) return false;
      relative = relative || (tokens_[i].word() && tokens_[i].is(C::relative));
      verbs += tokens_[i].verb && !(i > 0 && tokens_[i - 1].verb);
    }
    return verbs >= 2;
  }

  bool relative(std::size_t i) {
    const std::size_t next = skip_adverbs(i + 1);
    const bool verb_next = next < tokens_.size() && tokens_[next].verb;
    if (word(text_, tokens_[i]) == "that") {
      // "the treaty that ended": a relative clause; "said that the war ended": a clause of its own; "that town": none.
      const bool after_noun = i > 0 && tokens_[i - 1].word() && !tokens_[i - 1].verb;
      if (verb_next && after_noun) {
        open(Kind::relative, i, i + 1);
        return true;
      }
      if (verb_ahead(i + 1) >= tokens_.size() || !top().told()) return false;
      open(Kind::subordinate, i, i + 1);
      return true;
    }
    if (i == 0 || (word(text_, tokens_[i]) == "where" && verb_ahead(i + 1) >= tokens_.size())) return false;
    open(Kind::relative, i, i + 1);
    return true;
  }

  bool subordinate(std::size_t i) {
    const Token& token = tokens_[i];
    if (i + 1 >= tokens_.size() || tokens_[i + 1].mark == Mark::mention) return false;
    const std::size_t at = verb_ahead(i + 1);
    if (at == i + 1) return false;
    if (at >= tokens_.size() && !(begins_list(i + 1) && verb_anywhere(i + 1))) return false;
    if (at >= tokens_.size() && token.is(C::preposition) && (!top().told() || word(text_, token) == "as")) return false;
    for (std::size_t k = i + 1; token.is(C::preposition) && at < tokens_.size() && k < at; ++k)
      if (tokens_[k].mark == Mark::comma) return false;  // "Before dawn on 1 March, the columns were"
    if (token.is(C::preposition) && !top().told()) {
      // "After the war the army crossed" has one verb, "After the war ended the army crossed" two, and a comma decides.
      std::size_t end = at + 1;
      while (end < tokens_.size() && tokens_[end].mark != Mark::comma && !tokens_[end].verb && !hard(tokens_[end]))
        ++end;
      if (end >= tokens_.size() || hard(tokens_[end])) return false;
      if (tokens_[end].mark == Mark::comma && end + 1 < tokens_.size() && tokens_[end + 1].word() &&
          tokens_[end + 1].is(C::conjunction))
        return false;
    }
    open(Kind::subordinate, i, i + 1);
    clauses_.back().doubtful = token.is(C::doubt);
    return true;
  }

  void comma(std::size_t i) {
    if (stack_.size() > 1 && top().told()) close_to(stack_.size() - 1, i);
    if (!top().told()) return;
    const std::size_t next = skip_adverbs(i + 1);
    if (next >= tokens_.size() || (tokens_[next].word() && tokens_[next].is(C::conjunction))) return;
    if (tokens_[next].verb) return coordinate(i);
    if (is_gerund(text_, tokens_[next])) return;
    if (tokens_[next].word() && (tokens_[next].is(C::relative) || tokens_[next].is(C::subordinator))) return;
    if (verb_ahead(i + 1) < tokens_.size()) restart(Kind::main, i, i + 1);
  }

  void verb(std::size_t i) {
    if (!top().told()) {
      clauses_[stack_.back()].verb = i;
      return;
    }
    if (i > 0 && tokens_[i - 1].verb) return;
    const std::size_t begin = noun_before(text_, tokens_, i);
    if ((begin >= i || begin <= top().verb) && stack_.size() > 1 && !clauses_[stack_[stack_.size() - 2]].told()) {
      // "The troops that had come in May besieged the town": no subject between, the outer clause goes on.
      close_to(stack_.size() - 1, i);
      clauses_[stack_.back()].verb = i;
      return;
    }
    if (begin >= i || begin <= top().verb) return;
    if (stack_.size() > 1 && !clauses_[stack_[stack_.size() - 2]].told()) {
      // "After he died in March his party gave way": the inner clause has its verb, the outer one not yet.
      close_to(stack_.size() - 1, begin);
      clauses_[stack_.back()].verb = i;
      return;
    }
    open(Kind::subordinate, begin, begin);  // "said the war was over"
    clauses_.back().verb = i;
  }

  // The next verb from `i` on, with a subject before it; nothing may part the two but a mention with its comma.
  [[nodiscard]] std::size_t verb_ahead(std::size_t i) const {
    bool noun = false, of_mention = false;
    for (std::size_t k = i; k < tokens_.size(); ++k) {
      const Token& token = tokens_[k];
      if (token.mark == Mark::mention) {
        of_mention = true;
        continue;
      }
      if (token.mark == Mark::comma) {
        if (!of_mention && k != i) return tokens_.size();
        of_mention = false;
        // "and on June 22, kneeling before them, he abjured": what stands between commas is passed over.
        if (k + 1 < tokens_.size() && tokens_[k + 1].word() &&
            (is_gerund(text_, tokens_[k + 1]) || tokens_[k + 1].is(C::preposition))) {
          ++k;
          while (k + 1 < tokens_.size() && tokens_[k].mark != Mark::comma && !tokens_[k].verb) ++k;
        }
        continue;
      }
      if (token.mark == Mark::quote) continue;
      if (!token.word()) return tokens_.size();
      if (token.verb) return noun || of_mention ? k : tokens_.size();
      if (token.is(C::relative) && (k > i || !token.is(C::demonstrative))) return tokens_.size();
      if (token.is(C::conjunction) && word(text_, token) != "and" && word(text_, token) != "or") return tokens_.size();
      if (token.is(C::subordinator) && k > i &&
          (!token.is(C::preposition) || token.lexeme->bounds == 1 || token.lexeme->bounds == 2))
        return tokens_.size();
      noun = noun || token.is(C::pronoun) || !(token.is(C::preposition) || is_adverb(text_, token));
    }
    return tokens_.size();
  }

  // "when Hungary, Slovakia" and "until the Convention, called in May", but not "while profitable,".
  [[nodiscard]] bool begins_list(std::size_t i) const {
    return tokens_[i].word() && (tokens_[i].capital || begins_noun(tokens_[i]));
  }

  // "when Hungary, Slovakia and Romania joined": a list may stand before the verb.
  [[nodiscard]] bool verb_anywhere(std::size_t i) const {
    for (; i < tokens_.size() && !hard(tokens_[i]); ++i)
      if (tokens_[i].verb) return true;
    return false;
  }

  // "and in the same month lost": between the joint and the verb stands nothing but a date.
  [[nodiscard]] bool verb_after_date(std::size_t i) const {
    while (i < tokens_.size() && tokens_[i].word() && !tokens_[i].verb && tokens_[i].is(C::hinge)) ++i;
    if (i >= tokens_.size() || tokens_[i].mark != Mark::mention) return false;
    i = skip_adverbs(i + 1);
    return i < tokens_.size() && tokens_[i].word() && tokens_[i].verb;
  }

  [[nodiscard]] std::size_t skip_adverbs(std::size_t i) const {
    while (i < tokens_.size() && is_adverb(text_, tokens_[i]) && !begins_noun(tokens_[i])) ++i;
    return i;
  }

  Clause& top() { return clauses_[stack_.back()]; }

  void open(Kind kind, std::size_t begin, std::size_t body) {
    Clause clause;
    clause.kind = kind;
    clause.range = {begin, tokens_.size()};
    clause.body = body;
    clause.verb = kNone;
    stack_.push_back(clauses_.size());
    clauses_.push_back(clause);
  }

  void close_to(std::size_t depth, std::size_t at) {
    while (stack_.size() > depth) {
      clauses_[stack_.back()].range.end = at;
      stack_.pop_back();
    }
  }

  void restart(Kind kind, std::size_t at, std::size_t body) {
    const std::size_t end = at > 0 && tokens_[at - 1].mark == Mark::comma ? at - 1 : at;
    close_to(0, end);
    open(kind, at, body);
  }

  void coordinate(std::size_t at) {
    const std::size_t partner = stack_.back();
    close_to(stack_.size() - 1, at > 0 && tokens_[at - 1].mark == Mark::comma ? at - 1 : at);
    open(Kind::coordinate, at, at + 1);
    clauses_.back().partner = partner;
  }

  TokenRange subject(const Clause& clause) const;
  [[nodiscard]] std::size_t after_phrase(std::size_t t, std::size_t limit) const;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::string_view text_;
  const Tokens& tokens_;
  std::vector<Clause> clauses_;
  std::vector<std::size_t> stack_;
};

// The token after a phrase of place or time that stands before the subject.
std::size_t Division::after_phrase(std::size_t t, std::size_t limit) const {
  for (std::size_t k = t; k < limit; ++k)
    if (tokens_[k].mark == Mark::comma) return k + 1;
  std::size_t k = t + 1;
  bool noun = false;
  for (; k < limit; ++k) {
    const Token& token = tokens_[k];
    if (token.mark == Mark::mention) return k + 1;
    if (!token.word()) continue;
    if (token.is(C::preposition)) {
      noun = false;
      continue;
    }
    if (begins_noun(token)) {
      if (noun) return k;
      continue;
    }
    noun = true;
  }
  return k;
}

TokenRange Division::subject(const Clause& clause) const {
  const std::size_t limit = clause.verb;
  if (limit >= clause.range.end || clause.kind == Kind::coordinate) return {clause.body, clause.body};
  std::size_t t = clause.body;
  while (t < limit) {
    // "Although they had gone, it went on": the clause within stands before the subject.
    const auto inner = std::find_if(clauses_.begin(), clauses_.end(), [&](const Clause& other) {
      return &other != &clause && other.kind == Kind::subordinate && other.range.begin == t && other.range.end < limit;
    });
    if (inner != clauses_.end()) {
      t = inner->range.end;
      continue;
    }
    const Token& token = tokens_[t];
    const bool joint = token.word() && token.is(C::conjunction);
    if (!token.word() || joint || (is_adverb(text_, token) && !begins_noun(token) && !token.is(C::pronoun))) {
      if (token.mark == Mark::mention && t + 1 == limit) break;  // the date itself is the subject
      ++t;
    } else if (t > clause.body && tokens_[t - 1].mark == Mark::mention && word(text_, token) == "on") {
      ++t;  // "from May on they fought"
    } else if (token.is(C::adverb) && t + 1 < limit && begins_noun(tokens_[t + 1])) {
      ++t;  // "there they were defeated"
    } else if (token.is(C::hedge) && t + 1 < limit && tokens_[t + 1].word() &&
               (tokens_[t + 1].number || tokens_[t + 1].is(C::number))) {
      break;  // "about 300 workers left"
    } else if (token.is(C::preposition) && !token.capital) {
      t = after_phrase(t, limit);
    } else if (token.is(C::preposition) && t == clause.body) {
      t = after_phrase(t, limit);
    } else if (t == clause.body && is_gerund(text_, token) && after_phrase(t, limit) < limit &&
               tokens_[after_phrase(t, limit) - 1].mark == Mark::comma) {
      t = after_phrase(t, limit);
    } else {
      break;
    }
  }
  return {t, limit};
}

}  // namespace

std::vector<Clause> clauses_of(std::string_view text, const Tokens& tokens) {
  return Division(text, tokens).make();
}

}  // namespace thisday::read
