#pragma once
// Which anniversaries come up, the round ones first.

#include "ask/library.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

/// Errors: range (no such day, or too many), busy, storage.
Result<UpcomingAnswer> upcoming(const keep::Store& store, const UpcomingQuestion& question);

}  // namespace thisday::ask
