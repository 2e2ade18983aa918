#include "read/headline.hpp"

#include <algorithm>

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;
using Kind = Clause::Kind;

constexpr std::size_t kLongest = 120;  // bytes; a headline of the almanac has no more
constexpr std::size_t kEnough = 30;    // what is left of one that is cut

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Writes headlines of one clause, which differ in where they end.
class Writer {
 public:
  Writer(std::string_view text, const Parse& parse, const Dating& dating, std::string subject, TokenRange replaced)
      : text_(text), parse_(parse), subject_(std::move(subject)), replaced_(replaced) {
    gone_.assign(parse.tokens.size(), false);
    const auto drop = [&](TokenRange range) {
      std::fill(gone_.begin() + static_cast<std::ptrdiff_t>(range.begin),
                gone_.begin() + static_cast<std::ptrdiff_t>(range.end), true);
    };
    drop(dating.gone);
    const bool both = dating.gone.begin > 0 && dating.gone.end < parse.tokens.size() && !dating.gone.empty() &&
                      parse.tokens[dating.gone.begin - 1].mark == Mark::comma &&
                      parse.tokens[dating.gone.end].mark == Mark::comma;
    if (both) drop({dating.gone.begin - 1, dating.gone.end + 1});
    for (const Clause& clause : parse.clauses)
      if (clause.kind == Kind::aside) drop(clause.range);
  }

  [[nodiscard]] std::size_t skip_opening(std::size_t begin, std::size_t end) const {
    const Tokens& tokens = parse_.tokens;
    while (begin < end) {
      const Token& token = tokens[begin];
      const bool opening = token.word() && token.is(C::opening) && !token.is(C::preposition);
      if (!gone_[begin] && !opening && (token.word() || token.mark == Mark::mention || token.mark == Mark::quote))
        break;
      ++begin;
    }
    return begin;
  }

  [[nodiscard]] std::string write(TokenRange range) const {
    std::string out = replaced_.empty() ? subject_ : std::string();
    const Tokens& tokens = parse_.tokens;
    std::size_t last = tokens.size();
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (replaced_.holds(i)) {
        if (i == replaced_.begin) out += (out.empty() ? "" : " ") + subject_;
        last = i;
        continue;
      }
      if (gone_[i]) continue;
      const story::ByteRange here = tokens[i].range;
      if (last + 1 == i && last < tokens.size() && !replaced_.holds(last))
        out += text_.substr(tokens[last].range.end, here.begin - tokens[last].range.end);
      else if (!out.empty())
        out += ' ';
      if ((last + 1 != i || last == tokens.size()) && here.begin > 0 && text_[here.begin - 1] == '$') out += '$';
      out += text_.substr(here.begin, here.size());
      last = i;
    }
    if (last < tokens.size()) {
      // An "and" that led to the date leads to nothing now.
      if (tokens[last].word() && tokens[last].is(C::conjunction) && last > range.begin)
        out.resize(out.size() - tokens[last].range.size());
      const std::size_t end = tokens[last].range.end;
      const bool initial = tokens[last].word() && tokens[last].capital && tokens[last].range.size() == 1;
      if (end < text_.size() && (text_[end] == '%' || (text_[end] == '.' && initial))) out += text_[end];
    }
    return tidied(out);
  }

 private:
  std::string_view text_;
  const Parse& parse_;
  std::string subject_;
  TokenRange replaced_;
  std::vector<bool> gone_;
};

std::string possessive(std::string noun) {
  return noun + (noun.ends_with('s') ? "'" : "'s");
}

// "It was agreed that": stands for nobody.
bool is_empty_it(std::string_view text, const Parse& parse, const Clause& clause) {
  if (clause.verb >= parse.tokens.size() || !parse.tokens[clause.verb].is(C::be)) return false;
  for (std::size_t i = clause.verb + 1; i < parse.tokens.size() && i < clause.verb + 8; ++i) {
    if (!parse.tokens[i].word()) continue;
    const story::ByteRange range = parse.tokens[i].range;
    const std::string_view word = text.substr(range.begin, range.size());
    if (word == "that" || word == "to") return true;
  }
  return false;
}

// Whom the clause tells of, where its own words do not say: the antecedent of a pronoun, the subject of a verb that
// shares it. `replaced` are the tokens in whose place the words stand; empty: they go before all.
struct Subject {
  bool known = false;
  std::string words;
  TokenRange replaced;
  TokenRange named;
};

class SubjectFinder {
 public:
  SubjectFinder(std::string_view text, const Parse& parse, std::size_t index, Antecedents& antecedents)
      : text_(text), parse_(parse), index_(index), antecedents_(antecedents) {}

  [[nodiscard]] Subject find(std::size_t of) const {
    const Clause& clause = parse_.clauses[of];
    if (clause.kind == Kind::coordinate) {
      Subject holder = find(subject_holder(parse_.clauses, of));
      if (!holder.known) return holder;
      if (holder.words.empty() || !holder.replaced.empty()) holder.words = spelled(holder);
      holder.replaced = {};
      return holder;
    }
    if (clause.kind == Kind::relative) return clause.subject.empty() ? relative(clause) : Subject{};
    if (clause.subject.empty()) return {};
    const Token& first = parse_.tokens[clause.subject.begin];
    Subject own{true, {}, {}, clause.subject};
    if (!first.word()) return own;
    if (first.is(C::relative) && !first.is(C::demonstrative) && !first.is(C::pronoun)) return {};
    const bool single = clause.subject.end - clause.subject.begin == 1 ||
                        core_of(parse_.tokens, clause.subject).end == clause.subject.begin + 1;
    if (first.is(C::pronoun) && first.lexeme->stands > 0 && single) {
      if (is_empty_it(text_, parse_, clause)) return own;
      if (auto words = antecedents_.of(first.lexeme->stands, index_, parse_, of)) {
        own.words = std::move(*words);
        own.replaced = {clause.subject.begin, clause.subject.begin + 1};
      }
    } else if (first.is(C::possessive) && !single) {
      if (auto words = antecedents_.of(whose(first), index_, parse_, of)) {
        own.words = possessive(std::move(*words));
        own.replaced = {clause.subject.begin, clause.subject.begin + 1};
      }
    }
    return own;
  }

 private:
  [[nodiscard]] int whose(const Token& token) const {
    const std::string_view word = text_.substr(token.range.begin + 1, token.range.size() - 1);
    return word == "ts" ? 1 : word == "heir" ? 2 : word == "is" ? 3 : word == "er" ? 4 : 0;
  }

  // The whole subject, with what was replaced in it.
  [[nodiscard]] std::string spelled(const Subject& subject) const {
    TokenRange core = core_of(parse_.tokens, subject.named);
    if (core.empty()) return {};
    if (subject.replaced.empty()) return antecedents_.words(parse_.tokens, core);
    core.begin = subject.replaced.end;
    return core.empty() ? subject.words : subject.words + " " + antecedents_.words(parse_.tokens, core);
  }

  // "the war, which ended": the noun before.
  [[nodiscard]] Subject relative(const Clause& clause) const {
    if (clause.verb > clause.body + 3) return {};
    std::size_t end = clause.range.begin;
    if (end > 0 && parse_.tokens[end - 1].mark == Mark::comma) --end;
    const std::size_t begin = noun_before(text_, parse_.tokens, end);
    if (begin >= end) return {};
    const Token& first = parse_.tokens[begin];
    if (first.is(C::pronoun) || first.is(C::relative)) return {};
    return {true, antecedents_.words(parse_.tokens, {begin, end}), {}, {begin, end}};
  }

  std::string_view text_;
  const Parse& parse_;
  std::size_t index_;
  Antecedents& antecedents_;
};

// How far a clause is told: with the verbs that share its subject, where the date stands before all of them.
std::size_t end_of(const Parse& parse, const Dating& dating, const std::vector<Dating>& all) {
  const Clause& clause = parse.clauses[dating.clause];
  std::size_t end = clause.range.end;
  if (dating.gone.begin > clause.verb) return end;
  for (std::size_t c = dating.clause + 1; c < parse.clauses.size(); ++c) {
    const Clause& next = parse.clauses[c];
    if (next.kind == Kind::main) break;
    if (next.kind != Kind::coordinate || subject_holder(parse.clauses, c) != dating.clause) continue;
    if (std::any_of(all.begin(), all.end(), [&](const Dating& other) { return other.clause == c; })) break;
    end = std::max(end, next.range.end);
  }
  return end;
}

// Where "and" leads to another date of the same clause; `end` where it does not.
std::size_t before_other_date(const Parse& parse, const Dating& dating, std::size_t end) {
  std::size_t joint = end;
  for (std::size_t i = dating.gone.end; i < end; ++i) {
    const Token& token = parse.tokens[i];
    if (token.word() && token.verb) return end;
    const bool joins = token.mark == Mark::comma || (token.word() && token.is(C::conjunction));
    if (joins && joint == end) joint = i;
    if (token.mark == Mark::mention && joint < end) return joint;
  }
  return end;
}

// Whether a cut at `at` would leave a clause that has begun without its verb.
bool breaks_clause(const Parse& parse, std::size_t of, std::size_t at) {
  for (std::size_t c = of + 1; c < parse.clauses.size(); ++c) {
    const Clause& clause = parse.clauses[c];
    if (clause.kind != Kind::aside && clause.range.begin < at && at <= clause.verb && clause.range.holds(at))
      return true;
  }
  return false;
}

// Where a headline may be cut after the verb, the best first: before clauses within and at commas, the longest of them
// first; then at prepositions.
std::vector<std::size_t> cuts(std::string_view text, const Parse& parse, const Dating& dating, std::size_t end) {
  const Clause& clause = parse.clauses[dating.clause];
  // Something is said after the verb, besides the date.
  std::size_t least = clause.verb + 2;
  if (dating.gone.begin == clause.verb + 1) least = dating.gone.end + 1;
  std::vector<std::size_t> joints, phrases;
  for (std::size_t i = end; i-- > least;) {
    const Token& token = parse.tokens[i];
    if (token.mark == Mark::comma || token.mark == Mark::colon ||
        std::any_of(parse.clauses.begin(), parse.clauses.end(), [&](const Clause& c) { return c.range.begin == i; }))
      joints.push_back(i);
    else if (token.word() && token.is(C::preposition) && text.substr(token.range.begin, token.range.size()) != "of")
      phrases.push_back(i);
  }
  joints.insert(joints.end(), phrases.begin(), phrases.end());
  return joints;
}

}  // namespace

Headline headline_of(std::string_view text, const Parse& parse, const Dating& dating, const std::vector<Dating>& all,
                     std::size_t index, Antecedents& antecedents) {
  const Clause& clause = parse.clauses[dating.clause];
  const Subject subject = SubjectFinder(text, parse, index, antecedents).find(dating.clause);
  if (!subject.known) return {};
  const Writer writer(text, parse, dating, subject.words, subject.replaced);
  TokenRange told{clause.body, end_of(parse, dating, all)};
  // A clause that stands before this one's own words says when or why; the event is what follows it.
  for (const Clause& inner : parse.clauses)
    if (inner.kind == Kind::subordinate && &inner != &clause && inner.range.end < clause.verb &&
        inner.range.begin >= told.begin && inner.range.begin <= writer.skip_opening(told.begin, told.end))
      told.begin = inner.range.end;
  // "in Italy on 29 April and in France on 7 May": what the second date tells is another event.
  if (dating.gone.begin > clause.verb) told.end = before_other_date(parse, dating, told.end);
  if (clause.kind == Kind::relative) told.begin = clause.body;
  told.begin = writer.skip_opening(told.begin, told.end);
  if (told.begin >= told.end) return {};
  Headline made{writer.write(told), told, subject.words};
  if (made.words.size() <= kLongest) return made;
  for (const std::size_t cut : cuts(text, parse, dating, told.end)) {
    const std::string shorter = writer.write({told.begin, cut});
    const Token& last = parse.tokens[cut - 1];
    if (last.word() && last.is(C::preposition) && !last.is(C::adverb)) continue;
    if (shorter.size() > kLongest || shorter.size() < kEnough || breaks_clause(parse, dating.clause, cut)) continue;
    return {shorter, {told.begin, cut}, subject.words};
  }
  return made;
}

std::string tidied(std::string_view words) {
  std::string out(words.size(), ' ');
  std::size_t size = 0;
  for (const char c : words) {
    if (is_blank(c)) {
      if (size > 0 && out[size - 1] != ' ') out[size++] = ' ';
      continue;
    }
    if (c == ',' || c == ';' || c == ':') {
      while (size > 0 && out[size - 1] == ' ') --size;
      if (size > 0 && (out[size - 1] == ',' || out[size - 1] == ';' || out[size - 1] == ':')) continue;
    }
    out[size++] = c;
  }
  out.resize(size);
  // A quotation whose other mark was cut off is none.
  if (std::count(out.begin(), out.end(), '"') % 2 != 0) std::erase(out, '"');
  const auto is_edge = [](char c) { return c == ' ' || c == ',' || c == ';' || c == ':' || c == '-'; };
  while (!out.empty() && is_edge(out.back())) out.pop_back();
  out.erase(0, static_cast<std::size_t>(std::find_if_not(out.begin(), out.end(), is_edge) - out.begin()));
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - ('a' - 'A'));
  return out;
}

}  // namespace thisday::read
