#pragma once
// Where a library is kept. One interface; SQLite is behind it, and nobody outside keep/ knows.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "keep/alike.hpp"
#include "keep/anniversary.hpp"
#include "keep/editor.hpp"
#include "keep/figures.hpp"
#include "keep/search.hpp"
#include "keep/worth.hpp"
#include "story/entry.hpp"
#include "story/event.hpp"
#include "story/region.hpp"
#include "story/source.hpp"

namespace thisday::keep {

/// What became of a source's records.
struct Kept {
  std::size_t added = 0;      ///< events new to the library
  std::size_t merged = 0;     ///< evidence added to an event already there
  std::size_t unchanged = 0;  ///< evidence already there
  std::size_t removed = 0;    ///< evidence that the source no longer has
};

/// An event of a day before any of its words are read: what a page is chosen by.
struct Candidate {
  std::int64_t event = 0;                 ///< stands for it until the library changes
  double worth = 0;                       ///< worth.hpp
  std::optional<std::int64_t> year = {};  ///< astronomical, in the source's calendar
  story::Kind kind = story::Kind::event;
  std::optional<story::Region> region = {};
  std::vector<std::int64_t> topics = {};  ///< what it is about, as numbers that are equal for equal topics
};

/// An event that is about the same as another.
struct Kin {
  Candidate candidate;
  bool sensitive = false;
  double likeness = 0;  ///< of the topics that both have; the fewer others have one, the more it counts
  when::DayNumber earliest;
  when::DayNumber latest;
};

/// A yearly day that is not the same month and day each year, and what tells of it.
struct Movable {
  Candidate candidate;
  when::Recurrence rule;
};

/// Events, and whom to credit for them.
struct Credited {
  std::vector<story::Event> events;
  std::map<story::SourceId, story::Source> sources;  ///< of all their evidence
};

/// Which candidates are wanted.
struct Candidates {
  std::vector<MonthDay> days;               ///< as Store::on() takes them
  std::vector<when::DayNumber> dates = {};  ///< also what is dated to one of these days and no other
  std::optional<story::Kind> kind = {};
  bool include_sensitive = true;
  std::size_t most = 0;  ///< so many of each of `days`, those worth most; 0: all
};

/// A library of events, sources and entries. To be used from one thread at a time; open one for each thread. Readers
/// and one writer do not hinder each other, in this process or in others.
class Store {
 public:
  enum class Mode { read, write, create };  ///< `create` makes the file, and folders on the way, where there is none

  /// `wait` is how long a writer waits for another one. Errors: not_found, unreadable, foreign (not a library, or of a
  /// later schema; the file is left untouched), busy, storage.
  static Result<std::unique_ptr<Store>> open(const std::string& path, Mode mode,
                                             std::chrono::milliseconds wait = std::chrono::seconds(5));
  virtual ~Store() = default;

  /// Everything between begin() and commit() is one transaction: the records of one source. What the source had before
  /// and does not have now is removed at commit. Nothing of it stays if commit() is not reached. begin() returns false,
  /// and nothing is to be added, where the same bytes of the same source, known by the same particulars, are already
  /// there. Errors: busy, storage; then there is no transaction.
  virtual Result<bool> begin(const story::Source& source) = 0;

  /// Evidence is known by its key: what is told again replaces what was told by it before, and within one import the
  /// first telling stands. All evidence must be of the source begun. An event has the headline, date and the rest of
  /// its evidence with the smallest key, which names it too. Errors: range (no evidence, of another source, or none for
  /// the date; only this event is refused), storage.
  virtual Result<void> add(const story::Event& event) = 0;
  /// A slug that another entry has is given a number: "armistice-2". Errors: as above.
  virtual Result<void> add(const story::Entry& entry) = 0;
  /// What is committed outlives the process, however it ends. A power cut may take the sources committed last, each as
  /// a whole, until the store has been closed.
  virtual Result<Kept> commit() = 0;
  virtual void rollback() = 0;  ///< does nothing without a transaction

  /// Takes a source back, with all that it alone tells. Returns how many pieces of evidence went, none where there is
  /// no such source. Errors: busy, storage; then nothing is changed. So of all that follow, each of which is a
  /// transaction.
  virtual Result<std::optional<std::size_t>> forget(const story::SourceId& source) = 0;

  // The editor's hand (editor.hpp). An event is named by any name that it has or had; not_found where there is none.

  /// Makes an event of the editor's own; its evidence must be of editor_source().
  virtual Result<story::EventId> put(const story::Event& event) = 0;
  virtual Result<void> correct(const story::EventId& event, const Correction& correction) = 0;
  /// Takes back what correct() did.
  virtual Result<void> uncorrect(const story::EventId& event) = 0;
  virtual Result<void> mark(const story::EventId& event, Mark mark, std::string_view note) = 0;
  virtual Result<void> unmark(const story::EventId& event, Mark mark) = 0;
  virtual Result<void> join(const story::EventId& one, const story::EventId& other, std::string_view note) = 0;
  /// Parts what `source` tells from all else of the event. Errors: not_found also where it tells nothing of it.
  virtual Result<void> split(const story::EventId& event, const story::SourceId& source, std::string_view note) = 0;
  /// Bonds and marks of another library, as an export has them. Errors: not_found (no such source), syntax (no key).
  virtual Result<void> put(const Bond& bond) = 0;
  virtual Result<void> put(const Marked& mark) = 0;

  // Questions. Events come by id, each once; evidence comes by key. Errors of all: busy, storage.

  /// While it lives, all questions see one state of the library, whatever others write meanwhile. It must not outlive
  /// the store, and is cheap.
  [[nodiscard]] virtual std::shared_ptr<const void> snapshot() const = 0;

  /// Exact days, and begins and ends of ranges, on any of these month-days, the Gregorian days of Julian dates since 15
  /// October 1582 included; also undated events and fixed observances. Day 0 and month 0: see MonthDay.
  virtual Result<std::vector<story::Event>> on(const std::vector<MonthDay>& days) const = 0;
  /// The events that on() has, but those that are hidden; each once, those worth most first.
  virtual Result<std::vector<Candidate>> candidates(const Candidates& wanted) const = 0;
  /// These candidates, in this order. One that is no more has no name.
  virtual Result<Credited> read(const std::vector<Candidate>& candidates) const = 0;
  /// What these events are worth; 0 where there is no such event.
  virtual Result<std::vector<double>> worths(const std::vector<story::EventId>& ids) const = 0;
  /// What its worth depends on. Of no event, nothing in particular.
  virtual Result<Facts> facts(const story::EventId& id) const = 0;
  /// Dated events that share a topic (a link, party or subject) with this one, those most alike first; commonplaces,
  /// which 64 or more are about, do not count. What is hidden is left out.
  virtual Result<std::vector<Kin>> kin(const story::EventId& id) const = 0;
  /// Ranges with any of these month-days, in the calendar that their source used, between begin and end. One that goes
  /// on does so until `today`. Looks at all ranges: O(ranges).
  virtual Result<std::vector<story::Event>> ongoing(const std::vector<MonthDay>& days, when::DayNumber today) const = 0;
  /// Events whose date may mean a day of `span`.
  virtual Result<std::vector<story::Event>> overlapping(const when::Span& span) const = 0;
  /// All events with a recurrence that has no fixed_day(), but those that are hidden.
  virtual Result<std::vector<Movable>> movable() const = 0;
  /// For the best of very many that have the words, the first few thousand are looked at. Errors: syntax (no such
  /// cursor), range (no such place).
  virtual Result<Found> search(const Search& search) const = 0;
  /// Errors: range (too fine a grid, no such place).
  virtual Result<Density> density(const Search& search, const Grid& grid) const = 0;
  /// The event at `place` among those of the better half of a selection, counted around as often as need be; none where
  /// nothing is selected. The same library and place give the same event.
  virtual Result<std::optional<story::Event>> pick(const Search& search, std::uint64_t place) const = 0;
  virtual Result<Statistics> statistics() const = 0;
  /// The days of its statistics alone, which are counted sooner.
  virtual Result<std::vector<Statistics::Day>> days() const = 0;
  /// Evidence that may tell of the same, whatever its date; the most alike first. Of what is told by common words
  /// alone, that is missed which lies on another day. A bounded number of words and candidates is looked at.
  virtual Result<std::vector<Alike>> alike(const Told& told, std::size_t limit) const = 0;
  /// Also by a name that it had before it was joined with another.
  virtual Result<std::optional<story::Event>> event(const story::EventId& id) const = 0;
  /// What each source tells of an event, as an event with that evidence alone, whose id is its evidence's key; the one
  /// with the smallest key first.
  virtual Result<std::vector<story::Event>> tellings(const story::EventId& id) const = 0;
  /// The same of all that one source tells.
  virtual Result<std::vector<story::Event>> told_by(const story::SourceId& source) const = 0;
  virtual Result<std::vector<Bond>> bonds() const = 0;             ///< the editor's
  virtual Result<std::vector<Marked>> marks() const = 0;           ///< the editor's
  virtual Result<std::vector<story::Source>> sources() const = 0;  ///< by path
  virtual Result<std::optional<story::Source>> source(const story::SourceId& id) const = 0;
  virtual Result<std::vector<story::Entry>> entries() const = 0;  ///< by slug
  /// As on() has events.
  virtual Result<std::vector<story::Entry>> entries_on(const std::vector<MonthDay>& days) const = 0;
  virtual Result<std::optional<story::Entry>> entry(std::string_view slug) const = 0;
  /// The bytes of a picture's file, by its name.
  virtual Result<std::optional<std::string>> picture(std::string_view name) const = 0;
  /// 0 where the library cannot be read. O(events).
  [[nodiscard]] virtual std::int64_t event_count() const = 0;
  /// Another number whenever another store, in this process or another, has changed the library. Of this store alone:
  /// the numbers of two do not compare. O(1).
  virtual Result<std::int64_t> version() const = 0;
};

}  // namespace thisday::keep
