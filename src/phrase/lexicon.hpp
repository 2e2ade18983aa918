#pragma once
// The words of one language that have to do with time, each with the classes it belongs to.
//
// languages/<code>/words.tsv: a class, a value, and the words that have it, parted by commas; # begins a comment
//
//   month   10      october, oct.        a final full stop: an abbreviation, with it or without
//   unit    week    week, weeks

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "phrase/word_table.hpp"

namespace thisday::phrase {

/// The classes that a token can belong to. Those of numbers are the lexer's own; those of words come from the data.
enum class Class : std::uint8_t {
  num,         ///< any whole number in digits, no ordinal
  day,         ///< 1 to 31, one or two digits
  dayth,       ///< 1st to 31st
  ordinalnum,  ///< any in digits: 19th
  year4,       ///< 1000 to 2199 in four digits, nothing attached
  year3,       ///< 100 to 999
  year3last,   ///< the same where a mark or the text's end follows: nothing is counted by it
  year2,       ///< '99
  twodigits,   ///< 00 to 99 in just two digits
  decade4,     ///< 1950s
  decade2num,  ///< '50s, 50s
  clock,       ///< 10:58
  iso,         ///< 1950-06-25
  first_of_words,
  month = first_of_words,
  weekday,
  season,
  unit,
  units,    ///< in the plural
  number,   ///< one to ninety-nine, a, an
  vague,    ///< several
  ordinal,  ///< first
  era,
  daypart,
  mod,      ///< early, late, mid
  modnoun,  ///< beginning, end, middle
  hedge,    ///< about, nearly
  reference,
  feast,
  strife,         ///< war, fighting, siege
  counted,        ///< troops, miles: a number before it is no year
  notime,         ///< a word before a number that makes it no year: page, no., flight
  decadeword,     ///< fifties
  setword,        ///< daily
  noon,           ///< a.m.
  romannum,       ///< viii
  nengo,          ///< Meiji
  monarch,        ///< Henry
  yearcount,      ///< AH, Minguo
  foreign,        ///< Brumaire, Meiji: shows a date in another calendar
  ordinalsuffix,  ///< what makes a number of a day an ordinal: 1er, 1º; a full stop is one too: 1. Mai
  class_count
};

std::optional<Class> class_named(std::string_view name);

/// A word with its classes; each class has a value of its own.
struct Lexeme {
  std::uint64_t classes = 0;
  std::uint64_t capital_classes = 0;  ///< those of them that need a capital letter
  std::vector<std::pair<Class, std::int64_t>> values;
  bool abbreviation = false;
  [[nodiscard]] std::int64_t value(Class of) const;
};

/// The words of one language. Word ids count from 1; 0 is no word.
class Lexicon {
 public:
  /// Reads words.tsv. Errors: syntax, with the line in the message.
  Result<void> load(std::string_view tsv);
  /// The id of a word, which is added without a class if it is new.
  std::uint16_t intern(std::string_view lower_case);
  /// The same for an abbreviation, without its full stop: a text may have it with one.
  std::uint16_t intern_abbreviation(std::string_view lower_case);
  /// Whether a full stop makes an ordinal of a day's number, as in "1. Mai".
  [[nodiscard]] bool ordinal_stop() const { return ordinal_stop_; }
  /// The id of a word as a text has it, in upper or lower case; 0 where it is not known. O(length).
  [[nodiscard]] std::uint16_t find(std::string_view word) const { return words_.find(word); }
  [[nodiscard]] const Lexeme& lexeme(std::uint16_t id) const { return lexemes_[id]; }
  [[nodiscard]] std::size_t size() const { return lexemes_.size(); }

 private:
  WordTable words_;
  std::vector<Lexeme> lexemes_ = std::vector<Lexeme>(1);
  bool ordinal_stop_ = false;
};

}  // namespace thisday::phrase
