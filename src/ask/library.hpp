#pragma once
// What happened on a day? A Library opens a store and answers; it is all that publish, serve and the verbs see.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/balance.hpp"
#include "ask/score.hpp"
#include "base/result.hpp"
#include "keep/alike.hpp"
#include "keep/editor.hpp"
#include "keep/figures.hpp"
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
  /// Of any other calendar ("9 Av" is `hebrew`, month 5) it finds that calendar's dates by their own day, and the
  /// yearly days that fall on it in the reader's year.
  when::Calendar calendar = when::Calendar::gregorian;
  std::int64_t year = 0;  ///< the reader's year: movable feasts and "years ago" count from it
  LeapDay leap_day = LeapDay::feb28;
  bool ongoing = false;                  ///< also ranges that the day lies within
  bool maybe = false;                    ///< also month- and year-precise dates that the day may belong to
  std::optional<story::Kind> kind = {};  ///< this kind alone
  bool include_sensitive = true;         ///< false: for schools and public screens
  /// In which order the events come: as they happened, or what an editor would lead with first.
  enum class Order : std::uint8_t { time, rank };
  Order order = Order::time;
  /// So many of the best, balanced over centuries and subjects (docs/ranking.md), in `order`; 0: all.
  std::size_t limit = 0;
  bool explain = false;  ///< with the parts of each event's score
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
  bool converted = false;  ///< found by the day that its date is in the question's calendar, of months of its own
  /// Astronomical, of the day that matched, in the source's calendar (Gregorian, if converted); for `ongoing`, of the
  /// begin.
  std::optional<std::int64_t> year;
  /// From `year` to the question's: 44 BC is 2069 years before 2026, for there is no year 0. None where there is no
  /// year, or it lies ahead.
  std::optional<std::int64_t> years_ago;
  std::optional<std::int64_t> until_year;  ///< the other end of a range, where it is known to the year
  Score score = {};  ///< what it is worth on this page; its parts where the question asks to explain
};

/// A day's history.
struct DayAnswer {
  DayQuestion question;
  std::vector<story::Entry> entries;  ///< by date, then slug
  /// In order of time, then observances, then undated ones; equal ones by headline. A range that begins and
  /// ends on the day stands twice, and so does an event that two of its sources date to this day of different years.
  std::vector<DayEvent> events;
  bool more = false;                        ///< the day has more than the limit
  std::vector<story::Source> sources;       ///< of all evidence in `events` and of `entries`, each once
  std::vector<story::SourceId> source_ids;  ///< of `sources`, in the same, ascending order; may be left empty
  /// Null where it is none of this answer's. O(log sources) with `source_ids`, a hash for each source without.
  [[nodiscard]] const story::Source* source(const story::SourceId& id) const;
};

/// The question "what is told of this?", and the selection that everything below counts and lists.
using SearchQuestion = keep::Search;

struct SearchAnswer {
  std::vector<story::Event> events;    ///< in the question's order; none that the editor has hidden
  bool more = false;                   ///< there are more than were asked for
  std::vector<story::Source> sources;  ///< of all evidence in `events`, by id
  std::string cursor = {};             ///< SearchQuestion::cursor for those; empty where there are no more
};

/// The question "show me something worth it".
struct RandomQuestion {
  std::uint64_t seed = 0;     ///< the same seed and library: the same event
  SearchQuestion among = {};  ///< its order, limit and cursor do not count
  /// On the anniversary of this Gregorian month and day; month 0: on any.
  int month = 0;
  int day = 0;
};

struct RandomAnswer {
  std::optional<story::Event> event;   ///< one of the better half of what was asked for; none where nothing was
  std::vector<story::Source> sources;  ///< of its evidence, by id
};

/// The question "which anniversaries come up?".
struct UpcomingQuestion {
  when::CivilDay from;  ///< Gregorian, the first day
  int days = 30;        ///< 1 to 366
  std::optional<story::Kind> kind = {};
  bool include_sensitive = true;
  LeapDay leap_day = LeapDay::feb28;
  std::size_t limit = 50;
};

struct Upcoming {
  when::CivilDay on;  ///< when the anniversary is
  DayEvent found;     ///< `years_ago` counts from that day's year
};

struct UpcomingAnswer {
  UpcomingQuestion question;
  /// Rounder anniversaries first (100s, 50s, 25s, 10s, 5s, then others), of equal ones what ranks higher.
  std::vector<Upcoming> events;
  std::vector<story::Source> sources;  ///< by id
};

/// What stands around an event.
struct Related {
  story::Event event;
  std::vector<story::Event> led;       ///< before it, of the same parties or subject, in order of time
  std::vector<story::Event> followed;  ///< after it, the same
  std::vector<story::Event> then;      ///< elsewhere in the same week, the best first
  std::vector<story::Source> sources;  ///< of all of them, by id
};

struct RelatedQuestion {
  bool include_sensitive = true;
  std::size_t limit = 5;  ///< of each of the three
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
  Score score = {};                    ///< what it is worth on any day, with its parts
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
  /// Errors: syntax (a cursor that is none, or of another order), range (a place off the globe; the order `near`
  /// without a place), busy, storage.
  Result<SearchAnswer> search(const SearchQuestion& question) const;
  /// The same in order of time: a timeline, page by page.
  Result<SearchAnswer> span(SearchQuestion question) const;
  /// The same, the nearest to `question.near` first.
  Result<SearchAnswer> near(SearchQuestion question) const;
  /// How many of them lie where in time and on the map; order, limit and cursor do not count. Errors: range (a grid too
  /// fine), and as above.
  Result<keep::Density> density(const SearchQuestion& question, const keep::Grid& grid) const;
  /// Errors: range (no such day), busy, storage.
  Result<RandomAnswer> random(const RandomQuestion& question) const;
  /// Errors: range (no such day, or too many), busy, storage.
  Result<UpcomingAnswer> upcoming(const UpcomingQuestion& question) const;
  /// By any name that the event has or had; none where there is no such event. Errors: busy, storage.
  Result<std::optional<Related>> related(const story::EventId& id, const RelatedQuestion& question = {}) const;
  /// Looks at the whole library: O(evidence). Errors: busy, storage.
  Result<keep::Statistics> statistics() const;
  /// How even the almanac is; none where the library has it not. O(its records). Errors: busy, storage.
  Result<std::optional<Balance>> almanac_balance() const;
  /// How much is known of each day of the year, those with any: a part of the statistics, counted sooner.
  Result<std::vector<keep::Statistics::Day>> days() const;
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
  /// The bytes of a picture's file, by its name (story::PictureFile).
  Result<std::optional<std::string>> picture(std::string_view name) const;
  Result<std::optional<story::Event>> event(const story::EventId& id) const;
  Result<std::optional<story::Source>> source(const story::SourceId& id) const;
  Result<std::vector<story::Source>> sources() const;
  [[nodiscard]] std::int64_t event_count() const;
  /// Another number whenever somebody has changed the library since; only for comparing with earlier ones of this
  /// Library. Costs microseconds. Errors: busy, storage.
  Result<std::int64_t> version() const;

 private:
  struct State;
  explicit Library(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace thisday::ask
