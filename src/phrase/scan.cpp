#include "phrase/scan.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "phrase/automaton.hpp"
#include "phrase/lexer.hpp"

namespace thisday::phrase {
namespace {

// This thread's own, for it grows as it reads. Grammars live as long as the program.
Automaton& automaton_of(const Rules& rules, Domain domain) {
  thread_local std::map<std::pair<const Rules*, Domain>, Automaton> made;
  return made.try_emplace({&rules, domain}, rules, domain).first->second;
}

// Which of two numbers is the day, where one is too great for a month. False where they are no day at all.
bool order_numbers(Phrase& phrase) {
  const std::int64_t first = phrase.get(Field::month), second = phrase.get(Field::day);
  if (first < 1 || second < 1 || std::min(first, second) > 12 || std::max(first, second) > 31) return false;
  Numeric order = first > 12 ? Numeric::day_first : second > 12 ? Numeric::month_first : Numeric::ambiguous;
  if (first == second) order = Numeric::month_first;
  if (order == Numeric::day_first) {
    phrase.set(Field::month, second);
    phrase.set(Field::day, first);
  }
  phrase.set(Field::numeric, static_cast<std::int64_t>(order));
  return true;
}

bool has_calendar_part(const Phrase& phrase) {
  return phrase.sense() == Sense::calendar && !phrase.has(Field::foreign) && !phrase.has(Field::daypart) &&
         !phrase.has(Field::hour);
}

/// Two calendar phrases with only a dash, "to", "until" or the like between them are the ends of one range.
bool joins(std::string_view between) {
  constexpr std::string_view kJoints[] = {"-",    "\u2013",  " - ",    " \u2013 ",  "/",
                                          " to ", " until ", " till ", " through ", "\u2014"};
  return std::find(std::begin(kJoints), std::end(kJoints), between) != std::end(kJoints);
}

class Scan {
 public:
  Scan(std::string_view text, const Lexicon& lexicon, const Rules& rules, Domain domain)
      : text_(text), lexicon_(lexicon), rules_(rules), automaton_(automaton_of(rules, domain)) {}

  std::vector<Phrase> run(const Foreign& foreign) {
    // As many as there can be: memory that is not used costs nothing, phrases that are moved do.
    found_.reserve(std::min(text_.size() / 5, kMostReserved));
    thread_local std::vector<Token> tokens;  // kept, as the automaton is
    tokens.clear();
    std::size_t at = 0;
    for (Lexer lexer(text_, lexicon_); lexer.next(tokens);) {
      const std::size_t end = tokens.size() - (lexer.parted_anywhere() ? std::min(kLongestPhrase, tokens.size()) : 0);
      while (at < end) at = read(tokens, at);
      // What is read of such a stretch goes; the two tokens before a phrase may belong to it.
      const std::size_t done = lexer.parted_anywhere() ? at - std::min<std::size_t>(at, 2) : tokens.size();
      tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(done));
      at -= std::min(at, done);
    }
    while (at < tokens.size()) at = read(tokens, at);
    if (!foreign_at_.empty()) add_foreign(foreign);
    join_ranges();
    return std::move(found_);
  }

 private:
  // The phrase that begins at a token, if there is one. Returns where to go on.
  std::size_t read(const std::vector<Token>& tokens, std::size_t at) {
    const bool goes_on = at > 0 && !tokens[at].gap && !found_.empty() && found_.back().end == tokens[at - 1].end;
    if (!goes_on && !automaton_.begins(tokens[at])) return nothing_at(tokens, at);
    const std::size_t end = rules_.match(tokens, at, lexicon_, automaton_, goes_on ? &found_.back() : nullptr, phrase_);
    if (end == at) return nothing_at(tokens, at);
    if (phrase_.has(Field::century) && phrase_.has(Field::year2)) {  // "nineteen ninety-six"
      phrase_.set(Field::year, (phrase_.get(Field::century) - 1) * 100 + phrase_.get(Field::year2));
      phrase_.clear(Field::century);
      phrase_.clear(Field::year2);
    }
    const bool no_date = phrase_.has(Field::numeric) && !order_numbers(phrase_);
    if (!no_date && phrase_.sense() != Sense::nothing && !is_a_name(tokens[at])) found_.push_back(phrase_);
    return end;
  }

  std::size_t nothing_at(const std::vector<Token>& tokens, std::size_t at) {
    if (at >= 2 && tokens[at].is(Class::twodigits)) year_after_dash(tokens, at);
    if (tokens[at].is(Class::foreign)) foreign_at_.push_back(tokens[at].begin);
    return at + 1;
  }

  // "Sun Yat-sen", "Mar del Plata", "the Sun.": a short form by itself, without its full stop or behind an article.
  [[nodiscard]] bool is_a_name(const Token& token) const {
    if (phrase_.begin != token.begin || phrase_.end != token.end || token.kind != Token::Kind::word ||
        !lexicon_.lexeme(token.word).abbreviation)
      return false;
    return text_[token.end - 1] != '.' || text_.substr(0, token.begin).ends_with("the ");
  }

  // "1914–18", "1950/51": two digits after a year and a dash are a year of the same century, if it is a later one.
  void year_after_dash(const std::vector<Token>& tokens, std::size_t at) {
    const Token &token = tokens[at], &dash = tokens[at - 1], &year = tokens[at - 2];
    if (found_.empty() || found_.back().end != year.end || !year.is(Class::year4)) return;
    if ((dash.mark != '-' && dash.mark != '/') || !dash.tight || dash.gap || !token.tight || token.gap) return;
    const std::int64_t first = found_.back().get(Field::year);
    if (token.number <= first % 100) return;
    if (dash.mark == '/') {
      if (text_.substr(token.end).starts_with('/')) return;  // "1950/06/25"
      if (found_.back().has(Field::season)) {
        found_.back().end = token.end;  // one winter has two years
        return;
      }
    }
    Phrase phrase;
    phrase.rule = "year-after-dash";
    phrase.begin = token.begin;
    phrase.end = token.end;
    phrase.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
    phrase.set(Field::year, first / 100 * 100 + token.number);
    found_.push_back(phrase);
  }

  // Dates in other calendars, in place of what prose has made of their parts.
  void add_foreign(const Foreign& foreign) {
    std::vector<Phrase> all;
    all.reserve(found_.size() + foreign_at_.size());
    std::size_t next = 0;
    for (const std::size_t at : foreign_at_) {
      if (!all.empty() && at < all.back().end) continue;
      const std::optional<Phrase> date = foreign(at);
      if (!date || (!all.empty() && date->begin < all.back().end)) continue;
      while (next < found_.size() && found_[next].end <= date->begin) all.push_back(found_[next++]);
      while (next < found_.size() && found_[next].begin < date->end) ++next;
      all.push_back(*date);
    }
    all.insert(all.end(), found_.begin() + static_cast<std::ptrdiff_t>(next), found_.end());
    found_ = std::move(all);
  }

  void join_ranges() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      Phrase &from = found_[i], &to = found_[i + 1];
      if (from.ends_range || to.begin - from.end > kLongestJoint) continue;
      if (!has_calendar_part(from) || !has_calendar_part(to)) continue;
      if (!joins(text_.substr(from.end, to.begin - from.end))) continue;
      from.begins_range = to.ends_range = true;
    }
  }

  static constexpr std::size_t kLongestJoint = 9;
  static constexpr std::size_t kLongestPhrase = 64;  // tokens
  static constexpr std::size_t kMostReserved = std::size_t{1} << 18;

  std::string_view text_;
  const Lexicon& lexicon_;
  const Rules& rules_;
  Automaton& automaton_;
  Phrase phrase_;  ///< that was read last
  std::vector<Phrase> found_;
  std::vector<std::size_t> foreign_at_;  ///< words that show a date in another calendar
};

}  // namespace

std::vector<Phrase> scan(std::string_view text, const Lexicon& lexicon, const Rules& rules, Domain domain,
                         const Foreign& foreign) {
  return Scan(text, lexicon, rules, domain).run(foreign);
}

}  // namespace thisday::phrase
