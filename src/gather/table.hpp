#pragma once
// Rows of a table: of CSV and its kin, of a JSON list of objects, of JSON Lines.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "story/text.hpp"

namespace thisday::gather {

struct Row {
  std::vector<std::string> values;  ///< in the order of Table::names(); missing ones are empty
  story::ByteRange range;
  std::string_view broken;  ///< why the row is none; empty: it is one
};

/// A table in memory; its rows are read again each time that they are asked for.
class Table {
 public:
  enum class Form { separated, json };

  /// Finds out separator or form, and the names of the columns (of JSON, those of the first rows, nested ones as
  /// "properties.name"). `bytes` must outlive it. Errors: unsupported (no table).
  static Result<Table> open(std::string_view bytes, Form form);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// All rows, or the first `most`, in order. O(bytes).
  void rows(const std::function<void(const Row&)>& take, std::size_t most = static_cast<std::size_t>(-1)) const;

 private:
  void separated(const std::function<void(const Row&)>& take, std::size_t most) const;
  void json(const std::function<void(const Row&)>& take, std::size_t most) const;

  std::string_view bytes_;
  Form form_ = Form::separated;
  std::size_t begin_ = 0;  ///< of the first row
  char separator_ = ',';
  bool by_line_ = false;  ///< of JSON: one object a line
  std::vector<std::string> names_;
};

/// Whether the beginning of a file is a table of separated values that tells of events.
bool looks_like_table(std::string_view bytes);
/// The same for a list of objects, or lines of objects.
bool looks_like_json_rows(std::string_view bytes);

}  // namespace thisday::gather
