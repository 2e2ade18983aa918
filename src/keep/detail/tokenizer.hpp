#pragma once
// FTS5's tokenizer "thisday": the words of keep/words.hpp.

#include "base/result.hpp"
#include "keep/detail/sqlite.hpp"

namespace thisday::keep::detail {

/// Makes the tokenizer known to a connection; tables that use it cannot be read without. Errors: storage.
Result<void> add_tokenizer(Database& database);
/// The same for a connection of anyone's. SQLITE_ERROR where SQLite has no FTS5.
int add_tokenizer(sqlite3* handle);

}  // namespace thisday::keep::detail
