#pragma once
// Files as bytes.

#include <cstddef>
#include <string>

#include "base/result.hpp"

namespace thisday {

/// The bytes of a file, or of standard input for "-". Errors: not_found, unreadable, range (more than `limit` bytes).
Result<std::string> read_file(const std::string& path, std::size_t limit = std::size_t{1} << 30);

/// Writes a file whole or not at all: a temporary file beside it, then a rename.
Result<void> write_file(const std::string& path, const std::string& bytes);

}  // namespace thisday
