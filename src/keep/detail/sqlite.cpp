#include "keep/detail/sqlite.hpp"

#include <fmt/format.h>

namespace thisday::keep::detail {

Result<Database> Database::open(const std::string& name, const std::string& path, int flags,
                                std::chrono::milliseconds wait) {
  Database database;
  database.path_ = path;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database.handle_.reset(handle);
  if (!handle) return Error{Code::storage, "no memory for a database connection"};
  sqlite3_extended_result_codes(handle, 1);
  if (code != SQLITE_OK) return database.failure();
  sqlite3_busy_timeout(handle, static_cast<int>(wait.count()));
  return database;
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure();
  return {};
}

Result<std::int64_t> Database::number(const std::string& sql) {
  Statement query(*this, sql.c_str());
  std::int64_t number = 0;
  if (auto done = query.each([&](const Row& row) { number = row.integer(0); }); !done) return done.error();
  return number;
}

Error Database::failure() const {
  switch (sqlite3_errcode(handle()) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::busy, fmt::format("{}: held by another program", path_), 0, "try again when it is done"};
    case SQLITE_NOTADB:
      return {Code::foreign, fmt::format("{}: not a library", path_)};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {Code::unreadable, fmt::format("{}: cannot be opened", path_)};
    case SQLITE_READONLY:
      return {Code::storage, fmt::format("{}: cannot be written", path_)};
    case SQLITE_FULL:
      return {Code::storage, fmt::format("{}: the disk is full", path_)};
    case SQLITE_CORRUPT:
      return {Code::storage, fmt::format("{}: damaged ({})", path_, sqlite3_errmsg(handle())), 0,
              "restore a copy, or import the sources into a new library"};
    default:
      return {Code::storage, fmt::format("{}: {}", path_, sqlite3_errmsg(handle()))};
  }
}

std::string Row::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

std::string_view Row::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view();
}

Result<void> Statement::prepare() {
  if (statement_) return {};
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_->handle(), sql_, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    return database_->failure();
  statement_.reset(statement);
  return {};
}

bool Statement::step() {
  return sqlite3_step(statement_.get()) == SQLITE_ROW;
}

Result<void> Statement::reset() {
  // Gives the code of the step that failed, if one did.
  Result<void> done;
  if (sqlite3_reset(statement_.get()) != SQLITE_OK) done = database_->failure();
  sqlite3_clear_bindings(statement_.get());
  return done;
}

}  // namespace thisday::keep::detail
