#include "read/lexis.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <iterator>
#include <memory>
#include <string>

#include "read/table_rows.hpp"
#include "read_embedded.hpp"

namespace thisday::read {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::class_count)> kClasses = {
    "article",     "indefinite", "demonstrative", "possessive",   "determiner",  "pronoun",   "object",
    "preposition", "place",      "conjunction",   "subordinator", "conditional", "relative",  "doubt",
    "hinge",       "beside",     "timepart",      "finite",       "be",          "auxiliary", "past",
    "either",      "participle", "present",       "unverb",       "intend",      "adverb",    "opening",
    "title",       "group",      "inner",         "happening",    "placename",   "placed",    "side",
    "taking",      "falling",    "fallen",        "people",       "unname",      "number",    "scale",
    "fraction",    "hedge",      "comparison",    "plural",       "unplural"};

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
  each_row(tsv, [&](std::string_view name, std::string_view rest) {
    const auto of = std::find(kClasses.begin(), kClasses.end(), name) - kClasses.begin();
    assert(static_cast<std::size_t>(of) < kClasses.size());
    const std::string_view value = take_until(rest, '\t');
    while (!rest.empty()) rows.push_back({static_cast<WordClass>(of), value, trimmed(take_until(rest, ','))});
  });
  // "thirty-five": the tens with the ones behind a hyphen.
  std::vector<std::string> compounds;
  std::vector<double> amounts;
  std::vector<Row> numbers;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(numbers),
               [](const Row& row) { return row.of == WordClass::number; });
  for (const Row& tens : numbers)
    for (const Row& ones : numbers) {
      if (tens.value.size() != 2 || tens.value[0] == '1' || ones.value.size() != 1) continue;
      compounds.push_back(std::string(tens.word) + "-" + std::string(ones.word));
      amounts.push_back((tens.value[0] - '0') * 10 + (ones.value[0] - '0'));
    }
  for (std::size_t i = 0; i < compounds.size(); ++i) {
    Lexeme& lexeme = make(compounds[i]);
    lexeme.classes = std::uint64_t{1} << static_cast<unsigned>(WordClass::number);
    lexeme.amount = amounts[i];
  }
  for (const Row& row : rows) {
    Lexeme& lexeme = make(row.word);
    lexeme.classes |= std::uint64_t{1} << static_cast<unsigned>(row.of);
    put_value(lexeme, row.of, row.value);
  }
}

Lexeme& Lexis::make(std::string_view word) {
  const std::uint16_t number = words_.add(word);
  lexemes_.resize(words_.size());
  return lexemes_[number];
}

const Lexis* Lexis::of(std::string_view language) {
  static const std::unique_ptr<const Lexis> english(new Lexis(embedded("languages/en/clauses.tsv")));
  return language == "en" ? english.get() : nullptr;
}

}  // namespace thisday::read
