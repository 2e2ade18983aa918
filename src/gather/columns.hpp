#pragma once
// What the columns of a table mean, for tables that nobody made for this program.
//
//   battle_name,start_date,end_date,lat,lng         date=start_date,end=end_date,headline=battle_name,…
//   Year,Mo,Dy,Event                                year=Year,month=Mo,day=Dy,headline=Event
//   name,born,died                                  headline=name,birth=born,death=died: two records a row
//
// The names are data: languages/en/columns.tsv.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace thisday::gather {

enum class Role : std::uint8_t {
  date,      ///< when it happened, or began
  date_min,  ///< the earliest and the latest that it may have begun
  date_max,
  end,
  end_min,
  end_max,
  year,  ///< in columns of their own; -9, 0 and 99 are unknown
  month,
  day,
  end_year,
  end_month,
  end_day,
  headline,
  text,
  place,
  latitude,
  longitude,
  kind,   ///< "event", "birth", "death", "observance"
  party,  ///< may be several columns, as may subject
  subject,
  link,
  birth,  ///< of a person, whose name is the headline
  death,
  calendar,  ///< "julian" or "gregorian"
  language,
  role_count
};

std::string_view name(Role role);
std::optional<Role> role_named(std::string_view name);

/// Which column has which role.
struct Columns {
  struct Chosen {
    Role role;
    std::size_t column;
  };
  std::vector<Chosen> chosen;
  /// Whether "3/4/1953" is 4 March. Learned from the values; where they do not tell, it is.
  bool month_first = true;
  bool order_known = false;

  /// The first column of a role.
  [[nodiscard]] std::optional<std::size_t> of(Role role) const;
  [[nodiscard]] std::vector<std::size_t> all_of(Role role) const;
  /// Whether a row can become a record: something dates it and something says what it is.
  [[nodiscard]] Result<void> enough() const;
  /// "date=start_date,headline=battle_name": can be given back to mapped().
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const;
};

/// The roles that the names of columns suggest, held against some rows: a column of dates has dates.
Columns guessed(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows);

/// `guess`, overridden by "date=Start,headline=Name,end=": an empty name takes a role away. Columns are named, or
/// numbered from 1. Errors: syntax, not_found (no such role or column), with what there is.
Result<Columns> mapped(Columns guess, std::string_view map, const std::vector<std::string>& names);

}  // namespace thisday::gather
