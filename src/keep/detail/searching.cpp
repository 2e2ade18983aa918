// Search: which events' tellings have the words, and which of them come first.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "keep/detail/reader.hpp"
#include "keep/detail/selecting.hpp"
#include "keep/words.hpp"

namespace thisday::keep::detail {
namespace {

/// How many tellings are looked at before they are put in order: "war" stands in a hundred thousand.
constexpr std::size_t kLooked = 3000;

/// What is known of an event while it is put in its place.
struct Hit {
  std::int64_t event = 0;
  std::size_t tellings = 0;
  std::size_t named = 0;   ///< words of the question in the headline
  std::size_t length = 0;  ///< of the shortest headline that has most of them
  std::int64_t earliest = std::numeric_limits<std::int64_t>::max();
};

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> all;
  Words words(text, Words::For::asked);
  Word word;
  while (words.next(word)) all.push_back(word.folded);
  return all;
}

char letter(Order order) {
  return order == Order::best ? 'b' : order == Order::time ? 't' : 'n';
}

/// What the tellings of the selected events say of the words.
Result<void> look(Database& database, const Search& search, std::unordered_map<std::int64_t, Hit>& hits) {
  const std::string words = match_query(search.words);
  const std::vector<std::string> asked = folded(search.words);
  const auto add = [&](const Row& row) {
    const auto found = hits.find(row.integer(0));
    if (found == hits.end()) return;
    Hit& hit = found->second;
    ++hit.tellings;
    const std::string headline = row.text(1);
    const auto told = folded(headline);
    std::size_t named = 0;
    for (const std::string& word : asked) named += std::find(told.begin(), told.end(), word) != told.end();
    if (named > hit.named || hit.length == 0) {
      hit.named = named;
      hit.length = headline.size();
    }
  };
  if (words.empty()) {
    Statement all(database, "SELECT event, headline FROM evidence");
    return all.each(add);
  }
  const std::string sql = fmt::format(
      "SELECT v.event, v.headline FROM telling t CROSS JOIN evidence v ON v.id = t.rowid "
      "WHERE t.words MATCH ?1 LIMIT {}",
      kLooked);
  Statement matched(database, sql.c_str());
  return matched.each(add, words);
}

/// Named in the headline, told by many, told in few words; then in order of time.
Result<Rows> best_first(Database& database, const Search& search, const std::vector<Selected>& selected) {
  std::unordered_map<std::int64_t, Hit> hits;
  for (const Selected& each : selected) {
    hits[each.event].event = each.event;
    if (each.dated) hits[each.event].earliest = each.earliest;
  }
  if (auto done = look(database, search, hits); !done) return done.error();
  std::vector<Hit> order;
  for (const auto& [event, hit] : hits) order.push_back(hit);
  std::sort(order.begin(), order.end(), [](const Hit& a, const Hit& b) {
    return std::tuple(b.named, b.tellings, a.length, a.earliest, a.event) <
           std::tuple(a.named, a.tellings, b.length, b.earliest, b.event);
  });
  Rows rows;
  for (const Hit& hit : order) rows.push_back(hit.event);
  return rows;
}

Rows sorted_by(Order order, std::vector<Selected> selected) {
  if (order == Order::time) std::erase_if(selected, [](const Selected& each) { return !each.dated; });
  std::sort(selected.begin(), selected.end(), [&](const Selected& a, const Selected& b) {
    if (order == Order::near && a.kilometres != b.kilometres) return a.kilometres < b.kilometres;
    return std::tuple(a.earliest, a.latest, a.event) < std::tuple(b.earliest, b.latest, b.event);
  });
  Rows rows;
  for (const Selected& each : selected) rows.push_back(each.event);
  return rows;
}

/// How many came before. A cursor is the order's letter and their number.
Result<std::size_t> start_of(const Search& search) {
  if (search.cursor.empty()) return std::size_t{0};
  const Error wrong{Code::syntax, fmt::format("'{}' is no cursor of this question", search.cursor), 0,
                    "take the one that the answer before has"};
  std::size_t start = 0;
  const char* const end = search.cursor.data() + search.cursor.size();
  const auto parsed = std::from_chars(search.cursor.data() + 1, end, start);
  if (search.cursor[0] != letter(search.order) || parsed.ec != std::errc() || parsed.ptr != end) return wrong;
  return start;
}

}  // namespace

Result<Found> Reader::search(const Search& search) {
  const auto start = start_of(search);
  if (!start) return start.error();
  auto selected = select(database_, search);
  if (!selected) return selected.error();
  auto rows = search.order == Order::best ? best_first(database_, search, *selected)
                                          : Result<Rows>(sorted_by(search.order, *std::move(selected)));
  if (!rows) return rows.error();
  Found found;
  const auto from = rows->begin() + static_cast<std::ptrdiff_t>(std::min(*start, rows->size()));
  const auto count = std::min(search.limit, static_cast<std::size_t>(rows->end() - from));
  const Rows page(from, from + static_cast<std::ptrdiff_t>(count));
  found.more = count < static_cast<std::size_t>(rows->end() - from);
  if (found.more) found.cursor = fmt::format("{}{}", letter(search.order), *start + count);
  auto ordered = in_order(page);
  if (!ordered) return ordered.error();
  found.events = *std::move(ordered);
  return found;
}

}  // namespace thisday::keep::detail
