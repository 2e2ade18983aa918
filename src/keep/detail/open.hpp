#pragma once
// From a path to a connection to a library that is ours, of our schema, and sound enough to be read.

#include <chrono>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/store.hpp"

namespace thisday::keep::detail {

/// The number of the schema in schema.sql.
inline constexpr int kSchema = 4;

/// A file that is not a library of kSchema is refused before anything could be written to it or beside it.
Result<std::unique_ptr<Database>> open_library(const std::string& path, Store::Mode mode,
                                               std::chrono::milliseconds wait);

}  // namespace thisday::keep::detail
