#pragma once
// What a row of a table tells, by the roles of its columns: its words, and when it was.

#include <optional>
#include <string_view>

#include "gather/columns.hpp"
#include "gather/table.hpp"
#include "gather/table_date.hpp"
#include "when/date.hpp"

namespace thisday::gather {

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);
/// All of `text` as a number.
std::optional<double> number_in(std::string_view text);

class RowReader {
 public:
  /// Both must outlive it.
  RowReader(const Columns& columns, const Row& row);

  [[nodiscard]] std::string_view value(Role role) const;
  /// The date of the row's event: of one column, of two ends, of its parts.
  [[nodiscard]] Result<when::Date> date() const;
  [[nodiscard]] Result<when::Date> of(Role role) const { return table_date(value(role), options_); }

 private:
  [[nodiscard]] Result<when::Date> first(Role whole, Role least, Role most, Role year) const;
  [[nodiscard]] Result<when::Date> parts(Role year_role) const;
  [[nodiscard]] Result<when::Date> parsed(const std::string& edtf, const std::string& words) const;

  const Columns& columns_;
  const Row& row_;
  TableDateOptions options_;
};

}  // namespace thisday::gather
