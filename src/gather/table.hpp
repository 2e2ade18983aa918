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

  /// A table of the same columns whose rows begin at once.
  [[nodiscard]] Table like(std::string_view bytes) const;
  /// Whether its rows follow each other to the end of the file, so that it can be cut between two.
  [[nodiscard]] bool can_be_cut() const { return form_ == Form::separated || by_line_ || list_; }
  /// Where the last row begins that may go on behind the end of its bytes. O(bytes).
  [[nodiscard]] std::size_t last_row() const;

 private:
  void separated(const std::function<void(const Row&)>& take, std::size_t most) const;
  void json(const std::function<void(const Row&)>& take, std::size_t most) const;

  std::string_view bytes_;
  Form form_ = Form::separated;
  std::size_t begin_ = 0;  ///< of the first row
  char separator_ = ',';
  bool by_line_ = false;  ///< of JSON: one object a line
  bool list_ = false;     ///< of JSON: nothing but a list
  std::vector<std::string> names_;
};

/// Whether the beginning of a file is a table of separated values that tells of events.
bool looks_like_table(std::string_view bytes);
/// The same for a list of objects, or lines of objects.
bool looks_like_json_rows(std::string_view bytes);

}  // namespace thisday::gather
