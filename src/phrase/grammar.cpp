#include <algorithm>
#include <cassert>
#include <map>
#include <mutex>
#include <utility>

#include "phrase/automaton.hpp"
#include "phrase/calendar_dates.hpp"
#include "phrase/fields.hpp"
#include "phrase/lexer.hpp"
#include "phrase/pattern.hpp"
#include "phrase/phrase.hpp"
#include "phrase_embedded.hpp"

namespace thisday::phrase {

struct Grammar::State {
  Lexicon lexicon;
  Rules rules;

  /// Made at first use: prose has no need of them.
  const CalendarDates& calendars() const {
    std::call_once(calendars_made_, [this] {
      [[maybe_unused]] const auto loaded =
          calendars_.load(embedded("languages/en/words.tsv"), embedded("languages/en/calendar_words.tsv"),
                          embedded("languages/en/calendar_months.tsv"), embedded("languages/en/calendars.tsv"));
      assert(loaded.ok());
    });
    return calendars_;
  }

  [[nodiscard]] std::vector<Phrase> phrases(std::string_view text, const std::vector<Token>& tokens,
                                            Domain domain) const;
  [[nodiscard]] bool is_a_name(std::string_view text, const Token& token, const Phrase& phrase) const;

 private:
  mutable std::once_flag calendars_made_;
  mutable CalendarDates calendars_;
};

Grammar::Grammar(std::unique_ptr<State> state) : state_(std::move(state)) {}
Grammar::~Grammar() = default;

const Grammar* Grammar::of(std::string_view language) {
  static const std::unique_ptr<Grammar> english = [] {
    auto state = std::make_unique<State>();
    // The data is part of the program and every rule of it is tested: an error here is our own mistake.
    [[maybe_unused]] const auto words = state->lexicon.load(embedded("languages/en/words.tsv"));
    assert(words.ok());
    [[maybe_unused]] const auto rules = state->rules.load(embedded("languages/en/rules.tsv"), state->lexicon);
    assert(rules.ok());
    return std::unique_ptr<Grammar>(new Grammar(std::move(state)));
  }();
  return language == "en" ? english.get() : nullptr;
}

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
  return phrase.sense() == Sense::calendar && !phrase.has(Field::daypart) && !phrase.has(Field::hour);
}

/// Two calendar phrases with only a dash, "to", "until" or the like between them are the ends of one range.
bool joins(std::string_view between) {
  constexpr std::string_view kJoints[] = {"-",    "\u2013",  " - ",    " \u2013 ",  "/",
                                          " to ", " until ", " till ", " through ", "\u2014"};
  return std::find(std::begin(kJoints), std::end(kJoints), between) != std::end(kJoints);
}

}  // namespace

// "Sun Yat-sen", "Mar del Plata": a short form by itself and without its full stop.
bool Grammar::State::is_a_name(std::string_view text, const Token& token, const Phrase& phrase) const {
  return phrase.begin == token.begin && phrase.end == token.end && token.kind == Token::Kind::word &&
         lexicon.lexeme(token.word).abbreviation && text[token.end - 1] != '.';
}

std::vector<Phrase> Grammar::State::phrases(std::string_view text, const std::vector<Token>& tokens,
                                            Domain domain) const {
  std::vector<Phrase> found;
  Automaton& automaton = automaton_of(rules, domain);
  for (std::size_t at = 0; at < tokens.size();) {
    Phrase phrase;
    const bool goes_on = at > 0 && !found.empty() && found.back().end == tokens[at - 1].end && !tokens[at].gap;
    const std::size_t end = rules.match(tokens, at, lexicon, automaton, goes_on ? &found.back() : nullptr, phrase);
    if (end > at) {
      if (phrase.has(Field::century) && phrase.has(Field::year2)) {  // "nineteen ninety-six"
        phrase.set(Field::year, (phrase.get(Field::century) - 1) * 100 + phrase.get(Field::year2));
        phrase.clear(Field::century);
        phrase.clear(Field::year2);
      }
      if (phrase.has(Field::numeric) && !order_numbers(phrase))
        phrase.set(Field::sense, static_cast<std::int64_t>(Sense::nothing));
      if (phrase.sense() != Sense::nothing && !is_a_name(text, tokens[at], phrase)) found.push_back(phrase);
      at = end;
      continue;
    }
    // "1914–18": two digits after a year and a dash are a year of the same century, if it is a later one.
    const Token& token = tokens[at];
    const bool after_year = at >= 2 && !found.empty() && tokens[at - 1].mark == '-' && tokens[at - 1].tight &&
                            token.tight && tokens[at - 2].is(Class::year4) && found.back().end == tokens[at - 2].end;
    if (after_year && token.is(Class::twodigits) && token.number > found.back().get(Field::year) % 100) {
      phrase.rule = "year-after-dash";
      phrase.begin = token.begin;
      phrase.end = token.end;
      phrase.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
      phrase.set(Field::year, found.back().get(Field::year) / 100 * 100 + token.number);
      found.push_back(phrase);
    }
    ++at;
  }
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    if (!has_calendar_part(found[i]) || !has_calendar_part(found[i + 1]) || found[i].range_begin) continue;
    if (!joins(text.substr(found[i].end, found[i + 1].begin - found[i].end))) continue;
    found[i].range_end = i + 1;
    found[i + 1].range_begin = i;
  }
  return found;
}

std::vector<Phrase> Grammar::scan(std::string_view text, Domain domain) const {
  return state_->phrases(text, tokenize(text, state_->lexicon), domain);
}

Result<when::Date> Grammar::date(std::string_view text, const when::ChangeOver* region) const {
  if (const auto other = state_->calendars().whole(text)) return calendar_date(*other, text);
  const auto found = scan(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    return text.substr(from, to - from).find_first_not_of(" \t\r\n.") == std::string_view::npos;
  };
  std::size_t begin = 0;
  for (const std::string_view lead : {"from ", "From ", "on ", "On ", "in ", "In "})
    if (!found.empty() && found[0].begin > 0 && text.starts_with(lead)) begin = lead.size();
  if (found.empty()) return Error{Code::syntax, "no expression of time in '" + std::string(text) + "'", 0};
  if (!blank(begin, found.front().begin)) return Error{Code::syntax, "no expression of time begins here", 0};
  const std::size_t last = found[0].range_end ? 1 : 0;
  if (found.size() > last + 1 || !blank(found[last].end, text.size()))
    return Error{Code::syntax,
                 "the words after '" + std::string(text.substr(0, found[last].end)) + "' make no sense here",
                 found[last].end};
  if (last == 0) return found[0].date(text, region);

  // "June to September 1950": the first end takes from the second what it does not say itself.
  Phrase from = found[0];
  for (const Field field : {Field::year, Field::era, Field::month})
    if (!from.has(field) && found[1].has(field) && (field != Field::month || from.has(Field::day)))
      from.set(field, found[1].get(field));
  const auto first = from.date(text, region);
  if (!first) return first.error();
  const auto second = found[1].date(text, region);
  if (!second) return second.error();
  // From the Julian into the Gregorian calendar: the one that has both.
  const bool same = first->calendar() == second->calendar();
  const auto range = same ? when::Edtf::interval(first->as_written(), second->as_written())
                          : when::Edtf::interval(first->edtf(), second->edtf());
  if (!range) return range.error();
  return when::Date(*range, std::string(text));
}

std::optional<std::int64_t> Grammar::value(Field field, std::string_view word) const {
  const auto of = class_named(name(field));
  const Lexeme& lexeme = state_->lexicon.lexeme(state_->lexicon.find(word));
  if (!of || (lexeme.classes >> static_cast<unsigned>(*of) & 1U) == 0) return std::nullopt;
  return lexeme.value(*of);
}

Result<when::Recurrence> Grammar::recurrence(std::string_view text) const {
  if (const auto other = state_->calendars().whole(text)) return calendar_recurrence(*other, text);
  const auto found = scan(text);
  const Error none{Code::syntax, "no day of every year in '" + std::string(text) + "'", 0};
  if (found.size() != 1 || found[0].begin != 0 || found[0].end != text.size() || found[0].has(Field::year)) return none;
  if (found[0].sense() == Sense::feast) {
    const auto rule = phrase::recurrence(static_cast<Feast>(found[0].get(Field::feast)));
    return rule ? Result<when::Recurrence>(*rule) : none;
  }
  if (found[0].sense() != Sense::calendar || !found[0].has(Field::month) || !found[0].has(Field::day)) return none;
  when::Recurrence rule;
  rule.month = static_cast<int>(found[0].get(Field::month));
  rule.day = static_cast<int>(found[0].get(Field::day));
  if (!when::valid(when::Calendar::gregorian, {2000, rule.month, rule.day}))
    return Error{Code::range, "'" + std::string(text) + "' is no day: the month has not so many", 0};
  return rule;
}

std::string_view Grammar::month_name(when::Calendar calendar, int month) const {
  return state_->calendars().month_name(calendar, month > when::kLeapMonth ? month - when::kLeapMonth : month);
}

const std::vector<Grammar::Example>& Grammar::calendar_examples() const {
  return state_->calendars().examples();
}

const std::vector<Grammar::Example>& Grammar::examples() const {
  return state_->rules.examples();
}

std::string describe(const Phrase& phrase) {
  std::string out = value_name(Field::sense, phrase.get(Field::sense));
  for (std::size_t i = 1; i < static_cast<std::size_t>(Field::field_count); ++i) {
    const auto field = static_cast<Field>(i);
    if (!phrase.has(field)) continue;
    out += ' ';
    out += name(field);
    out += '=';
    out += value_name(field, phrase.get(field));
  }
  return out;
}

}  // namespace thisday::phrase
