#include "keep/detail/selecting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

#include "keep/detail/reader.hpp"

namespace thisday::keep::detail {
namespace {

using Limits = std::numeric_limits<std::int64_t>;

/// Words as a pattern of LIKE that they stand somewhere in.
std::string anywhere(const std::string& words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

/// What one telling must be like; empty where any will do. Parameters: ?1 words, ?5 party, ?6 place, ?7 source, ?8
/// language, ?9 subject.
std::string telling_of(const Search& search, const std::string& words) {
  std::string from = words.empty() ? "evidence v" : "telling t CROSS JOIN evidence v ON v.id = t.rowid";
  std::string where = words.empty() ? "1" : "t.words MATCH ?1";
  const std::string any = from + where;
  const auto detail = [&](const std::string& asked, Role role, int parameter) {
    if (!asked.empty())
      where += fmt::format(
          " AND EXISTS (SELECT 1 FROM detail d WHERE d.evidence = v.id AND d.role = {} AND d.words LIKE ?{} ESCAPE "
          "'\\')",
          static_cast<int>(role), parameter);
  };
  detail(search.party, Role::party, 5);
  detail(search.place, Role::place, 6);
  detail(search.subject, Role::subject, 9);
  if (!search.source.empty() || !search.language.empty()) from += " CROSS JOIN source s ON s.id = v.source";
  if (!search.source.empty()) where += " AND (s.title LIKE ?7 ESCAPE '\\' OR s.path LIKE ?7 ESCAPE '\\')";
  if (!search.language.empty()) where += " AND s.language = ?8";
  if (words.empty() && from + where == any) return {};
  return fmt::format(" AND e.id IN (SELECT v.event FROM {} WHERE {})", from, where);
}

/// Kilometres on a sphere of the Earth's mean radius.
double distance(double latitude, double longitude, double other_latitude, double other_longitude) {
  constexpr double kRadius = 6371.0088;
  constexpr double kRadian = 3.14159265358979323846 / 180;
  const double up = std::sin((other_latitude - latitude) * kRadian / 2);
  const double along = std::sin((other_longitude - longitude) * kRadian / 2);
  const double part = up * up + std::cos(latitude * kRadian) * std::cos(other_latitude * kRadian) * along * along;
  return 2 * kRadius * std::asin(std::sqrt(std::min(part, 1.0)));
}

Result<void> add_places(Database& database, const Search& search, std::vector<Selected>& selected) {
  std::unordered_map<std::int64_t, Selected*> by_event;
  for (Selected& each : selected) by_event[each.event] = &each;
  Statement places(database,
                   "SELECT v.event, d.latitude, d.longitude FROM detail d JOIN evidence v ON v.id = d.evidence "
                   "JOIN event e ON e.id = v.event WHERE d.latitude IS NOT NULL AND d.longitude IS NOT NULL "
                   "ORDER BY v.id <> e.lead, v.id, d.position");
  const auto add = [&](const Row& row) {
    const auto found = by_event.find(row.integer(0));
    if (found == by_event.end()) return;
    Selected& each = *found->second;
    const double far =
        search.near ? distance(search.near->latitude, search.near->longitude, row.real(1), row.real(2)) : 0;
    if (each.latitude && (!search.near || each.kilometres <= far)) return;
    each.latitude = row.real(1);
    each.longitude = row.real(2);
    each.kilometres = far;
  };
  return places.each(add);
}

Result<void> validate(const Search& search) {
  if (!search.near) {
    if (search.order != Order::near) return {};
    return Error{Code::range, "there is no place to be near to"};
  }
  const Near& near = *search.near;
  if (!(std::abs(near.latitude) <= 90) || !(std::abs(near.longitude) <= 180))
    return Error{Code::range, fmt::format("there is no place at {}, {}", near.latitude, near.longitude), 0,
                 "latitude from -90 to 90, longitude from -180 to 180"};
  if (!(near.kilometres >= 0)) return Error{Code::range, "a distance is 0 kilometres or more"};
  return {};
}

}  // namespace

Result<std::vector<Selected>> select(Database& database, const Search& search) {
  if (auto valid = validate(search); !valid) return valid.error();
  const std::string words = match_query(search.words);
  std::string sql = "SELECT e.id, l.earliest, l.latest FROM event e JOIN evidence l ON l.id = e.lead WHERE 1";
  if (search.kind) sql += " AND l.kind = ?2";
  if (search.span) sql += " AND l.earliest <= ?4 AND l.latest >= ?3";
  sql += telling_of(search, words);
  sql += fmt::format(
      " AND NOT EXISTS (SELECT 1 FROM evidence h JOIN mark m ON m.key = h.key WHERE h.event = e.id AND m.what IN ({}))",
      search.include_sensitive ? "0" : "0, 2");
  std::vector<Selected> selected;
  const auto add = [&](const Row& row) {
    Selected each;
    each.event = row.integer(0);
    each.dated = !row.null(1);
    each.earliest = row.integer(1);
    each.latest = row.integer(2);
    selected.push_back(each);
  };
  Statement query(database, sql.c_str());
  const auto border = [](const std::optional<when::DayNumber>& day, std::int64_t open) {
    return day ? day->rata_die : open;
  };
  const when::Span span = search.span.value_or(when::Span{});
  auto done =
      query.each(add, words, search.kind ? static_cast<int>(*search.kind) : 0, border(span.earliest, Limits::min()),
                 border(span.latest, Limits::max()), anywhere(search.party), anywhere(search.place),
                 anywhere(search.source), search.language, anywhere(search.subject));
  if (!done) return done.error();
  if (done = add_places(database, search, selected); !done) return done.error();
  if (search.near)
    std::erase_if(selected,
                  [&](const Selected& each) { return !each.latitude || each.kilometres > search.near->kilometres; });
  return selected;
}

}  // namespace thisday::keep::detail
