#pragma once
// SQLite's C interface, as values: a connection, its prepared statements, their rows. Failures are Results.

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/result.hpp"

namespace thisday::keep::detail {

/// A connection to one file.
class Database {
 public:
  /// `name` is a file or a `file:` URI, `path` what messages call it, `flags` are SQLITE_OPEN_….
  static Result<Database> open(const std::string& name, const std::string& path, int flags,
                               std::chrono::milliseconds wait);

  /// Statements without parameters or rows, one after the other.
  Result<void> run(const char* sql);
  /// The one number that a query gives.
  Result<std::int64_t> number(const std::string& sql);
  /// What SQLite last refused, in our words.
  [[nodiscard]] Error failure() const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// One row of a statement; columns count from 0. Valid until the statement goes on.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] bool null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_, column); }
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// A prepared statement. Prepared when it is first used, and kept.
class Statement {
 public:
  /// `database` must outlive the statement; `sql` must be a literal.
  Statement(Database& database, const char* sql) : database_(&database), sql_(sql) {}

  /// Runs it with these values for ?1, ?2…; what it gives is thrown away.
  template <class... Values>
  Result<void> run(const Values&... values) {
    return each([](const Row&) {}, values...);
  }

  /// Runs it with these values and shows each row to `see`, which returns nothing, whether it wants more, or a
  /// Result<void>, whose first Error ends it. `see` must not use this statement.
  template <class See, class... Values>
  Result<void> each(See&& see, const Values&... values) {
    if (auto ready = prepare(); !ready) return ready;
    int index = 0;
    (bind(++index, values), ...);
    using Answer = std::invoke_result_t<See, Row>;
    Result<void> done;
    bool more = true;
    while (done && more && step()) {
      if constexpr (std::is_void_v<Answer>)
        see(Row(statement_.get()));
      else if constexpr (std::is_same_v<Answer, bool>)
        more = see(Row(statement_.get()));
      else
        done = see(Row(statement_.get()));
    }
    Result<void> ended = reset();
    return done ? ended : done;
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  Result<void> prepare();
  bool step();  ///< whether there is a row
  Result<void> reset();

  void bind(int index, std::nullopt_t) { sqlite3_bind_null(statement_.get(), index); }
  void bind(int index, double value) { sqlite3_bind_double(statement_.get(), index, value); }
  void bind(int index, std::string_view value) {
    // Static: it stands until the call that got it is done.
    const char* bytes = value.data() ? value.data() : "";
    sqlite3_bind_text64(statement_.get(), index, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  void bind(int index, Blob value) {
    sqlite3_bind_blob64(statement_.get(), index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
  }
  template <class Number>
  requires std::is_integral_v<Number>
  void bind(int index, Number value) { sqlite3_bind_int64(statement_.get(), index, static_cast<std::int64_t>(value)); }
  template <class Value>
  void bind(int index, const std::optional<Value>& value) {
    value ? bind(index, *value) : bind(index, std::nullopt);
  }

  Database* database_;
  const char* sql_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace thisday::keep::detail
