#pragma once
// "On this day, exactly" (DESIGN): which events a store has for a day, and why each stands there.

#include "ask/library.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

/// Errors: range (no such day), busy, storage.
Result<DayAnswer> on_this_day(const keep::Store& store, const DayQuestion& question);

/// What may stand on a day, those worth most first, before any of it is read.
Result<std::vector<keep::Candidate>> candidates_of(const keep::Store& store, const DayQuestion& question);

/// These candidates as they stand on the day, in order of time.
Result<std::vector<DayEvent>> events_of(const keep::Store& store, const DayQuestion& question,
                                        const std::vector<keep::Candidate>& candidates);

}  // namespace thisday::ask
