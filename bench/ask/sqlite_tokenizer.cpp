// The library's tokenizer for the sqlite3 shell, so that it can be asked the same SQL:
//
//   sqlite3 -cmd '.load build/bench/bench/ask/sqlite_tokenizer' library.db

#include <sqlite3.h>

#include "keep/detail/tokenizer.hpp"

extern "C" int sqlite3_extension_init(sqlite3* handle, char**, const sqlite3_api_routines*) {
  return thisday::keep::detail::add_tokenizer(handle);
}
