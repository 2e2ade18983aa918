#include "read/lexis.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <memory>

#include "read_embedded.hpp"

namespace thisday::read {
namespace {

constexpr std::size_t kLongest = 24;
constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::class_count)> kClasses = {
    "article",     "indefinite", "demonstrative", "possessive",   "determiner",  "pronoun",   "object",
    "preposition", "place",      "conjunction",   "subordinator", "conditional", "relative",  "doubt",
    "hinge",       "beside",     "timepart",      "finite",       "be",          "auxiliary", "past",
    "either",      "participle", "present",       "unverb",       "intend",      "adverb",    "opening",
    "title",       "group",      "inner",         "happening",    "placename",   "placed",    "side",
    "taking",      "falling",    "fallen",        "people",       "unname",      "number",    "scale",
    "fraction",    "hedge",      "comparison",    "plural",       "unplural"};

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Gives a lexeme the value that a row states for its class.
void put_value(Lexeme& lexeme, WordClass of, std::string_view value) {
  if (value == "-") return;
  double number = 0;
  [[maybe_unused]] const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  assert(error == std::errc());  // a test reads the whole table: an error here is our own mistake
  switch (of) {
    case WordClass::hinge:
      lexeme.bounds = static_cast<std::uint8_t>(number);
      break;
    case WordClass::hedge:
    case WordClass::comparison:
      lexeme.hedge = static_cast<std::uint8_t>(number);
      break;
    case WordClass::pronoun:
      lexeme.stands = static_cast<std::uint8_t>(number);
      break;
    default:
      lexeme.amount = number;
  }
}

}  // namespace

Lexis::Lexis(std::string_view tsv) {
  struct Row {
    WordClass of;
    std::string_view value;
    std::string_view word;
  };
  std::vector<Row> rows;
  while (!tsv.empty()) {
    std::string_view line = take_until(tsv, '\n');
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view name = take_until(line, '\t'), value = take_until(line, '\t');
    std::size_t of = 0;
    while (of < kClasses.size() && kClasses[of] != name) ++of;
    assert(of < kClasses.size());
    while (!line.empty()) rows.push_back({static_cast<WordClass>(of), value, trimmed(take_until(line, ','))});
  }
  // "thirty-five": the tens with the ones behind a hyphen.
  std::vector<std::string> compounds;
  std::vector<double> amounts;
  for (const Row& tens : rows)
    for (const Row& ones : rows) {
      if (tens.of != WordClass::number || ones.of != WordClass::number) continue;
      if (tens.value.size() != 2 || tens.value[0] == '1' || ones.value.size() != 1) continue;
      compounds.push_back(std::string(tens.word) + "-" + std::string(ones.word));
      amounts.push_back((tens.value[0] - '0') * 10 + (ones.value[0] - '0'));
    }
  words_.reserve(rows.size() + compounds.size());  // the keys point into them
  for (std::size_t i = 0; i < compounds.size(); ++i) {
    words_.push_back(std::move(compounds[i]));
    lexemes_[words_.back()] = {std::uint64_t{1} << static_cast<unsigned>(WordClass::number), amounts[i], 0, 0, 0};
  }
  for (const Row& row : rows) {
    auto known = lexemes_.find(row.word);
    if (known == lexemes_.end()) {
      words_.emplace_back(row.word);
      known = lexemes_.emplace(words_.back(), Lexeme{}).first;
    }
    known->second.classes |= std::uint64_t{1} << static_cast<unsigned>(row.of);
    put_value(known->second, row.of, row.value);
  }
}

const Lexis* Lexis::of(std::string_view language) {
  static const std::unique_ptr<const Lexis> english(new Lexis(embedded("languages/en/clauses.tsv")));
  return language == "en" ? english.get() : nullptr;
}

const Lexeme& Lexis::of_word(std::string_view word) const {
  static constexpr Lexeme kUnknown;
  if (word.size() > kLongest) return kUnknown;
  char lower[kLongest];
  for (std::size_t i = 0; i < word.size(); ++i)
    lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + ('a' - 'A')) : word[i];
  const auto known = lexemes_.find(std::string_view(lower, word.size()));
  return known == lexemes_.end() ? kUnknown : known->second;
}

}  // namespace thisday::read
