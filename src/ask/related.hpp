#pragma once
// What stands around an event: what led to it, what followed, what else happened then.

#include <optional>

#include "ask/library.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

/// None where there is no such event. Errors: busy, storage.
Result<std::optional<Related>> related(const keep::Store& store, const story::EventId& id,
                                       const RelatedQuestion& question);

}  // namespace thisday::ask
