// How many: a selection by time and place, and the figures of the whole library.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "keep/detail/reader.hpp"
#include "keep/detail/selecting.hpp"
#include "when/calendar.hpp"

namespace thisday::keep::detail {
namespace {

using when::DayNumber;

// What bins reach over where a selection has no borders: events of geology would leave history one bin.
const DayNumber kFirst = when::gregorian::day_number({-3999, 1, 1});
const DayNumber kLast = when::gregorian::day_number({3000, 12, 31});

/// The days that bins are to cover; none where nothing is to be counted.
std::optional<std::pair<DayNumber, DayNumber>> reach(const Search& search, const std::vector<Selected>& selected) {
  std::optional<DayNumber> first, last;
  for (const Selected& each : selected) {
    const DayNumber day{each.earliest};
    if (!each.dated || day < kFirst || day > kLast) continue;
    first = std::min(first.value_or(day), day);
    last = std::max(last.value_or(day), day);
  }
  if (search.span && search.span->earliest) first = search.span->earliest;
  if (search.span && search.span->latest) last = search.span->latest;
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

void count_time(const Search& search, std::size_t bins, const std::vector<Selected>& selected, Density& density) {
  const auto days = reach(search, selected);
  std::int64_t length = 0;
  if (days && bins > 0) {
    const std::int64_t all = days->second - days->first + 1;
    length = (all + static_cast<std::int64_t>(bins) - 1) / static_cast<std::int64_t>(bins);
    for (DayNumber day = days->first; day <= days->second; day = day + length)
      density.bins.push_back({day, std::min(day + (length - 1), days->second), 0});
  }
  for (const Selected& each : selected) {
    const DayNumber day{each.earliest};
    if (!each.dated)
      ++density.undated;
    else if (density.bins.empty() || day < days->first || day > days->second)
      ++density.outside;
    else
      ++density.bins[static_cast<std::size_t>((day - days->first) / length)].events;
  }
}

void count_places(const Grid& grid, const std::vector<Selected>& selected, Density& density) {
  if (grid.columns == 0 || grid.rows == 0) return;
  const double wide = 360.0 / static_cast<double>(grid.columns);
  const double high = 180.0 / static_cast<double>(grid.rows);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells;  // row and column
  for (const Selected& each : selected) {
    if (!each.latitude) {
      ++density.unplaced;
      continue;
    }
    const auto row = std::min(static_cast<std::size_t>((*each.latitude + 90) / high), grid.rows - 1);
    const auto column = std::min(static_cast<std::size_t>((*each.longitude + 180) / wide), grid.columns - 1);
    ++cells[{row, column}];
  }
  for (const auto& [at, events] : cells) {
    const double south = -90 + high * static_cast<double>(at.first);
    const double west = -180 + wide * static_cast<double>(at.second);
    density.cells.push_back({west, south, west + wide, south + high, events});
  }
}

}  // namespace

Result<Density> Reader::density(const Search& search, const Grid& grid) {
  if (grid.bins > 10'000 || grid.columns > 1000 || grid.rows > 1000)
    return Error{Code::range, "a grid has up to 10,000 bins of time and 1,000 × 1,000 cells"};
  const auto selected = select(database_, search);
  if (!selected) return selected.error();
  Density density;
  density.events = selected->size();
  count_time(search, grid.bins, *selected, density);
  count_places(grid, *selected, density);
  return density;
}

Result<Rows> Reader::pick(const Search& search, std::uint64_t place) {
  auto selected = select(database_, search);
  if (!selected) return selected.error();
  if (selected->empty()) return Rows();
  // Those that more evidence tells of are the better half.
  std::vector<std::pair<std::int64_t, std::int64_t>> order;
  Statement evidence(database_, "SELECT count(*) FROM evidence WHERE event = ?1");
  for (const Selected& each : *selected) {
    std::int64_t count = 0;
    if (auto done = evidence.each([&](const Row& row) { count = row.integer(0); }, each.event); !done)
      return done.error();
    order.emplace_back(-count, each.event);
  }
  std::sort(order.begin(), order.end());
  return Rows{order[place % ((order.size() + 1) / 2)].second};
}

Result<Statistics> Reader::statistics() {
  Statistics all;
  const auto selected = select(database_, {});
  if (!selected) return selected.error();
  all.events = selected->size();
  std::map<std::int64_t, std::size_t> years;
  for (const Selected& each : *selected) {
    if (each.latitude) ++all.placed;
    if (!each.dated) {
      ++all.undated;
      continue;
    }
    const bool far = each.earliest < -100'000'000'000 || each.latest > 100'000'000'000;
    const auto first = far ? 0 : when::gregorian::civil_day({each.earliest}).year;
    if (far || first != when::gregorian::civil_day({each.latest}).year)
      ++all.coarse;
    else
      ++years[first];
  }
  for (const auto& [year, events] : years) all.years.push_back({year, events});
  auto by_day = days();
  if (!by_day) return by_day.error();
  all.days = *std::move(by_day);
  for (const story::Kind kind : {story::Kind::event, story::Kind::birth, story::Kind::death, story::Kind::observance}) {
    const auto count = database_.number(fmt::format(
        "SELECT count(*) FROM event e JOIN evidence l ON l.id = e.lead WHERE l.kind = {}", static_cast<int>(kind)));
    if (!count) return count.error();
    all.kinds.push_back({kind, static_cast<std::size_t>(*count)});
  }
  return count_sources(all);
}

Result<std::vector<Statistics::Day>> Reader::days() {
  std::vector<Statistics::Day> all;
  const auto take = [&](const Row& row) {
    all.push_back(
        {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), static_cast<std::size_t>(row.integer(2))});
  };
  Statement by_day(database_,
                   "SELECT a.month, a.day, count(DISTINCT v.event) FROM anniversary a JOIN evidence v ON v.id = "
                   "a.evidence WHERE a.day > 0 GROUP BY a.month, a.day ORDER BY a.month, a.day");
  if (auto done = by_day.each(take); !done) return done.error();
  return all;
}

Result<Statistics> Reader::count_sources(Statistics& all) {
  auto every = sources();
  if (!every) return every.error();
  std::map<std::string, Statistics::Language> languages;
  for (story::Source& source : *every) {
    std::size_t evidence = 0;
    Statement count(database_, "SELECT count(*) FROM evidence v JOIN source s ON s.id = v.source WHERE s.name = ?1");
    const auto take = [&](const Row& row) { evidence = static_cast<std::size_t>(row.integer(0)); };
    if (auto done = count.each(take, id_of(source).value); !done) return done.error();
    all.evidence += evidence;
    Statistics::Language& language = languages[source.language];
    language.language = source.language;
    language.sources += 1;
    language.evidence += evidence;
    all.sources.push_back({std::move(source), evidence});
  }
  const auto more = [](const auto& a, const auto& b) { return a.evidence > b.evidence; };
  std::stable_sort(all.sources.begin(), all.sources.end(), more);
  for (auto& [name, language] : languages) all.languages.push_back(std::move(language));
  std::stable_sort(all.languages.begin(), all.languages.end(), more);
  for (const auto& [into, sql] :
       {std::pair(&all.entries, "SELECT count(*) FROM entry"),
        std::pair(&all.told_by_many,
                  "SELECT count(*) FROM (SELECT 1 FROM evidence v JOIN source s ON s.id = v.source GROUP BY v.event "
                  "HAVING count(DISTINCT CASE s.work WHEN '' THEN s.path ELSE s.work END) > 1)"),
        std::pair(&all.sensitive,
                  "SELECT count(DISTINCT v.event) FROM mark m JOIN evidence v ON v.key = m.key WHERE m.what = 2")}) {
    const auto count = database_.number(sql);
    if (!count) return count.error();
    *into = static_cast<std::size_t>(*count);
  }
  return all;
}

}  // namespace thisday::keep::detail
