#pragma once
// How many, for a timeline, a map and `stats`: counted in the store, so that hundreds of thousands of events cost one
// pass and no memory.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "story/event.hpp"
#include "story/source.hpp"
#include "when/day_number.hpp"

namespace thisday::keep {

/// By what a selection is counted.
struct Grid {
  std::size_t bins = 0;     ///< of time, equally long; up to 10,000, 0: none
  std::size_t columns = 0;  ///< of longitude, from 180° W to 180° E; with `rows` up to 1,000 × 1,000, 0: none
  std::size_t rows = 0;     ///< of latitude, from 90° S to 90° N
};

/// How many events of a selection lie where. An event counts once in time, where it begins, and once on the map, by its
/// first place that is known.
struct Density {
  struct Bin {
    when::DayNumber first;
    when::DayNumber last;  ///< within
    std::size_t events = 0;
  };
  struct Cell {
    double west = 0;  ///< degrees
    double south = 0;
    double east = 0;
    double north = 0;
    std::size_t events = 0;
  };

  std::size_t events = 0;  ///< of the selection
  /// All of them, in order of time: from the first to the last day of the selection's span; where it has no such
  /// border, of the events between 4000 BC and AD 3000. Empty where nothing is dated.
  std::vector<Bin> bins;
  std::size_t outside = 0;   ///< dated events in no bin: they begin before the first, or lie beyond 4000 BC and AD 3000
  std::size_t undated = 0;   ///< events without a year
  std::vector<Cell> cells;   ///< those with any events, from south to north, then from west to east
  std::size_t unplaced = 0;  ///< events of no known place; 0 where no cells were asked for
};

/// Figures of a whole library, what is hidden left out.
struct Statistics {
  struct Year {
    std::int64_t year = 0;  ///< astronomical, proleptic Gregorian
    std::size_t events = 0;
  };
  struct Day {
    int month = 0;
    int day = 0;
    std::size_t events = 0;  ///< in the calendars of their sources; one that stands on two days counts on both
  };
  struct Kind {
    story::Kind kind = story::Kind::event;
    std::size_t events = 0;
  };
  struct Source {
    story::Source source;
    std::size_t evidence = 0;
  };
  struct Language {
    std::string language;
    std::size_t sources = 0;
    std::size_t evidence = 0;
  };

  std::size_t events = 0;
  std::size_t evidence = 0;
  std::size_t entries = 0;
  std::size_t told_by_many = 0;  ///< events with evidence of two works or more
  std::size_t placed = 0;        ///< events of a known latitude and longitude
  std::size_t sensitive = 0;
  std::size_t undated = 0;          ///< events without a year
  std::size_t coarse = 0;           ///< events whose date spans more than one year, which are in no year below
  std::vector<Year> years;          ///< in order, those with any
  std::vector<Day> days;            ///< in order, those with any
  std::vector<Kind> kinds;          ///< all four
  std::vector<Source> sources;      ///< the one with most evidence first, then by path
  std::vector<Language> languages;  ///< the same
};

}  // namespace thisday::keep
