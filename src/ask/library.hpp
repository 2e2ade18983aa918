#pragma once
// What happened on a day? A Library opens a store and answers; it is all that publish, serve and the verbs see.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "keep/alike.hpp"
#include "keep/editor.hpp"
#include "keep/match.hpp"
#include "keep/search.hpp"
#include "story/entry.hpp"
#include "story/event.hpp"
#include "story/source.hpp"
#include "when/calendar.hpp"

namespace thisday::ask {

/// What 29 February's events do in years that have none.
enum class LeapDay { feb28, mar1, skip };

/// The question "what happened on this day?".
struct DayQuestion {
  int month = 1;
  int day = 1;
  /// Of month and day. As `gregorian` the question finds each date by its own calendar's month and day, and Julian ones
  /// since 15 October 1582 also by their Gregorian day; as `julian` it finds Julian dates alone, by their Julian day.
  when::Calendar calendar = when::Calendar::gregorian;
  std::int64_t year = 0;  ///< the reader's year: movable feasts and "years ago" count from it
  LeapDay leap_day = LeapDay::feb28;
  bool ongoing = false;  ///< also ranges that the day lies within
  bool maybe = false;    ///< also month- and year-precise dates that the day may belong to
};

/// Why an event stands on a day.
enum class Match : std::uint8_t {
  day,       ///< it happened on it
  begins,    ///< a range that begins on it
  ends,      ///< a range that ends on it
  ongoing,   ///< a range that the day lies within
  maybe,     ///< its month, season or year, no finer
  observed,  ///< an observance
  undated,   ///< the source gives no year
};

/// One event of an answer.
struct DayEvent {
  story::Event event;
  Match match = Match::day;
  bool new_style = false;  ///< a Julian date found by its Gregorian day
  /// Astronomical, of the day that matched, in the source's calendar; for `ongoing`, of the begin.
  std::optional<std::int64_t> year;
  /// From `year` to the question's: 44 BC is 2069 years before 2026, for there is no year 0. None where there is no
  /// year, or it lies ahead.
  std::optional<std::int64_t> years_ago;
  std::optional<std::int64_t> until_year;  ///< the other end of a range, where it is known to the year
};

/// A day's history.
struct DayAnswer {
  DayQuestion question;
  std::vector<story::Entry> entries;  ///< by date, then slug
  /// All kinds. In order of time, then observances, then undated ones; equal ones by headline. A range that begins and
  /// ends on the day stands twice, and so does an event that two of its sources date to this day of different years.
  std::vector<DayEvent> events;
  std::vector<story::Source> sources;       ///< of all evidence in `events` and of `entries`, each once
  std::vector<story::SourceId> source_ids;  ///< of `sources`, in the same, ascending order; may be left empty
  /// Null where it is none of this answer's. O(log sources) with `source_ids`, a hash for each source without.
  [[nodiscard]] const story::Source* source(const story::SourceId& id) const;
};

/// The question "what is told of this?".
using SearchQuestion = keep::Search;

struct SearchAnswer {
  std::vector<story::Event> events;    ///< the best first; none that the editor has hidden
  bool more = false;                   ///< there are more than were asked for
  std::vector<story::Source> sources;  ///< of all evidence in `events`, by id
};

/// One source's part in an event.
struct Witness {
  story::Event telling;      ///< what this source tells, with its evidence alone
  keep::Explained likeness;  ///< to the telling that is the core of the event; of the core itself, nothing
  bool core = false;         ///< all others match this one
  bool editors = false;      ///< the editor's own
};

/// Why an event is believed, and why its sources are taken to mean the same.
struct Why {
  story::Event event;
  std::vector<Witness> witnesses;      ///< in the order of the event's evidence
  std::size_t works = 0;               ///< how many independent works tell of it
  std::vector<keep::Bond> bonds;       ///< of the editor's, that touch it
  std::vector<keep::Marked> marks;     ///< and what he marked it as
  std::vector<story::Source> sources;  ///< by id
};

/// An opened library. Safe to use from one thread at a time; open one for each thread.
class Library {
 public:
  /// For reading. Errors: not_found, unreadable, foreign, busy, storage.
  static Result<Library> open(const std::string& path);
  ~Library();
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;

  /// Errors: range (no such day, or a year beyond 10^15), busy, storage. 29 February is a day of any year; see LeapDay.
  Result<DayAnswer> on(const DayQuestion& question) const;
  /// Errors: busy, storage.
  Result<SearchAnswer> search(const SearchQuestion& question) const;
  /// By any name that the event has or had. Errors: busy, storage.
  Result<std::optional<Why>> why(const story::EventId& id) const;
  /// What may be told of the same, whatever its date (keep/store.hpp). Errors: busy, storage.
  Result<std::vector<keep::Alike>> alike(const keep::Told& told, std::size_t limit) const;
  /// Events whose date may mean a day of `span`, hidden ones too. Errors: busy, storage.
  Result<std::vector<story::Event>> overlapping(const when::Span& span) const;
  /// What each source tells of an event, by any name that it has or had. Errors: busy, storage.
  Result<std::vector<story::Event>> tellings(const story::EventId& id) const;
  Result<std::optional<story::Entry>> entry(std::string_view slug) const;
  Result<std::vector<story::Entry>> entries() const;
  Result<std::optional<story::Event>> event(const story::EventId& id) const;
  Result<std::optional<story::Source>> source(const story::SourceId& id) const;
  Result<std::vector<story::Source>> sources() const;
  [[nodiscard]] std::int64_t event_count() const;

 private:
  struct State;
  explicit Library(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace thisday::ask
