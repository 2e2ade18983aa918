#pragma once
// Brings a library of an earlier schema up to this one's.

#include "base/result.hpp"
#include "keep/detail/sqlite.hpp"

namespace thisday::keep::detail {

/// In one transaction: the library is of kSchema afterwards, or as it was. Does nothing where it is already.
Result<void> upgrade(Database& database);

/// In one transaction: where events were weighed by other weights than today's, they are weighed again. O(events) then.
Result<void> weigh_again(Database& database);

}  // namespace thisday::keep::detail
