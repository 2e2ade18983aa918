#pragma once
// A random event that is worth it.

#include "ask/library.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

/// Errors: range (no such day), busy, storage.
Result<RandomAnswer> random_event(const keep::Store& store, const RandomQuestion& question);

}  // namespace thisday::ask
