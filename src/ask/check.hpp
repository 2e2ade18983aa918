#pragma once
// Are the dates in a draft true? Each dated claim is held against the library, against the calendar, and against the
// rest of the draft.
//
//   Checker checker(library);
//   const auto findings = checker.check(text, {});            // Result<std::vector<Finding>>
//   for (const Finding& finding : *findings)
//     if (fails(finding.verdict)) tell(finding.range, finding.message, finding.testimony);
//
//   "The armistice was signed on 26 July 1953."    disagrees: 2 independent sources have 27 July 1953
//   "Sunday, July 27, 1953"                        impossible: 27 July 1953 was a Monday
//   "the Winter Palace fell on 25 October 1917"    style explains: 7 November 1917 New Style is the same day
//
// No verdict says "wrong": it says who has another date, how many they are that do not copy each other, and which.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"
#include "base/result.hpp"
#include "read/read.hpp"
#include "story/event.hpp"
#include "story/source.hpp"
#include "story/text.hpp"
#include "when/date.hpp"

namespace thisday::ask {

enum class Verdict : std::uint8_t {
  agrees,                ///< a source has this date
  differs_in_precision,  ///< one of the two knows the month or the year only, and the other lies within
  style_explains,        ///< the days between are those between the Julian and the Gregorian calendar
  disagrees,             ///< sources have another date and none has this one
  impossible,            ///< by the calendar, or by what the draft itself says
  suspicious,            ///< a note: look again
  unknown,               ///< the library has nothing of it
};
/// "agrees", "differs-in-precision"… as JSON has them.
std::string_view name(Verdict verdict);
/// Whether a check with this finding fails: disagrees and impossible do.
constexpr bool fails(Verdict verdict) {
  return verdict == Verdict::disagrees || verdict == Verdict::impossible;
}

/// What was looked at. The names are stable: editors and CI filter by them.
enum class Rule : std::uint8_t {
  library,    ///< what sources have
  calendar,   ///< 30 February; 10 October 1582 in Rome
  weekday,    ///< Sunday, July 27, 1953
  age,        ///< an age that does not fit birth and death
  order,      ///< ends before it begins, dies before he is born
  length,     ///< a three-year war of eight years
  distance,   ///< "70 years ago", counted from the day of the draft
  title,      ///< the title's day is not the lead's
  retold,     ///< one event with two dates
  round_day,  ///< the 1st or 15th of a month before 1583: often made up
  new_year,   ///< 1 January, which lists give to what is known to the year only
  doubled,    ///< the library has it twice
};
/// "library", "round-day"…
std::string_view name(Rule rule);

/// What one source says of what the draft tells.
struct Testimony {
  story::Source source;
  story::EventId event;  ///< of the library
  std::string headline;  ///< in the source's words
  std::string quote;
  when::Date date;      ///< as the source has it
  bool agrees = false;  ///< with the draft
};

struct Finding {
  Verdict verdict = Verdict::unknown;
  Rule rule = Rule::library;
  story::ByteRange range;                 ///< in the bytes of the source: the words of the date, or what does not fit
  story::ByteRange sentence;              ///< around it
  story::ByteRange other;                 ///< in the draft, what it contradicts; empty where that is not in the draft
  std::string message;                    ///< a sentence without a full stop, for people
  story::Kind kind = story::Kind::event;  ///< of the claim
  std::string claim;                      ///< what happened, in the draft's words, without its date
  std::optional<when::Date> date;         ///< as the draft has it
  std::vector<Testimony> testimony;       ///< those that have another date first, each date together
  std::size_t works = 0;                  ///< how many independent works stand behind the message
};

struct CheckOptions {
  read::Options reading = {};
  std::optional<when::Date> entry_date = {};  ///< the day that the draft's front matter gives it
  /// Sources that do not count, by path, hash or work: the draft itself, if the library has it.
  std::vector<std::string> without = {};
};

/// Checks drafts. Borrows the library, which must outlive it; one thread at a time.
class Checker {
 public:
  /// Against the calendar and the draft itself alone.
  Checker() = default;
  explicit Checker(const Library& library) : library_(&library) {}

  /// A finding for each claim, and one for each thing else that is found, in the order of the text. Errors: unsupported
  /// (no grammar of the text's language), busy, storage. Time is linear in the text.
  Result<std::vector<Finding>> check(const story::Text& text, const CheckOptions& options) const;

 private:
  const Library* library_ = nullptr;
};

}  // namespace thisday::ask
