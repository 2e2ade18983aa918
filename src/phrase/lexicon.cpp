#include "phrase/lexicon.hpp"

#include <string>

#include "phrase/fields.hpp"

namespace thisday::phrase {
namespace {

constexpr std::string_view kClassNames[] = {
    "num",       "day",     "dayth",      "ordinalnum", "year4",   "year3",     "year3last", "year2",
    "twodigits", "decade4", "decade2num", "clock",      "iso",     "month",     "weekday",   "season",
    "unit",      "units",   "number",     "vague",      "ordinal", "era",       "daypart",   "mod",
    "modnoun",   "hedge",   "reference",  "feast",      "strife",  "counted",   "notime",    "decadeword",
    "setword",   "noon",    "romannum",   "nengo",      "monarch", "yearcount", "foreign",   "ordinalsuffix"};
static_assert(std::size(kClassNames) == static_cast<std::size_t>(Class::class_count));

// Where a class's values are written by name, the field that has the names.
Field field_of_values(Class of) {
  switch (of) {
    case Class::season:
      return Field::season;
    case Class::unit:
    case Class::units:
    case Class::setword:
      return Field::unit;
    case Class::daypart:
      return Field::daypart;
    case Class::mod:
    case Class::modnoun:
    case Class::hedge:
      return Field::mod;
    case Class::reference:
      return Field::reference;
    case Class::feast:
      return Field::feast;
    case Class::nengo:
      return Field::nengo;
    case Class::monarch:
      return Field::monarch;
    case Class::yearcount:
      return Field::calendar;
    default:
      return Field::count;
  }
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

}  // namespace

std::optional<Class> class_named(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kClassNames); ++i)
    if (kClassNames[i] == text) return static_cast<Class>(i);
  return std::nullopt;
}

std::int64_t Lexeme::value(Class of) const {
  for (const auto& [known, value] : values)
    if (known == of) return value;
  return 0;
}

std::uint16_t Lexicon::intern(std::string_view lower_case) {
  const std::uint16_t id = words_.add(lower_case);
  if (id == lexemes_.size()) lexemes_.emplace_back();
  return id;
}

std::uint16_t Lexicon::intern_abbreviation(std::string_view lower_case) {
  const std::uint16_t id = intern(lower_case);
  lexemes_[id].abbreviation = true;
  return id;
}

Result<void> Lexicon::load(std::string_view tsv) {
  for (std::size_t line_number = 1; !tsv.empty(); ++line_number) {
    std::string_view line = take_until(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const auto wrong = [&](std::string_view what) {
      return Error{Code::syntax, "words.tsv:" + std::to_string(line_number) + ": " + std::string(what), 0};
    };
    const std::string_view class_name = trimmed(take_until(line, '\t'));
    const std::string_view value_text = trimmed(take_until(line, '\t'));
    const auto of = class_named(class_name);
    if (!of || *of < Class::first_of_words) return wrong("no class '" + std::string(class_name) + "'");
    const auto value = value_named(field_of_values(*of), value_text);
    if (!value) return wrong("no value '" + std::string(value_text) + "'");
    while (!line.empty()) {
      std::string_view word = trimmed(take_until(line, ','));
      if (*of == Class::ordinalsuffix && word == ".") {
        ordinal_stop_ = true;
        continue;
      }
      const bool abbreviation = !word.empty() && word.back() == '.';
      if (abbreviation) word.remove_suffix(1);
      if (word.empty() || word.size() > WordTable::kLongest) return wrong("a word is empty or too long");
      std::string lower_case(word);
      for (char& c : lower_case) c = lower(c);
      Lexeme& lexeme = lexemes_[intern(lower_case)];
      const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(*of);
      lexeme.classes |= bit;
      if (lower_case != word) lexeme.capital_classes |= bit;
      lexeme.values.emplace_back(*of, *value);
      lexeme.abbreviation |= abbreviation;
    }
  }
  return {};
}

}  // namespace thisday::phrase
