#include "keep/detail/selecting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_set>

#include "keep/detail/reader.hpp"
#include "keep/detail/shelf.hpp"
#include "keep/words.hpp"

namespace thisday::keep::detail {
namespace {

using Limits = std::numeric_limits<std::int64_t>;

// All statements have the same parameters: ?1 words, ?2 kind, ?3 and ?4 days, ?5 party, ?6 place, ?7 source, ?8
// language, ?9 subject, ?10 a list of events.
constexpr const char* kColumns = "e.id, e.name, e.earliest, e.latest, e.worth";
constexpr const char* kTimeColumns = "e.id, e.name, e.earliest, e.latest, 0";  // those of the index event_time

Selected selected_in(const Row& row) {
  Selected each;
  each.event = row.integer(0);
  each.name = row.integer(1);
  if (!row.null(2)) each.earliest = row.integer(2);
  each.latest = row.integer(3);
  each.worth = row.real(4);
  return each;
}

/// Words as a pattern of LIKE that they stand somewhere in.
std::string anywhere(const std::string& words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

/// The words of a name as the beginnings of words that a telling must have, so that few details are looked at.
std::string named(const std::string& name) {
  std::string query;
  Words words(name, Words::For::asked);
  Word word;
  while (words.next(word)) query += (query.empty() ? "\"" : " AND \"") + word.folded + "\"*";
  return query;
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

std::string conditions_on_events(const Search& search) {
  std::string where = "e.hidden = 0";
  if (!search.include_sensitive) where += " AND e.sensitive = 0";
  if (search.kind) where += " AND e.kind = ?2";
  if (search.span) where += " AND e.earliest <= ?4 AND e.latest >= ?3";
  return where;
}

/// `words` becomes all words that must stand in the telling, names included.
std::string query_of_tellings(const Search& search, std::string& words) {
  std::string where;
  const auto detail = [&](const std::string& asked, Role role, int parameter) {
    if (asked.empty()) return;
    if (const std::string query = named(asked); !query.empty())
      words = words.empty() ? query : "(" + query + ") AND (" + words + ")";
    where += fmt::format(
        " AND EXISTS (SELECT 1 FROM detail d WHERE d.evidence = v.id AND d.role = {} AND d.words LIKE ?{} ESCAPE '\\')",
        static_cast<int>(role), parameter);
  };
  detail(search.party, Role::party, 5);
  detail(search.place, Role::place, 6);
  detail(search.subject, Role::subject, 9);
  std::string from = words.empty() ? "evidence v" : "telling t CROSS JOIN evidence v ON v.id = t.rowid";
  if (!search.source.empty() || !search.language.empty())
    from = words.empty() ? "source s CROSS JOIN evidence v ON v.source = s.id"
                         : from + " CROSS JOIN source s ON s.id = v.source";
  if (!search.source.empty()) where += " AND (s.title LIKE ?7 ESCAPE '\\' OR s.path LIKE ?7 ESCAPE '\\')";
  if (!search.language.empty()) where += " AND s.language = ?8";
  if (words.empty() && where.empty()) return {};
  return fmt::format("{} WHERE {}{}", from, words.empty() ? "1" : "t.words MATCH ?1", where);
}

}  // namespace

double distance(const Near& from, double latitude, double longitude) {
  constexpr double kRadius = 6371.0088;
  constexpr double kRadian = 3.14159265358979323846 / 180;
  const double up = std::sin((latitude - from.latitude) * kRadian / 2);
  const double along = std::sin((longitude - from.longitude) * kRadian / 2);
  const double part = up * up + std::cos(from.latitude * kRadian) * std::cos(latitude * kRadian) * along * along;
  return 2 * kRadius * std::asin(std::sqrt(std::min(part, 1.0)));
}

Selection::Selection(Database& database, const Search& search)
    : database_(&database),
      search_(&search),
      words_(match_query(search.words)),
      events_(conditions_on_events(search)),
      tellings_(query_of_tellings(search, words_)) {}

Result<Selection> Selection::of(Database& database, const Search& search) {
  if (auto valid = validate(search); !valid) return valid.error();
  return Selection(database, search);
}

template <class Show, class... More>
Result<void> Selection::run(Statement& query, const Show& show, const std::string& list, const More&... more) {
  const auto border = [](const std::optional<when::DayNumber>& day, std::int64_t open) {
    return day ? day->rata_die : open;
  };
  const when::Span span = search_->span.value_or(when::Span{});
  return query.each(show, words_, search_->kind ? static_cast<int>(*search_->kind) : 0,
                    border(span.earliest, Limits::min()), border(span.latest, Limits::max()), anywhere(search_->party),
                    anywhere(search_->place), anywhere(search_->source), search_->language, anywhere(search_->subject),
                    list, more...);
}

template <class Show>
Result<void> Selection::run(const std::string& sql, const Show& show, const std::string& list) {
  Statement query(*database_, sql.c_str());
  return run(query, show, list);
}

Result<Selection::Distances> Selection::in_circle() {
  const Near& near = *search_->near;
  Distances found;
  const auto add = [&](const Row& row) {
    const double far = distance(near, row.real(1), row.real(2));
    if (far > near.kilometres) return;
    const auto [at, fresh] = found.try_emplace(row.integer(0), far);
    if (!fresh) at->second = std::min(at->second, far);
  };
  // The rows of squares that the circle touches, each from its west to its east end.
  constexpr double kDegree = 111.19;  // kilometres of latitude
  const double high = near.kilometres / kDegree + 0.01;
  const double top = std::min(90.0, std::abs(near.latitude) + high);
  const double narrowest = std::cos(top * 3.14159265358979323846 / 180);
  const double wide = narrowest * 180 <= high ? 180 : std::min(180.0, high / narrowest);
  Statement squares(*database_, "SELECT event, latitude, longitude FROM spot WHERE square BETWEEN ?1 AND ?2");
  const auto row_of = [](double latitude) { return square_of(latitude, -180) / 360; };
  for (auto row = row_of(near.latitude - high); row <= row_of(near.latitude + high); ++row) {
    const double latitude = static_cast<double>(row) - 90;
    const auto between = [&](double west, double east) {
      return squares.each(add, square_of(latitude, west), square_of(latitude, east));
    };
    Result<void> done;
    if (wide >= 180) {
      done = between(-180, 180);
    } else {
      const double west = near.longitude - wide;
      const double east = near.longitude + wide;
      done = between(std::max(west, -180.0), std::min(east, 180.0));
      // Around the date line.
      if (done && west < -180) done = between(west + 360, 180);
      if (done && east > 180) done = between(-180, east - 360);
    }
    if (!done) return done.error();
  }
  return found;
}

Result<void> Selection::each(const See& see) {
  const auto show = [&](const Row& row) { return see(selected_in(row)); };
  if (!narrow())
    return run(fmt::format("SELECT {} FROM event e INDEXED BY event_time WHERE {}", kTimeColumns, events_), show);
  Distances near;
  if (search_->near) {
    auto found = in_circle();
    if (!found) return found.error();
    near = *std::move(found);
  }
  const auto show_near = [&](const Row& row) {
    const auto found = near.find(row.integer(0));
    if (found == near.end()) return true;
    Selected each = selected_in(row);
    each.kilometres = found->second;
    return see(each);
  };
  if (!of_tellings()) {
    std::vector<std::int64_t> list;
    list.reserve(near.size());
    for (const auto& [event, far] : near) list.push_back(event);
    std::sort(list.begin(), list.end());
    return run(
        fmt::format("SELECT {} FROM json_each(?10) j CROSS JOIN event e ON e.id = j.value WHERE {}", kColumns, events_),
        show_near, fmt::format("[{}]", fmt::join(list, ",")));
  }
  std::unordered_set<std::int64_t> seen;  // of an event, several tellings may have the words
  const auto once = [&](const Row& row) {
    if (!seen.insert(row.integer(0)).second) return true;
    return search_->near ? show_near(row) : show(row);
  };
  return run(fmt::format("SELECT {} FROM (SELECT v.event AS id FROM {}) x CROSS JOIN event e ON e.id = x.id WHERE {}",
                         kColumns, tellings_, events_),
             once);
}

Result<std::vector<std::int64_t>> Selection::tellings() {
  constexpr std::size_t kMost = 1'000'000;
  std::vector<std::int64_t> all;
  const auto add = [&](const Row& row) {
    all.push_back(row.integer(0));
    return all.size() < kMost;
  };
  // The words alone are in the index; evidence need not be looked up for them.
  const bool words_alone = tellings_.ends_with("WHERE t.words MATCH ?1");
  auto done = run(words_alone ? std::string("SELECT rowid FROM telling WHERE words MATCH ?1")
                              : fmt::format("SELECT v.id FROM {}", tellings_),
                  add);
  if (!done) return done.error();
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Result<void> Selection::each_of(const std::vector<std::int64_t>& tellings, const See& see) {
  std::unordered_set<std::int64_t> seen;
  const auto show = [&](const Row& row) { return !seen.insert(row.integer(0)).second || see(selected_in(row)); };
  return run(fmt::format("SELECT {} FROM json_each(?10) j CROSS JOIN evidence v ON v.id = j.value "
                         "CROSS JOIN event e ON e.id = v.event WHERE {}",
                         kColumns, events_),
             show, fmt::format("[{}]", fmt::join(tellings, ",")));
}

Result<void> Selection::worthiest_of(const std::vector<std::int64_t>& tellings, std::size_t among, const See& see) {
  std::int64_t last = 0;
  const auto show = [&](const Row& row) {
    if (row.integer(0) == last || !std::binary_search(tellings.begin(), tellings.end(), row.integer(5))) return true;
    last = row.integer(0);
    return see(selected_in(row));
  };
  return run(
      fmt::format("SELECT {0}, v.id FROM (SELECT * FROM (SELECT id, name, earliest, latest, worth, kind, hidden, "
                  "sensitive FROM event INDEXED BY event_worth ORDER BY worth DESC, name LIMIT {1}) e WHERE {2}) e "
                  "CROSS JOIN evidence v INDEXED BY evidence_event ON v.event = e.id",
                  kColumns, among, events_),
      show);
}

Result<std::vector<Selected>> Selection::with_tellings(const std::vector<Selected>& events,
                                                       const std::vector<std::int64_t>& tellings) {
  std::vector<Selected> all;
  Statement evidence(*database_, "SELECT id FROM evidence WHERE event = ?1");
  for (const Selected& each : events) {
    bool told = false;
    const auto look = [&](const Row& row) {
      told = std::binary_search(tellings.begin(), tellings.end(), row.integer(0));
      return !told;
    };
    if (auto done = evidence.each(look, each.event); !done) return done.error();
    if (told) all.push_back(each);
  }
  return all;
}

Result<std::vector<int>> Selection::reaches() {
  std::vector<int> all;
  Statement next(*database_, "SELECT min(reach) FROM event WHERE reach > ?1");
  for (bool more = true; more;) {
    more = false;
    const auto take = [&](const Row& row) {
      more = !row.null(0);
      if (more) all.push_back(static_cast<int>(row.integer(0)));
    };
    if (auto done = next.each(take, all.empty() ? -1 : all.back()); !done) return done.error();
  }
  return all;
}

std::int64_t Selection::earliest_of(int reach) const {
  if (!search_->span || !search_->span->earliest) return Limits::min();
  const std::int64_t first = search_->span->earliest->rata_die;
  // What is longer may have begun long before: so many days are gone back for each length.
  const bool far = reach > 30 || first < Limits::min() / 2;
  return far ? Limits::min() : first - (std::int64_t{1} << 2 * reach);
}

Result<std::vector<Selected>> Selection::in_time(const std::optional<Selected>& after, std::size_t limit) {
  using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
  std::vector<Selected> found;
  const auto add = [&](const Row& row) { found.push_back(selected_in(row)); };
  const std::string sql = fmt::format(
      "SELECT {} FROM event e INDEXED BY event_time WHERE e.reach = ?11 AND (e.earliest, e.latest, e.name) > "
      "(?12, ?13, ?14) AND {} ORDER BY e.earliest, e.latest, e.name LIMIT ?15",
      search_->order == Order::time ? kTimeColumns : kColumns, events_);
  Statement query(*database_, sql.c_str());
  const auto lengths = reaches();
  if (!lengths) return lengths.error();
  for (const int reach : *lengths) {
    Key from{earliest_of(reach), Limits::min(), Limits::min()};
    if (after) from = std::max(from, Key{*after->earliest, after->latest, after->name});
    auto done = run(query, add, {}, reach, std::get<0>(from), std::get<1>(from), std::get<2>(from), limit);
    if (!done) return done.error();
  }
  std::sort(found.begin(), found.end(), [](const Selected& a, const Selected& b) {
    return Key{*a.earliest, a.latest, a.name} < Key{*b.earliest, b.latest, b.name};
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

Result<std::vector<std::size_t>> Selection::begun(const std::vector<when::Span>& spans) {
  const std::string sql = fmt::format(
      "SELECT count(*) FROM event e INDEXED BY event_time WHERE e.reach = ?11 AND e.earliest BETWEEN ?12 AND ?13 AND "
      "{}",
      events_);
  Statement query(*database_, sql.c_str());
  const auto lengths = reaches();
  if (!lengths) return lengths.error();
  std::vector<std::size_t> counts(spans.size());
  for (const int reach : *lengths) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const std::int64_t first = spans[i].earliest ? spans[i].earliest->rata_die : Limits::min();
      const std::int64_t last = spans[i].latest ? spans[i].latest->rata_die : Limits::max();
      const auto add = [&](const Row& row) { counts[i] += static_cast<std::size_t>(row.integer(0)); };
      if (auto done = run(query, add, {}, reach, std::max(first, earliest_of(reach)), last); !done) return done.error();
    }
  }
  return counts;
}

Result<std::size_t> Selection::undated() {
  std::size_t count = 0;
  auto done = run("SELECT count(*) FROM event e INDEXED BY event_time WHERE e.reach IS NULL AND " + events_,
                  [&](const Row& row) { count = static_cast<std::size_t>(row.integer(0)); });
  if (!done) return done.error();
  return count;
}

Result<std::optional<when::Span>> Selection::extent(const when::Span& within) {
  std::optional<when::Span> extent;
  const auto widen = [&](const Row& row) {
    const when::DayNumber day{row.integer(0)};
    if (!extent) extent = when::Span{day, day};
    extent = when::Span{std::min(*extent->earliest, day), std::max(*extent->latest, day)};
  };
  const auto lengths = reaches();
  if (!lengths) return lengths.error();
  for (const char* direction : {"ASC", "DESC"}) {
    const std::string sql = fmt::format(
        "SELECT e.earliest FROM event e INDEXED BY event_time WHERE e.reach = ?11 AND e.earliest BETWEEN ?12 AND ?13 "
        "AND "
        "{0} ORDER BY e.earliest {1} LIMIT 1",
        events_, direction);
    Statement query(*database_, sql.c_str());
    for (const int reach : *lengths) {
      auto done = run(query, widen, {}, reach, within.earliest->rata_die, within.latest->rata_die);
      if (!done) return done.error();
    }
  }
  return extent;
}

Result<std::vector<Selected>> Selection::worthiest(std::size_t from, std::size_t limit) {
  std::vector<Selected> found;
  auto done = run(fmt::format("SELECT {} FROM event e INDEXED BY event_worth WHERE {} ORDER BY e.worth DESC, e.name "
                              "LIMIT {} OFFSET {}",
                              kColumns, events_, limit, from),
                  [&](const Row& row) { found.push_back(selected_in(row)); });
  if (!done) return done.error();
  return found;
}

Result<std::size_t> Selection::count() {
  std::size_t count = 0;
  if (!narrow()) {
    auto done = run("SELECT count(*) FROM event e WHERE " + events_,
                    [&](const Row& row) { count = static_cast<std::size_t>(row.integer(0)); });
    if (!done) return done.error();
    return count;
  }
  auto done = each([&](const Selected&) {
    ++count;
    return true;
  });
  if (!done) return done.error();
  return count;
}

Result<void> Selection::each_place(const std::function<void(double, double)>& see) {
  constexpr std::size_t kFew = 10'000;
  std::vector<std::int64_t> few;
  std::vector<bool> chosen;  // by event
  std::size_t count = 0;
  const auto choose = [&](std::int64_t event) {
    if (++count <= kFew) few.push_back(event);
    const auto at = static_cast<std::size_t>(event);
    if (at >= chosen.size()) chosen.resize(std::max(at + 1, 2 * chosen.size()));
    chosen[at] = true;
    return true;
  };
  auto done = narrow() ? each([&](const Selected& one) { return choose(one.event); })
                       : run("SELECT e.id FROM event e INDEXED BY event_time WHERE " + events_,
                             [&](const Row& row) { return choose(row.integer(0)); });
  if (!done) return done;
  if (count <= kFew) {
    Statement places(*database_, "SELECT latitude, longitude FROM spot WHERE event = ?1 AND position = 0");
    for (const std::int64_t event : few)
      if (done = places.each([&](const Row& row) { see(row.real(0), row.real(1)); }, event); !done) return done;
    return {};
  }
  // Of many, all places are gone through as they lie.
  const auto show = [&](const Row& row) {
    const auto at = static_cast<std::size_t>(row.integer(0));
    if (at < chosen.size() && chosen[at]) see(row.real(1), row.real(2));
  };
  Statement places(*database_, "SELECT event, latitude, longitude FROM spot WHERE position = 0");
  return places.each(show);
}

}  // namespace thisday::keep::detail
