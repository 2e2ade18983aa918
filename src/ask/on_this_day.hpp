#pragma once
// "On this day, exactly" (DESIGN): which events a store has for a day, and why each stands there.

#include "ask/library.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

/// Errors: range (no such day), busy, storage.
Result<DayAnswer> on_this_day(const keep::Store& store, const DayQuestion& question);

}  // namespace thisday::ask
