#include "gather/columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "gather/table_date.hpp"
#include "gather/words.hpp"
#include "gather_embedded.hpp"

namespace thisday::gather {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Role::role_count)> kNames = {
    "date",     "date-min",  "date-max", "end",      "end-min", "end-max",  "year",     "month",     "day",
    "end-year", "end-month", "end-day",  "headline", "text",    "place",    "latitude", "longitude", "kind",
    "party",    "subject",   "link",     "birth",    "death",   "calendar", "language"};

std::string_view next(std::string_view& rest, char separator) {
  const std::size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// "StartYear1", "start_year", "properties.start-year": "start year".
std::string plain(std::string_view column) {
  if (const std::size_t dot = column.rfind('.'); dot != std::string_view::npos && dot + 1 < column.size())
    column = column.substr(dot + 1);
  std::string words;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const char c = column[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool after_lower = i > 0 && column[i - 1] >= 'a' && column[i - 1] <= 'z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (upper && after_lower && !words.empty() && words.back() != ' ') words += ' ';
    if (letter)
      words += c;
    else if (!words.empty() && words.back() != ' ' && !(c >= '0' && c <= '9'))
      words += ' ';
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return folded(words);
}

// The rank of each name within its role: names that stand first are the likelier.
const std::map<std::string, std::vector<std::pair<Role, std::size_t>>>& known_names() {
  static const std::map<std::string, std::vector<std::pair<Role, std::size_t>>> names = [] {
    std::map<std::string, std::vector<std::pair<Role, std::size_t>>> all;
    for (std::string_view rest = embedded("languages/en/columns.tsv"); !rest.empty();) {
      std::string_view line = next(rest, '\n');
      if (line.empty() || line.front() == '#') continue;
      const auto role = role_named(next(line, '\t'));
      for (std::size_t rank = 0; role && !line.empty(); ++rank)
        all[plain(trimmed(next(line, ',')))].push_back({*role, rank});
    }
    return all;
  }();
  return names;
}

bool dates(Role role) {
  return role <= Role::end_max || role == Role::birth || role == Role::death;
}
bool numbers(Role role) {
  return (role >= Role::year && role <= Role::end_day) || role == Role::latitude || role == Role::longitude;
}
bool several(Role role) {
  return role == Role::party || role == Role::subject || role == Role::link;
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

// How many of a column's values, of those that are not empty, suit a role: 0 to 1; 1 where all are empty.
double suits(Role role, std::size_t column, const std::vector<std::vector<std::string>>& rows) {
  std::size_t filled = 0, good = 0;
  for (const auto& row : rows) {
    if (column >= row.size() || trimmed(row[column]).empty()) continue;
    const std::string_view value = trimmed(row[column]);
    ++filled;
    if (dates(role))
      good += table_date(value, {}).ok() ? 1 : 0;
    else if (numbers(role))
      good += is_number(value) || (role == Role::month && month_number(value) > 0) ? 1 : 0;
    else if (role == Role::headline)
      good += !is_number(value) && !value.starts_with("http") ? 1 : 0;
    else if (role == Role::kind)
      good += value == "event" || value == "birth" || value == "death" || value == "observance" ? 1 : 0;
    else if (role == Role::link)
      good += value.starts_with("http") || value.starts_with('Q') ? 1 : 0;
    else
      ++good;
  }
  if (filled == 0) return rows.empty() ? 1 : 0;
  return static_cast<double>(good) / static_cast<double>(filled);
}

// Whether day or month stands first in dates like 27/7/1953: what is over 12 is no month.
void learn_order(Columns& columns, const std::vector<std::vector<std::string>>& rows) {
  int first = 0, second = 0;
  for (const Columns::Chosen& one : columns.chosen) {
    if (!dates(one.role)) continue;
    for (const auto& row : rows) {
      if (one.column >= row.size()) continue;
      int a = 0, b = 0;
      const std::string_view value = trimmed(row[one.column]);
      const auto x = std::from_chars(value.data(), value.data() + value.size(), a);
      if (x.ec != std::errc() || x.ptr == value.data() + value.size() || *x.ptr != '/') continue;
      std::from_chars(x.ptr + 1, value.data() + value.size(), b);
      first += a > 12 && a <= 31 ? 1 : 0;
      second += b > 12 && b <= 31 ? 1 : 0;
    }
  }
  columns.order_known = first > 0 || second > 0;
  columns.month_first = second >= first;
}

}  // namespace

std::string_view name(Role role) {
  return kNames[static_cast<std::size_t>(role)];
}

std::optional<Role> role_named(std::string_view text) {
  const auto found = std::find(kNames.begin(), kNames.end(), text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Role>(found - kNames.begin());
}

std::optional<std::size_t> Columns::of(Role role) const {
  for (const Chosen& one : chosen)
    if (one.role == role) return one.column;
  return std::nullopt;
}

std::vector<std::size_t> Columns::all_of(Role role) const {
  std::vector<std::size_t> all;
  for (const Chosen& one : chosen)
    if (one.role == role) all.push_back(one.column);
  return all;
}

Result<void> Columns::enough() const {
  const bool dated = of(Role::date) || of(Role::date_min) || of(Role::year) || of(Role::birth) || of(Role::death) ||
                     (of(Role::month) && of(Role::day));
  if (!dated) return Error{Code::unsupported, "no column has dates that can be read", 0, "name it: --map date=COLUMN"};
  if (!of(Role::headline) && !of(Role::text))
    return Error{Code::unsupported, "no column says what happened", 0, "name it: --map headline=COLUMN"};
  return {};
}

std::string Columns::describe(const std::vector<std::string>& names) const {
  std::string text;
  for (const Chosen& one : chosen)
    text += fmt::format("{}{}={}", text.empty() ? "" : ",", name(one.role), names[one.column]);
  return text;
}

Columns guessed(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows) {
  Columns columns;
  struct Candidate {
    Role role;
    std::size_t column, rank;
  };
  std::vector<Candidate> candidates;
  for (std::size_t column = 0; column < names.size(); ++column) {
    const auto known = known_names().find(plain(names[column]));
    if (known == known_names().end()) continue;
    for (const auto& [role, rank] : known->second)
      if (suits(role, column, rows) >= 0.5) candidates.push_back({role, column, rank});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.role, a.rank) < std::pair(b.role, b.rank);
  });
  std::vector<bool> taken(names.size(), false);
  for (const Candidate& one : candidates) {
    if (taken[one.column] || (columns.of(one.role) && !several(one.role))) continue;
    columns.chosen.push_back({one.role, one.column});
    taken[one.column] = true;
  }
  learn_order(columns, rows);
  return columns;
}

Result<Columns> mapped(Columns guess, std::string_view map, const std::vector<std::string>& names) {
  std::vector<Role> cleared;
  while (!map.empty()) {
    std::string_view pair = next(map, ',');
    const std::string role_name(trimmed(next(pair, '=')));
    const std::string_view column = trimmed(pair);
    const auto role = role_named(role_name);
    if (!role)
      return Error{Code::not_found, fmt::format("--map has no '{}'", role_name), 0,
                   fmt::format("there are {}", fmt::join(kNames, ", "))};
    // The first mention of a role replaces the guess, others of the same role add to it.
    if (std::find(cleared.begin(), cleared.end(), *role) == cleared.end()) {
      std::erase_if(guess.chosen, [&](const Columns::Chosen& one) { return one.role == *role; });
      cleared.push_back(*role);
    }
    if (column.empty()) continue;
    auto found = std::find(names.begin(), names.end(), column);
    if (found == names.end())
      found = std::find_if(names.begin(), names.end(),
                           [&](const std::string& one) { return folded(one) == folded(column); });
    std::size_t index = static_cast<std::size_t>(found - names.begin());
    std::size_t number = 0;
    const auto parsed = std::from_chars(column.data(), column.data() + column.size(), number);
    if (found == names.end() && parsed.ptr == column.data() + column.size() && number >= 1) index = number - 1;
    if (index >= names.size())
      return Error{Code::not_found, fmt::format("no column is named '{}'", column), 0,
                   fmt::format("there are {}", fmt::join(names, ", "))};
    std::erase_if(guess.chosen, [&](const Columns::Chosen& one) { return one.column == index; });
    guess.chosen.push_back({*role, index});
  }
  return guess;
}

}  // namespace thisday::gather
