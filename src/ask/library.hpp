#pragma once
// What happened on a day? A Library opens a store and answers; it is all that publish, serve and the verbs see.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
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
  when::Calendar calendar = when::Calendar::gregorian;  ///< of month and day
  std::int64_t year = 0;           ///< the reader's year: movable feasts and "years ago" count from it
  LeapDay leap_day = LeapDay::feb28;
  bool ongoing = false;            ///< also ranges that the day lies within
  bool maybe = false;              ///< also month- and year-precise dates that the day may belong to
};

/// Why an event stands on a day.
enum class Match : std::uint8_t {
  day,       ///< it happened on it
  begins,    ///< a range that begins on it
  ends,      ///< a range that ends on it
  ongoing,   ///< a range that the day lies within
  maybe,     ///< its month or year, no finer
  observed,  ///< an observance
  undated,   ///< the source gives no year
};

/// One event of an answer.
struct DayEvent {
  story::Event event;
  Match match = Match::day;
  bool new_style = false;                ///< a Julian date found by its Gregorian day
  std::optional<std::int64_t> year;      ///< astronomical, of the day that matched, in the source's calendar
  std::optional<std::int64_t> years_ago; ///< counted without a year 0; none where there is no year, or it lies ahead
  std::optional<std::int64_t> until_year;///< the other end of a range
};

/// A day's history. Events, births and deaths are in order of time; undated ones last.
struct DayAnswer {
  DayQuestion question;
  std::vector<story::Entry> entries;
  std::vector<DayEvent> events;  ///< all kinds
  std::vector<story::Source> sources;  ///< of all evidence in `events` and of `entries`, each once
  [[nodiscard]] const story::Source* source(const story::SourceId& id) const;
};

/// An opened library. Safe to use from one thread at a time; open one for each thread.
class Library {
 public:
  static Result<Library> open(const std::string& path);
  ~Library();
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;

  /// Errors: range (no such day), storage.
  Result<DayAnswer> on(const DayQuestion& question) const;
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
