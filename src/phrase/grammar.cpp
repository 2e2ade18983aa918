#include <cassert>
#include <mutex>

#include "phrase/calendar_dates.hpp"
#include "phrase/fields.hpp"
#include "phrase/pattern.hpp"
#include "phrase/phrase.hpp"
#include "phrase/scan.hpp"
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
    [[maybe_unused]] const auto foreign = state->lexicon.load(CalendarDates::telltales(
        embedded("languages/en/calendar_words.tsv"), embedded("languages/en/calendar_months.tsv")));
    assert(foreign.ok());
    [[maybe_unused]] const auto rules = state->rules.load(embedded("languages/en/rules.tsv"), state->lexicon);
    assert(rules.ok());
    return std::unique_ptr<Grammar>(new Grammar(std::move(state)));
  }();
  return language == "en" ? english.get() : nullptr;
}

std::vector<Phrase> Grammar::scan(std::string_view text, Domain domain) const {
  return phrase::scan(text, state_->lexicon, state_->rules, domain,
                      [&](std::size_t at) { return state_->calendars().around(text, at); });
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
  const std::size_t last = found[0].begins_range ? 1 : 0;
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
