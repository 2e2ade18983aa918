// How many: a selection by time and place, and the figures of the whole library.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "keep/detail/reader.hpp"
#include "keep/detail/selecting.hpp"
#include "when/calendar.hpp"

namespace thisday::keep::detail {
namespace {

using when::DayNumber;

// What bins reach over where a selection has no borders: events of geology would leave history one bin.
const DayNumber kFirst = when::gregorian::day_number({-3999, 1, 1});
const DayNumber kLast = when::gregorian::day_number({3000, 12, 31});

/// Equally long bins from the first to the last day; empty where there are none.
std::vector<Density::Bin> bins_of(std::size_t count, const std::optional<when::Span>& days) {
  std::vector<Density::Bin> bins;
  if (count == 0 || !days || *days->latest < *days->earliest) return bins;
  const DayNumber first = *days->earliest;
  const DayNumber last = *days->latest;
  const auto parts = static_cast<std::int64_t>(count);
  const std::int64_t length = (last - first + parts) / parts;
  for (DayNumber day = first; day <= last; day = day + length)
    bins.push_back({day, std::min(day + (length - 1), last), 0});
  return bins;
}

class Map {
 public:
  explicit Map(const Grid& grid)
      : grid_(grid), wide_(360.0 / static_cast<double>(grid.columns)), high_(180.0 / static_cast<double>(grid.rows)) {}
  void add(double latitude, double longitude) {
    const auto row = std::min(static_cast<std::size_t>((latitude + 90) / high_), grid_.rows - 1);
    const auto column = std::min(static_cast<std::size_t>((longitude + 180) / wide_), grid_.columns - 1);
    ++cells_[{row, column}];
  }
  [[nodiscard]] std::vector<Density::Cell> cells() const {
    std::vector<Density::Cell> cells;
    for (const auto& [at, events] : cells_) {
      const double south = -90 + high_ * static_cast<double>(at.first);
      const double west = -180 + wide_ * static_cast<double>(at.second);
      cells.push_back({west, south, west + wide_, south + high_, events});
    }
    return cells;
  }

 private:
  Grid grid_;
  double wide_;
  double high_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells_;  // row and column
};

/// The borders of the timeline: those of the question's span and, where it has none, those of history that has any.
std::optional<when::Span> borders(const Search& search, const std::optional<when::Span>& told) {
  when::Span days = told.value_or(when::Span{});
  if (search.span && search.span->earliest) days.earliest = search.span->earliest;
  if (search.span && search.span->latest) days.latest = search.span->latest;
  if (!days.earliest || !days.latest) return std::nullopt;
  return days;
}

/// Counts a selection that is not narrow by the index of time alone.
Result<void> count_by_index(Selection& selection, const Search& search, std::size_t bins, Density& density) {
  const auto told = selection.extent({kFirst, kLast});
  if (!told) return told.error();
  density.bins = bins_of(bins, borders(search, *told));
  std::vector<when::Span> spans;
  for (const Density::Bin& bin : density.bins) spans.push_back({bin.first, bin.last});
  // And what is in none of them.
  if (density.bins.empty()) {
    spans.push_back({});
  } else {
    spans.push_back({std::nullopt, density.bins.front().first - 1});
    spans.push_back({density.bins.back().last + 1, std::nullopt});
  }
  const auto counts = selection.begun(spans);
  if (!counts) return counts.error();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool inside = i < density.bins.size();
    (inside ? density.bins[i].events : density.outside) += (*counts)[i];
    density.events += (*counts)[i];
  }
  const auto undated = selection.undated();
  if (!undated) return undated.error();
  density.undated = *undated;
  density.events += *undated;
  return {};
}

/// Counts a narrow selection event by event.
Result<void> count_each(Selection& selection, const Search& search, std::size_t bins, Density& density) {
  std::vector<DayNumber> days;
  std::optional<when::Span> told;
  auto done = selection.each([&](const Selected& each) {
    ++density.events;
    if (!each.earliest) {
      ++density.undated;
      return true;
    }
    const DayNumber day{*each.earliest};
    days.push_back(day);
    if (kFirst <= day && day <= kLast)
      told = told ? when::Span{std::min(*told->earliest, day), std::max(*told->latest, day)} : when::Span{day, day};
    return true;
  });
  if (!done) return done;
  density.bins = bins_of(bins, borders(search, told));
  for (const DayNumber day : days) {
    const bool in = !density.bins.empty() && density.bins.front().first <= day && day <= density.bins.back().last;
    if (!in) {
      ++density.outside;
      continue;
    }
    const std::int64_t length = density.bins.front().last - density.bins.front().first + 1;
    ++density.bins[static_cast<std::size_t>((day - density.bins.front().first) / length)].events;
  }
  return {};
}

}  // namespace

Result<Density> Reader::density(const Search& search, const Grid& grid) {
  if (grid.bins > 10'000 || grid.columns > 1000 || grid.rows > 1000)
    return Error{Code::range, "a grid has up to 10,000 bins of time and 1,000 × 1,000 cells"};
  auto selection = Selection::of(database_, search);
  if (!selection) return selection.error();
  Density density;
  auto counted = selection->narrow() ? count_each(*selection, search, grid.bins, density)
                                     : count_by_index(*selection, search, grid.bins, density);
  if (!counted) return counted.error();
  if (grid.columns == 0 || grid.rows == 0) return density;
  Map map(grid);
  std::size_t placed = 0;
  auto done = selection->each_place([&](double latitude, double longitude) {
    ++placed;
    map.add(latitude, longitude);
  });
  if (!done) return done.error();
  density.cells = map.cells();
  density.unplaced = density.events - std::min(placed, density.events);
  return density;
}

Result<Rows> Reader::pick(const Search& search, std::uint64_t place) {
  auto selection = Selection::of(database_, search);
  if (!selection) return selection.error();
  if (!selection->narrow()) {
    const auto count = selection->count();
    if (!count) return count.error();
    if (*count == 0) return Rows();
    const auto one = selection->worthiest(place % ((*count + 1) / 2), 1);
    if (!one) return one.error();
    return one->empty() ? Rows() : Rows{one->front().event};
  }
  std::vector<Selected> all;
  if (auto done = selection->each([&](const Selected& each) {
        all.push_back(each);
        return true;
      });
      !done)
    return done.error();
  if (all.empty()) return Rows();
  std::sort(all.begin(), all.end(), [](const Selected& a, const Selected& b) {
    return std::tuple(b.worth, a.name) < std::tuple(a.worth, b.name);
  });
  return Rows{all[place % ((all.size() + 1) / 2)].event};
}

/// What `event` and `day` tell of all events.
Result<void> Reader::count_events(Statistics& all) {
  std::map<std::int64_t, std::size_t> years;
  const Search everything;
  auto selection = Selection::of(database_, everything);
  if (!selection) return selection.error();
  auto done = selection->each([&](const Selected& each) {
    ++all.events;
    if (!each.earliest) {
      ++all.undated;
      return true;
    }
    const bool far = *each.earliest < -100'000'000'000 || each.latest > 100'000'000'000;
    const auto year = far ? 0 : when::gregorian::civil_day({*each.earliest}).year;
    if (far || year != when::gregorian::civil_day({each.latest}).year)
      ++all.coarse;
    else
      ++years[year];
    return true;
  });
  if (!done) return done;
  for (const auto& [year, events] : years) all.years.push_back({year, events});
  for (const story::Kind kind : {story::Kind::event, story::Kind::birth, story::Kind::death, story::Kind::observance})
    all.kinds.push_back({kind, 0});
  const auto count_kind = [&](const Row& row) {
    for (auto& kind : all.kinds)
      if (static_cast<int>(kind.kind) == row.integer(0)) kind.events = static_cast<std::size_t>(row.integer(1));
  };
  Statement kinds(database_, "SELECT kind, count(*) FROM event WHERE hidden = 0 GROUP BY kind");
  if (done = kinds.each(count_kind); !done) return done;
  auto by_day = days();
  if (!by_day) return by_day.error();
  all.days = *std::move(by_day);
  return {};
}

Result<std::vector<Statistics::Day>> Reader::days() {
  std::vector<Statistics::Day> all;
  const auto take = [&](const Row& row) {
    all.push_back(
        {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), static_cast<std::size_t>(row.integer(2))});
  };
  Statement by_day(database_,
                   "SELECT month, day, count(DISTINCT event) FROM day WHERE day > 0 GROUP BY month, day "
                   "ORDER BY month, day");
  if (auto done = by_day.each(take); !done) return done.error();
  return all;
}

Result<Statistics> Reader::statistics() {
  Statistics all;
  if (auto done = count_events(all); !done) return done.error();
  if (auto done = count_sources(all); !done) return done.error();
  for (const auto& [into, sql] :
       {std::pair(&all.entries, "SELECT count(*) FROM entry"),
        std::pair(&all.told_by_many,
                  "SELECT count(*) FROM (SELECT 1 FROM evidence v JOIN source s ON s.id = v.source GROUP BY v.event "
                  "HAVING count(DISTINCT CASE s.work WHEN '' THEN s.path ELSE s.work END) > 1)"),
        std::pair(&all.placed,
                  "SELECT count(DISTINCT s.event) FROM spot s JOIN event e ON e.id = s.event "
                  "WHERE e.hidden = 0"),
        std::pair(&all.sensitive, "SELECT count(*) FROM event WHERE hidden = 0 AND sensitive = 1")}) {
    const auto count = database_.number(sql);
    if (!count) return count.error();
    *into = static_cast<std::size_t>(*count);
  }
  return all;
}

Result<void> Reader::count_sources(Statistics& all) {
  auto every = sources();
  if (!every) return every.error();
  std::unordered_map<std::string, std::size_t> told;
  Statement evidence(database_,
                     "SELECT s.name, x.told FROM (SELECT source, count(*) AS told FROM evidence GROUP BY source) x "
                     "JOIN source s ON s.id = x.source");
  const auto take = [&](const Row& row) { told[row.text(0)] = static_cast<std::size_t>(row.integer(1)); };
  if (auto done = evidence.each(take); !done) return done;
  std::map<std::string, Statistics::Language> languages;
  for (story::Source& source : *every) {
    const std::size_t count = told[id_of(source).value];
    all.evidence += count;
    Statistics::Language& language = languages[source.language];
    language.language = source.language;
    language.sources += 1;
    language.evidence += count;
    all.sources.push_back({std::move(source), count});
  }
  const auto more = [](const auto& a, const auto& b) { return a.evidence > b.evidence; };
  std::stable_sort(all.sources.begin(), all.sources.end(), more);
  for (auto& [name, language] : languages) all.languages.push_back(std::move(language));
  std::stable_sort(all.languages.begin(), all.languages.end(), more);
  return {};
}

}  // namespace thisday::keep::detail
