#pragma once
// Why is an event believed? Its evidence, and what made one event of it.

#include <optional>

#include "ask/library.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

/// None where there is no such event. Errors: busy, storage.
Result<std::optional<Why>> why_of(const keep::Store& store, const story::EventId& id);

}  // namespace thisday::ask
