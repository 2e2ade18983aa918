#pragma once
// What does prose say? A text becomes mentions, each resolved in the story, and the dated events it tells of.
//
//   On 25 June 1950 the North invaded.   → mention 1950-06-25, by the rule "day-month-year"
//   In October the army went north.      → mention 1950-10, from "25 June 1950"
//                                        → event 1950-10: "The army went north"
//
//   story::Text text;
//   text.content = "On 25 June 1950 the North invaded. In October the army went north.";
//   const auto reading = read::read(text, {});                 // Result<Reading>
//   for (const read::Mention& mention : reading->mentions)
//     if (mention.date) use(mention.range, mention.date->edtf().str(), mention.date->span());
//
// Whole texts are read, not sentences: which October is meant, the story around it tells. A Text may know its blocks
// (headings are read for dates and tell no events) and the way back to the bytes of its source.
//
// read() touches no file, network or clock, keeps no state between calls and never prints; any number of threads may
// call it. The grammar of a language is made at its first use and lives as long as the program.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "phrase/phrase.hpp"
#include "story/event.hpp"
#include "story/text.hpp"
#include "when/date.hpp"

namespace thisday::read {

/// TIMEX3's types.
enum class Type : std::uint8_t { date, time, duration, set };
std::string_view name(Type type);  ///< "DATE", "TIME"…

/// How a text is told: a narrative counts from what it told last, news from the day it was written.
using Domain = phrase::Domain;

struct Options {
  std::optional<when::CivilDay> document_date;  ///< Gregorian; what "today" and "last year" count from
  Domain domain = Domain::narrative;
  std::optional<phrase::Numeric> numeric;  ///< how 04/05/1950 is meant; none: as the text's other dates are
  bool events = true;                      ///< without them reading takes half the time
};

/// What few mentions say besides. Empty is what they do not say.
struct Details {
  std::string_view quant;   ///< TIMEX3, of a SET: EVERY; lives as long as the program
  std::string freq;         ///< of a SET: 2X
  std::string begin_point;  ///< TIMEX3 value at which a DURATION that is placed begins
  std::string end_point;
  std::string anchor;                     ///< TIMEX3 value that an offset was counted from
  std::vector<std::string> alternatives;  ///< other EDTF values that the words may mean
};

/// A phrase in a text, resolved. What the words say and what was inferred stay apart: `rule` found the words, `from` is
/// what they were resolved against.
struct Mention {
  Mention() {}  // NOLINT: a defaulted one would have every byte set to nought before

  story::ByteRange range;  ///< in Text::content
  Type type = Type::date;
  std::string value;  ///< TIMEX3: 1950-06, BC0044-03-15, 195, 1950-SU, P3Y, PXD, PAST_REF; empty where nothing is known
  std::optional<when::Date> date;  ///< none where the value is no place in time (a length, a reference)
  std::string_view rule;           ///< its name; lives as long as the program, as does mod
  std::string from;      ///< the words of the mention or event resolved against; empty: the phrase says it all
  std::string_view mod;  ///< TIMEX3: START, END, APPROX…; empty: none
  std::optional<std::size_t> range_end;  ///< the mention that ends the range this one begins

  [[nodiscard]] const Details& details() const;
  Details& add_details();

 private:
  std::unique_ptr<Details> details_;  ///< a long text has many mentions, and nearly none of them has any
};

/// What was read. `mentions` are in the order of the text and do not overlap; `events` in the order of their mentions.
struct Reading {
  std::vector<Mention> mentions;
  /// Kinds are events; headlines are words of the text. Each has one piece of evidence for each time that the text
  /// tells of it, the first told first, with ranges in Text::content and without a source.
  std::vector<story::Event> events;
};

/// Reads a text. O(length). Errors: unsupported (no grammar of the text's language).
Result<Reading> read(const story::Text& text, const Options& options);

}  // namespace thisday::read
