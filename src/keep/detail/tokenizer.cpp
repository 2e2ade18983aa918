#include "keep/detail/tokenizer.hpp"

#include "keep/words.hpp"

namespace thisday::keep::detail {
namespace {

using Show = int (*)(void*, int, const char*, int, int, int);

// The tokenizer has no state; FTS5 wants a pointer that is not null.
int create(void*, const char**, int, Fts5Tokenizer** made) {
  static char nothing;
  *made = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

void forget(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int length, Show show) {
  const bool asked = (flags & FTS5_TOKENIZE_QUERY) != 0;
  Words words(text ? std::string_view(text, static_cast<std::size_t>(length)) : std::string_view(),
              asked ? Words::For::asked : Words::For::indexed);
  Word word;
  while (words.next(word)) {
    const int code = show(context, 0, word.folded.data(), static_cast<int>(word.folded.size()),
                          static_cast<int>(word.begin), static_cast<int>(word.end));
    if (code != SQLITE_OK) return code == SQLITE_DONE ? SQLITE_OK : code;
  }
  return SQLITE_OK;
}

fts5_api* api_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

int add_tokenizer(sqlite3* handle) {
  fts5_api* api = api_of(handle);
  if (!api) return SQLITE_ERROR;
  fts5_tokenizer tokenizer{create, forget, tokenize};
  return api->xCreateTokenizer(api, "thisday", nullptr, &tokenizer, nullptr);
}

Result<void> add_tokenizer(Database& database) {
  if (add_tokenizer(database.handle()) == SQLITE_OK) return {};
  return Error{Code::storage, "this SQLite was built without FTS5", 0, "install Debian's libsqlite3-0"};
}

}  // namespace thisday::keep::detail
