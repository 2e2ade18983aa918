#pragma once
// Where a library is kept. One interface; SQLite is behind it, and nobody outside keep/ knows.

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

namespace thisday::keep {

/// What became of a source's records.
struct Kept {
  std::size_t added = 0;      ///< events new to the library
  std::size_t merged = 0;     ///< evidence added to an event already there
  std::size_t unchanged = 0;  ///< evidence already there
  std::size_t removed = 0;    ///< evidence that the source no longer has
};

/// A month and day in one calendar, the key of an anniversary.
struct MonthDay {
  when::Calendar calendar = when::Calendar::gregorian;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

/// A library of events, sources and entries.
class Store {
 public:
  enum class Mode { read, write, create };  ///< `create` makes the file where there is none

  /// Errors: not_found, foreign (not a library, or of a later schema; the file is left untouched), busy, storage.
  static Result<std::unique_ptr<Store>> open(const std::string& path, Mode mode);
  virtual ~Store() = default;

  /// Everything between begin() and commit() is one transaction: the records of one source. What the source had before and
  /// does not have now is removed at commit. Nothing of it stays if commit() is not reached. begin() returns false, and
  /// nothing is to be added, where the same bytes of the same source are already there.
  virtual Result<bool> begin(const story::Source& source) = 0;
  virtual Result<void> add(const story::Event& event) = 0;
  virtual Result<void> add(const story::Entry& entry) = 0;
  virtual Result<Kept> commit() = 0;
  virtual void rollback() = 0;

  /// Exact days, and begins and ends of ranges, on any of these month-days; also undated events and fixed observances. By id.
  virtual Result<std::vector<story::Event>> on(const std::vector<MonthDay>& days) const = 0;
  /// All events with a recurrence that is not fixed.
  virtual Result<std::vector<story::Event>> movable() const = 0;
  virtual Result<std::optional<story::Event>> event(const story::EventId& id) const = 0;
  virtual Result<std::vector<story::Source>> sources() const = 0;
  virtual Result<std::optional<story::Source>> source(const story::SourceId& id) const = 0;
  virtual Result<std::vector<story::Entry>> entries() const = 0;
  virtual Result<std::optional<story::Entry>> entry(std::string_view slug) const = 0;
  [[nodiscard]] virtual std::int64_t event_count() const = 0;
};

}  // namespace thisday::keep
