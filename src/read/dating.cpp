#include "read/dating.hpp"

#include <algorithm>

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;
using Kind = Clause::Kind;

std::string_view word(std::string_view text, const Token& token) {
  return text.substr(token.range.begin, token.range.size());
}

// Has a place in time, and is no mere length or repetition.
bool has_place(const Mention& mention) {
  if (!mention.date || !mention.date->span() || mention.type == Type::set) return false;
  if (mention.type == Type::duration) return mention.date->edtf().is_interval();
  return mention.mod != "BEFORE" && mention.mod != "AFTER";
}

class Finder {
 public:
  Finder(std::string_view text, const Tokens& tokens, const std::vector<Clause>& clauses,
         const std::vector<Mention>& mentions)
      : text_(text), tokens_(tokens), clauses_(clauses), mentions_(mentions) {}

  [[nodiscard]] std::optional<Dating> dating(std::size_t token) const {
    const Mention& mention = mentions_[tokens_[token].mention];
    Dating found;
    found.clause = clause_at(clauses_, token);
    if (found.clause == clauses_.size()) return std::nullopt;
    const Clause& clause = clauses_[found.clause];
    if (clause.kind == Kind::aside || !clause.told() || clause.doubtful || !has_place(mention)) return std::nullopt;
    found.mentions = {tokens_[token].mention};
    const std::size_t last = end_of_range(token);
    found.gone = {token, last + 1};
    const std::size_t hinge = hinge_of(clause, token, found.bound);
    if (hinge > token) return std::nullopt;
    found.gone.begin = hinge;
    bool bare = true;
    for (std::size_t k = hinge; k < token; ++k) bare = bare && !(tokens_[k].word() && tokens_[k].is(C::hinge));
    // "this quarter's loss"
    const std::string_view after = text_.substr(tokens_[last].range.end, 4);
    if (after.starts_with("'s") || after.starts_with("\u2019s")) return std::nullopt;
    // "the 23rd of Yekatit 1888", "Expo 1967"
    const char initial = text_[tokens_[token].range.begin];
    if (bare && token > 0 && tokens_[token - 1].word() && tokens_[token - 1].capital && initial >= '0' &&
        initial <= '9')
      return std::nullopt;
    if (bare && token + 1 == clause.verb && clause.subject.holds(token)) {
      found.gone = {token, token};  // "1950 was a hard year"
      return found;
    }
    if (bare && token > clause.verb && is_predicate(clause, token)) return std::nullopt;
    if (bare && token > clause.verb && spends(token)) {
      found.gone = {token, token};
      return found;
    }
    if (last + 1 < tokens_.size() && tokens_[last + 1].word() && word(text_, tokens_[last + 1]) == "of") {
      // "June 20 of 1992" goes on; "the time of the Revolution" is another time than its first words say.
      if (last + 2 >= tokens_.size() || tokens_[last + 2].mark != Mark::mention) return std::nullopt;
      found.gone.end = last + 3;
    }
    // "on the same day that they left": what says which day goes with it.
    for (const Clause& inner : clauses_)
      if (inner.range.begin == found.gone.end && inner.kind != Kind::main && inner.kind != Kind::coordinate &&
          inner.range.begin > clause.range.begin && ends_in_unit(token) &&
          word(text_, tokens_[inner.range.begin]) == "that")
        found.gone.end = std::min(inner.range.end, clause.range.end);
    if (last + 1 < tokens_.size() && tokens_[last + 1].word() && word(text_, tokens_[last + 1]) == "as" &&
        ends_in_unit(token))
      return std::nullopt;  // "at the same time as the battle"
    if (found.bound == Bound::from && found.gone.end < tokens_.size() && tokens_[found.gone.end].word() &&
        word(text_, tokens_[found.gone.end]).starts_with("on"))
      ++found.gone.end;  // "from May on", "onwards"
    if (modifies_noun(token, last) || hangs_on_noun(clause, hinge) || in_phrase(clause, hinge)) return std::nullopt;
    if (mention.date->edtf().is_interval() || last > token) found.bound = Bound::at;
    return found;
  }

 private:
  // The token of the mention that ends the range which the one at `token` begins.
  [[nodiscard]] std::size_t end_of_range(std::size_t token) const {
    const auto end = mentions_[tokens_[token].mention].range_end;
    if (!end) return token;
    for (std::size_t k = token + 1; k < tokens_.size(); ++k)
      if (tokens_[k].mark == Mark::mention && tokens_[k].mention == *end) return k;
    return token;
  }

  // "It was July 21": tells what day it was, not what happened.
  [[nodiscard]] bool is_predicate(const Clause& clause, std::size_t token) const {
    std::size_t at = token - 1;
    while (at > clause.verb && tokens_[at].word() && tokens_[at].is(C::adverb)) --at;
    return at == clause.verb && tokens_[at].is(C::be);
  }

  // "spent the spring", "marked 1950 as": the date is what the verb is about.
  [[nodiscard]] bool spends(std::size_t token) const {
    const std::string_view before = tokens_[token - 1].word() ? word(text_, tokens_[token - 1]) : std::string_view();
    return before == "spent" || before == "spend" || before == "spending" || before == "marked" || before == "took";
  }

  // Where the words begin that lead to the mention: "in", "late in", "on the night of". Beyond `token`: it is led to by
  // words that do not date ("before", "the battle of").
  [[nodiscard]] std::size_t hinge_of(const Clause& clause, std::size_t token, Bound& bound) const {
    const std::size_t none = token + 1;
    std::size_t at = token;
    while (at > clause.body && goes_along(tokens_[at - 1])) --at;
    if (at == clause.body || !tokens_[at - 1].word() || !tokens_[at - 1].is(C::hinge)) {
      // Nothing leads to it. Of the words before it only adverbs of time may go along.
      std::size_t begin = token;
      while (begin > at && !tokens_[begin - 1].is(C::article)) --begin;
      return begin;
    }
    std::size_t hinge = at - 1;
    if (word(text_, tokens_[hinge]) == "of") {
      // "on the night of …": the noun is a part of time, and a hinge leads to it.
      std::size_t noun = hinge;
      if (noun == clause.body || !tokens_[noun - 1].word() || !tokens_[noun - 1].is(C::timepart)) return none;
      --noun;
      while (noun > clause.body && tokens_[noun - 1].word() && !tokens_[noun - 1].is(C::hinge) && hinge - noun < 4 &&
             !tokens_[noun - 1].verb)
        --noun;
      if (noun == clause.body || !tokens_[noun - 1].word() || !tokens_[noun - 1].is(C::hinge)) return none;
      hinge = noun - 1;
      if (word(text_, tokens_[hinge]) == "of") return none;
    }
    const int bounds = tokens_[hinge].lexeme->bounds;
    if (bounds == 3) return none;
    // "set for 29 September" looks ahead; "for the whole of 1950" lasts.
    if (word(text_, tokens_[hinge]) == "for" && mentions_[tokens_[token].mention].type != Type::duration) return none;
    bound = bounds == 1 ? Bound::from : bounds == 2 ? Bound::until : Bound::at;
    while (hinge > clause.body && goes_along(tokens_[hinge - 1]) && !tokens_[hinge - 1].is(C::article) &&
           !tokens_[hinge - 1].is(C::conjunction) && !tokens_[hinge - 1].is(C::demonstrative) &&
           !tokens_[hinge - 1].verb)
      --hinge;
    // "arranged as in 1614", "more than in 1950".
    if (hinge > clause.body && tokens_[hinge - 1].word() && tokens_[hinge - 1].lexeme->is(C::hinge) &&
        tokens_[hinge - 1].lexeme->bounds == 3)
      return none;
    hinge = with_part_of_time(clause, hinge);
    if (hinge > clause.body && tokens_[hinge - 1].word() && (word(text_, tokens_[hinge - 1]) == "up") &&
        bound == Bound::until)
      --hinge;
    return hinge;
  }

  // "on this day in 1953", "one night in June 1950": back over the part of time before the hinge.
  [[nodiscard]] std::size_t with_part_of_time(const Clause& clause, std::size_t hinge) const {
    if (hinge < clause.body + 2) return hinge;
    const bool now = tokens_[hinge - 1].mark == Mark::mention && !mentions_[tokens_[hinge - 1].mention].date;
    if (now && tokens_[hinge - 2].word() && tokens_[hinge - 2].is(C::hinge)) return hinge - 2;
    if (!tokens_[hinge - 1].word() || !tokens_[hinge - 1].is(C::timepart)) return hinge;
    std::size_t at = hinge - 1;
    const Token& before = tokens_[at - 1];
    const bool one = before.word() && (word(text_, before) == "one" || word(text_, before) == "One");
    const bool some =
        before.word() && (before.is(C::demonstrative) || (before.is(C::article) && before.is(C::indefinite)));
    if (!one && !some) return hinge;
    --at;
    if (one) return at;
    return at > clause.body && tokens_[at - 1].word() && tokens_[at - 1].is(C::hinge) ? at - 1 : hinge;
  }

  [[nodiscard]] static bool goes_along(const Token& token) {
    return token.word() && !token.capital && !token.number && token.is(C::beside);
  }

  // "the 1848 revolutions", "his May 1941 speech".
  [[nodiscard]] bool modifies_noun(std::size_t token, std::size_t last) const {
    if (last + 1 >= tokens_.size() || !tokens_[last + 1].word()) return false;
    const Token& next = tokens_[last + 1];
    // "in eighteenth-century France"
    const story::ByteRange own = tokens_[token].range;
    const std::size_t hyphen = text_.substr(own.begin, own.size()).find('-');
    if (hyphen != std::string_view::npos && hyphen + 1 < own.size() && text_[own.begin + hyphen + 1] >= 'a')
      return true;
    if (next.verb || next.is(C::preposition) || next.is(C::conjunction) || next.is(C::adverb) || next.is(C::relative) ||
        next.is(C::subordinator) || next.is(C::pronoun) || next.is(C::article) || next.is(C::auxiliary) ||
        next.is(C::possessive) || next.is(C::determiner) || next.is(C::object) || next.number)
      return false;
    if (word(text_, next).ends_with("ly")) return false;
    if (token == 0 || !tokens_[token - 1].word()) return false;
    const Token& previous = tokens_[token - 1];
    if (previous.is(C::conjunction)) return false;
    if (previous.is(C::hinge) || previous.is(C::beside)) return previous.is(C::article);
    return !previous.verb;  // "the failed 1850 treaty"
  }

  // Between a definite subject and its verb: "the invasion in June 1950 surprised them".
  [[nodiscard]] bool hangs_on_noun(const Clause& clause, std::size_t hinge) const {
    if (hinge >= clause.verb || clause.subject.empty() || hinge <= clause.subject.begin) return false;
    if (tokens_[hinge - 1].mark == Mark::comma) return false;
    // "Raids on the coast in 1779 and on the islands in 1780 failed".
    for (std::size_t k = hinge; k < clause.verb; ++k)
      if (tokens_[k].mark == Mark::mention && tokens_[k].range.begin != tokens_[mention_from(hinge)].range.begin)
        return true;
    const Token& first = tokens_[clause.subject.begin];
    if (!first.word() || !(first.is(C::article) || first.is(C::possessive) || first.is(C::demonstrative))) return false;
    if (first.is(C::indefinite)) return false;
    return !(tokens_[hinge - 1].word() && tokens_[hinge - 1].capital);
  }

  [[nodiscard]] std::size_t mention_from(std::size_t at) const {
    while (tokens_[at].mark != Mark::mention) ++at;
    return at;
  }

  // In a phrase of its own that does not tell: "after the invasion in 1950", "by taking the town in May", "agreed to
  // meet in May", ", reaching the sea in May".
  [[nodiscard]] bool in_phrase(const Clause& clause, std::size_t hinge) const {
    if (hinge == 0) return false;
    const std::size_t begin = hinge > clause.verb ? clause.verb + 1 : clause.body;
    if (hinge > clause.verb + 1 && is_participle(tokens_[hinge - 1])) {
      // "was defeated on 5 May" dates the clause, "stopped the landing launched on 5 May" the landing.
      for (std::size_t k = clause.verb + 1; k + 1 < hinge; ++k)
        if (tokens_[k].word() && !tokens_[k].is(C::adverb) && !tokens_[k].is(C::auxiliary) &&
            !word(text_, tokens_[k]).ends_with("ly") && !is_participle(tokens_[k]) && !tokens_[k].is(C::conjunction))
          return true;
    }
    bool intends = hinge > clause.verb && (tokens_[clause.verb].is(C::intend) || tokens_[clause.verb].is(C::be));
    bool noun = false, other_time = false, hanging = false;
    for (std::size_t k = begin; k < hinge; ++k) {
      const Token& token = tokens_[k];
      if (token.mark == Mark::comma) {
        if (hinge <= clause.verb) {
          // "The costs, compared with a year ago, were higher"
          noun = other_time = false;
          hanging = k + 1 < hinge && k > clause.subject.begin && is_participle(tokens_[k + 1]);
        }
        if (hinge > clause.verb && k + 1 < hinge && (is_gerund(text_, tokens_[k + 1]) || is_participle(tokens_[k + 1])))
          return true;
        continue;
      }
      if (!token.word()) continue;
      if (hinge <= clause.verb && k == clause.body && is_gerund(text_, token) && !clause.subject.holds(k)) {
        for (std::size_t c = k; c < hinge; ++c)
          if (tokens_[c].mark == Mark::comma) return false;
        return true;
      }
      if (k > 0 && is_gerund(text_, token) && tokens_[k - 1].word() && tokens_[k - 1].is(C::preposition)) return true;
      if (intends && word(text_, token) == "to" && k + 1 < hinge && plain(tokens_[k + 1])) return true;
      if (token.is(C::intend)) intends = true;
      if (token.is(C::preposition)) {
        // "since the invasion in 1950" is of another time; a name by itself ("after Paris") is not.
        const bool time = token.lexeme->is(C::hinge) && token.lexeme->bounds != 0 && word(text_, token) != "to" &&
                          word(text_, token) != "from";
        // "the treaty with them", "the battle of X" go on; "in the morning" begins anew.
        const bool anew = token.is(C::place) || word(text_, token) == "on";
        other_time = time || (other_time && !anew);
        noun = false;
      } else if (!token.capital && !token.is(C::article)) {
        noun = true;
      }
    }
    return hanging || (other_time && noun);
  }

  // "the same day", but no "Wednesday".
  [[nodiscard]] bool ends_in_unit(std::size_t token) const {
    const std::string_view words = word(text_, tokens_[token]);
    for (const std::string_view unit : {" day", " night", " morning", " week", " month", " year", " time"})
      if (words.ends_with(unit)) return true;
    return false;
  }

  // ", kept on March 2": hangs on what stands before, tells nothing by itself.
  [[nodiscard]] bool is_participle(const Token& token) const {
    if (!token.word() || token.capital || token.verb) return false;
    return token.is(C::either) || token.is(C::participle) ||
           (token.range.size() > 4 && word(text_, token).ends_with("ed"));
  }

  [[nodiscard]] static bool plain(const Token& token) {
    return token.word() && !token.capital && !token.number && !token.is(C::article) && !token.is(C::possessive) &&
           !token.is(C::determiner) && !token.is(C::demonstrative);
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<Clause>& clauses_;
  const std::vector<Mention>& mentions_;
};

// Whether `inner` lies within `outer` and says more.
bool refines(const Mention& inner, const Mention& outer) {
  const auto a = inner.date->span(), b = outer.date->span();
  return a && b && a->earliest && a->latest && b->earliest && b->latest && *a != *b && b->contains(*a->earliest) &&
         b->contains(*a->latest);
}

// Between the two nothing stands but commas, "and" and adverbs.
bool side_by_side(const Tokens& tokens, const std::vector<Clause>& clauses, TokenRange before, TokenRange after) {
  for (std::size_t k = before.end; k < after.begin; ++k) {
    if (tokens[k].mark == Mark::open) k = clauses[clause_at(clauses, k)].range.end - 1;  // what stands in brackets
    if (tokens[k].word() && !tokens[k].is(C::conjunction) && !tokens[k].is(C::beside) && !tokens[k].is(C::adverb))
      return false;
  }
  return before.end <= after.begin;
}

std::string_view word_at(std::string_view text, const Tokens& tokens, std::size_t at) {
  return text.substr(tokens[at].range.begin, tokens[at].range.size());
}

// "in 1950 and 1951": a conjunction stands before the mention at `token`, behind the last one of `dating`.
bool joined(const Tokens& tokens, const Dating& dating, std::size_t token) {
  for (std::size_t k = token; k-- > dating.gone.begin && tokens[k].mark != Mark::mention;)
    if (tokens[k].word() && tokens[k].is(C::conjunction)) return true;
  return false;
}

}  // namespace

std::vector<Dating> datings(std::string_view text, const Tokens& tokens, const std::vector<Clause>& clauses,
                            const std::vector<Mention>& mentions) {
  const Finder finder(text, tokens, clauses, mentions);
  std::vector<Dating> all;
  for (std::size_t token = 0; token < tokens.size(); ++token) {
    if (tokens[token].mark != Mark::mention) continue;
    if (!all.empty() && all.back().gone.holds(token)) continue;  // the end of a range
    auto found = finder.dating(token);
    if (!found) continue;
    if (all.empty() || all.back().clause != found->clause) {
      if (all.size() == kMostDatings) break;
      all.push_back(std::move(*found));
      continue;
    }
    Dating& last = all.back();
    const Mention& old = mentions[last.mentions.back()];
    const Mention& fresh = mentions[found->mentions.back()];
    if (!side_by_side(tokens, clauses, last.gone, found->gone)) {
      // A clause is dated once; "in 1948 … in August" leaves the second where it stands.
      continue;
    }
    last.gone.end = found->gone.end;
    if (refines(fresh, old))
      last.mentions = found->mentions;
    else if (!refines(old, fresh) && last.bound == Bound::at && found->bound == Bound::at &&
             joined(tokens, last, token)) {
      last.mentions.push_back(found->mentions.back());
      last.range =
          word_at(text, tokens, last.gone.begin) == "between" || word_at(text, tokens, last.gone.begin) == "Between";
    }
  }
  return all;
}

}  // namespace thisday::read
