#include "read/lexis.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <iterator>
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

// FNV-1a.
constexpr std::uint32_t kBasis = 2166136261U;
std::uint32_t mixed(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

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
  std::vector<Row> numbers;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(numbers),
               [](const Row& row) { return row.of == WordClass::number; });
  for (const Row& tens : numbers)
    for (const Row& ones : numbers) {
      if (tens.value.size() != 2 || tens.value[0] == '1' || ones.value.size() != 1) continue;
      compounds.push_back(std::string(tens.word) + "-" + std::string(ones.word));
      amounts.push_back((tens.value[0] - '0') * 10 + (ones.value[0] - '0'));
    }
  std::size_t size = 1024;
  while (size < 2 * (rows.size() + compounds.size())) size *= 2;
  slots_.resize(size);
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
  std::uint32_t hash = kBasis;
  for (const char c : word) hash = mixed(hash, c);
  std::size_t at = hash & (slots_.size() - 1);
  while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
  slots_[at].hash = hash;
  slots_[at].word = word;
  return slots_[at].lexeme;
}

const Lexis* Lexis::of(std::string_view language) {
  static const std::unique_ptr<const Lexis> english(new Lexis(embedded("languages/en/clauses.tsv")));
  return language == "en" ? english.get() : nullptr;
}

const Lexeme& Lexis::of_word(std::string_view word) const {
  static constexpr Lexeme kUnknown;
  if (word.size() > kLongest) return kUnknown;
  char lower[kLongest];
  std::uint32_t hash = kBasis;
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + ('a' - 'A')) : word[i];
    hash = mixed(hash, lower[i]);
  }
  for (std::size_t at = hash & (slots_.size() - 1); !slots_[at].word.empty(); at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && slots_[at].word == std::string_view(lower, word.size())) return slots_[at].lexeme;
  return kUnknown;
}

}  // namespace thisday::read
