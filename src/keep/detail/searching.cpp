// Search: which events' tellings have the words, and which of them come first.

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "keep/detail/reader.hpp"
#include "keep/words.hpp"

namespace thisday::keep::detail {
namespace {

/// How many tellings are looked at before they are put in order: "war" stands in a hundred thousand.
constexpr std::size_t kLooked = 3000;

/// Words as a pattern of LIKE that they stand somewhere in.
std::string anywhere(const std::string& words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

/// The query with those conditions that are asked for, so that SQLite plans for no others. Parameters are the same in
/// all: ?1 words, ?2 kind, ?3 and ?4 days, ?5 party, ?6 place, ?7 source, ?8 language.
std::string query_of(const Search& search, const std::string& words) {
  std::string from = words.empty() ? "evidence v" : "telling t CROSS JOIN evidence v ON v.id = t.rowid";
  std::string where = words.empty() ? "1" : "t.words MATCH ?1";
  if (search.kind) where += " AND v.kind = ?2";
  if (search.span) where += " AND v.earliest <= ?4 AND v.latest >= ?3";
  constexpr const char* kDetail =
      " AND EXISTS (SELECT 1 FROM detail d WHERE d.evidence = v.id AND d.role = {} AND d.words LIKE ?{} ESCAPE '\\')";
  if (!search.party.empty()) where += fmt::format(fmt::runtime(kDetail), static_cast<int>(Role::party), 5);
  if (!search.place.empty()) where += fmt::format(fmt::runtime(kDetail), static_cast<int>(Role::place), 6);
  if (!search.source.empty() || !search.language.empty()) from += " CROSS JOIN source s ON s.id = v.source";
  if (!search.source.empty()) where += " AND (s.title LIKE ?7 ESCAPE '\\' OR s.path LIKE ?7 ESCAPE '\\')";
  if (!search.language.empty()) where += " AND s.language = ?8";
  return fmt::format("SELECT v.event, v.source, v.headline, v.earliest FROM {} WHERE {} LIMIT {}", from, where,
                     kLooked + 1);
}

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

}  // namespace

Result<Found> Reader::search(const Search& search) {
  using Limits = std::numeric_limits<std::int64_t>;
  const std::string words = match_query(search.words);
  const std::vector<std::string> asked = folded(search.words);
  std::unordered_map<std::int64_t, Hit> hits;
  std::size_t looked = 0;
  const auto add = [&](const Row& row) {
    ++looked;
    Hit& hit = hits[row.integer(0)];
    hit.event = row.integer(0);
    ++hit.tellings;
    const std::string headline = row.text(2);
    const auto told = folded(headline);
    std::size_t named = 0;
    for (const std::string& word : asked) named += std::find(told.begin(), told.end(), word) != told.end();
    if (named > hit.named || hit.length == 0) {
      hit.named = named;
      hit.length = headline.size();
    }
    if (!row.null(3)) hit.earliest = std::min(hit.earliest, row.integer(3));
  };
  const std::string sql = query_of(search, words);
  Statement query(database_, sql.c_str());
  const auto border = [](const std::optional<when::DayNumber>& day, std::int64_t open) {
    return day ? day->rata_die : open;
  };
  const when::Span span = search.span.value_or(when::Span{});
  auto done = query.each(add, words, search.kind ? static_cast<int>(*search.kind) : 0,
                         border(span.earliest, Limits::min()), border(span.latest, Limits::max()),
                         anywhere(search.party), anywhere(search.place), anywhere(search.source), search.language);
  if (!done) return done.error();

  std::vector<Hit> order;
  order.reserve(hits.size());
  for (const auto& [event, hit] : hits) order.push_back(hit);
  // Named in the headline, told by many, told in few words; then in order of time.
  std::sort(order.begin(), order.end(), [](const Hit& a, const Hit& b) {
    return std::tuple(b.named, b.tellings, a.length, a.earliest, a.event) <
           std::tuple(a.named, a.tellings, b.length, b.earliest, b.event);
  });
  Found found;
  found.more = looked > kLooked || order.size() > search.limit;
  if (order.size() > search.limit) order.resize(search.limit);
  Rows rows;
  for (const Hit& hit : order) rows.push_back(hit.event);
  auto ordered = in_order(rows);
  if (!ordered) return ordered.error();
  found.events = *std::move(ordered);
  return found;
}

}  // namespace thisday::keep::detail
