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

/// How many events are looked at before they are put in order: "war" stands in a hundred thousand.
constexpr std::size_t kLooked = 3000;

/// Of common words, among how many of the library's worthiest they are looked for, and how many are enough.
constexpr std::size_t kWalked = 20'000;
constexpr std::size_t kEnough = 100;

/// So many at once, however many are asked for.
constexpr std::size_t kMost = 10'000;

/// What is known of an event while it is put in its place.
struct Hit {
  Selected found;
  std::size_t named = 0;   ///< words of the question in the headline
  std::size_t length = 0;  ///< of the shortest headline that has most of them
};

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> all;
  Words words(text, Words::For::asked);
  Word word;
  while (words.next(word)) all.push_back(word.folded);
  return all;
}

/// How many of the words stand in the headlines of the hits' tellings.
Result<void> look(Database& database, const Search& search, std::unordered_map<std::int64_t, Hit>& hits) {
  const std::vector<std::string> asked = folded(search.words);
  std::string list = "[";
  for (const auto& [event, hit] : hits) list += fmt::format("{}{}", list.size() > 1 ? "," : "", event);
  list += ']';
  const auto add = [&](const Row& row) {
    Hit& hit = hits[row.integer(0)];
    const std::string headline = row.text(1);
    const auto told = folded(headline);
    std::size_t named = 0;
    for (const std::string& word : asked) named += std::find(told.begin(), told.end(), word) != told.end();
    if (named < hit.named || (named == hit.named && hit.length != 0 && headline.size() >= hit.length)) return;
    hit.named = named;
    hit.length = headline.size();
  };
  Statement headlines(database,
                      "SELECT v.event, v.headline FROM json_each(?1) j CROSS JOIN event e ON e.id = j.value "
                      "CROSS JOIN evidence v ON v.id = e.lead");
  return headlines.each(add, list);
}

/// Named in the headline, then worth most, then told in few words; then in order of time and of names.
Result<std::vector<Selected>> best_first(Database& database, const Search& search, const std::vector<Selected>& all) {
  std::unordered_map<std::int64_t, Hit> hits;
  for (const Selected& each : all) hits[each.event].found = each;
  if (!search.words.empty())
    if (auto done = look(database, search, hits); !done) return done.error();
  std::vector<Hit> order;
  order.reserve(hits.size());
  for (auto& [event, hit] : hits) order.push_back(hit);
  std::sort(order.begin(), order.end(), [](const Hit& a, const Hit& b) {
    return std::tuple(b.named, b.found.worth, a.length, a.found.earliest, a.found.name) <
           std::tuple(a.named, a.found.worth, b.length, b.found.earliest, b.found.name);
  });
  std::vector<Selected> found;
  found.reserve(order.size());
  for (const Hit& hit : order) found.push_back(hit.found);
  return found;
}

/// The first few thousand that `each` shows. Whether there are more.
template <class Each>
Result<bool> first_few(const Each& each, std::vector<Selected>& all) {
  bool more = false;
  auto done = each([&](const Selected& one) {
    more = all.size() >= kLooked;
    if (!more) all.push_back(one);
    return !more;
  });
  if (!done) return done.error();
  return more;
}

/// What to choose the best of where very many tellings have the words: all of a short time, else the worthiest of the
/// library and, where few of those have them, some of the others.
Result<bool> of_common_words(const Search& search, Selection& selection, const std::vector<std::int64_t>& tellings,
                             std::size_t wanted, std::vector<Selected>& all) {
  if (search.span && search.span->earliest && search.span->latest) {
    const auto then = selection.in_time({}, kWalked);
    if (!then) return then.error();
    if (then->size() < kWalked) {
      auto told = selection.with_tellings(*then, tellings);
      if (!told) return told.error();
      all = *std::move(told);
      return false;
    }
  }
  const std::size_t enough = std::max(kEnough, 2 * wanted);
  auto done = selection.worthiest_of(tellings, kWalked, [&](const Selected& each) {
    all.push_back(each);
    return all.size() < enough;
  });
  if (!done) return done.error();
  if (all.size() >= wanted) return true;
  const std::vector<std::int64_t> few(tellings.begin(), tellings.begin() + kLooked);
  return first_few([&](const See& see) { return selection.each_of(few, see); }, all);
}

/// What the best are chosen of. Whether there is more that was not looked at.
Result<bool> gather(const Search& search, Selection& selection, std::size_t wanted, std::vector<Selected>& all) {
  if (!selection.of_tellings() || search.near)
    return first_few([&](const See& see) { return selection.each(see); }, all);
  const auto tellings = selection.tellings();
  if (!tellings) return tellings.error();
  if (tellings->size() > kLooked) return of_common_words(search, selection, *tellings, wanted, all);
  return first_few([&](const See& see) { return selection.each_of(*tellings, see); }, all);
}

/// The worthiest of a selection that is not narrow. Those of a short time are fewer than all of their worth.
Result<std::vector<Selected>> worthiest(const Search& search, Selection& selection, std::size_t start,
                                        std::size_t limit) {
  if (!search.span || !search.span->earliest || !search.span->latest) return selection.worthiest(start, limit);
  auto all = selection.in_time({}, kLooked);
  if (!all) return all.error();
  if (all->size() == kLooked) return selection.worthiest(start, limit);
  std::sort(all->begin(), all->end(), [](const Selected& a, const Selected& b) {
    return std::tuple(b.worth, a.name) < std::tuple(a.worth, b.name);
  });
  const auto from = all->begin() + static_cast<std::ptrdiff_t>(std::min(start, all->size()));
  const auto count = std::min(limit, static_cast<std::size_t>(all->end() - from));
  return std::vector<Selected>(from, from + static_cast<std::ptrdiff_t>(count));
}

/// All that is selected, in order of time or nearness.
Result<std::vector<Selected>> all_sorted(Order order, Selection& selection) {
  std::vector<Selected> all;
  auto done = selection.each([&](const Selected& each) {
    if (order != Order::time || each.earliest) all.push_back(each);
    return true;
  });
  if (!done) return done.error();
  std::sort(all.begin(), all.end(), [&](const Selected& a, const Selected& b) {
    if (order == Order::near && a.kilometres != b.kilometres) return a.kilometres < b.kilometres;
    return std::tuple(a.earliest, a.latest, a.name) < std::tuple(b.earliest, b.latest, b.name);
  });
  return all;
}

/// Where a page begins: after an event in order of time, or after so many in another order. As text it is the order's
/// letter and what it needs, "t711900,711900,-17" or "b50".
struct Cursor {
  std::size_t start = 0;
  std::optional<Selected> after;
};

char letter(Order order) {
  return order == Order::best ? 'b' : order == Order::time ? 't' : 'n';
}

Result<Cursor> cursor_in(const Search& search) {
  Cursor cursor;
  if (search.cursor.empty()) return cursor;
  const Error wrong{Code::syntax, fmt::format("'{}' is no cursor of this question", search.cursor), 0,
                    "take the one that the answer before has"};
  if (search.cursor[0] != letter(search.order)) return wrong;
  const char* at = search.cursor.data() + 1;
  const char* const end = search.cursor.data() + search.cursor.size();
  const auto number = [&](auto& into) {
    const auto parsed = std::from_chars(at, end, into);
    const bool fine = parsed.ec == std::errc();
    at = parsed.ptr;
    return fine;
  };
  if (search.order != Order::time) return number(cursor.start) && at == end ? Result<Cursor>(cursor) : wrong;
  Selected after;
  std::int64_t earliest = 0;
  const bool fine = number(earliest) && at != end && *at++ == ',' && number(after.latest) && at != end &&
                    *at++ == ',' && number(after.name) && at == end;
  if (!fine) return wrong;
  after.earliest = earliest;
  cursor.after = after;
  return cursor;
}

/// A page of a list that was made whole.
std::vector<Selected> page_of(std::vector<Selected> all, const Cursor& cursor, std::size_t limit) {
  auto from = all.begin();
  if (cursor.after) {
    from = std::upper_bound(all.begin(), all.end(), *cursor.after, [](const Selected& a, const Selected& b) {
      return std::tuple(a.earliest, a.latest, a.name) < std::tuple(b.earliest, b.latest, b.name);
    });
  } else {
    from += static_cast<std::ptrdiff_t>(std::min(cursor.start, all.size()));
  }
  const auto count = std::min(limit, static_cast<std::size_t>(all.end() - from));
  return {from, from + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

Result<Found> Reader::search(const Search& search) {
  const auto cursor = cursor_in(search);
  if (!cursor) return cursor.error();
  auto selection = Selection::of(database_, search);
  if (!selection) return selection.error();
  // One more than is asked for tells whether there are more.
  const std::size_t limit = std::min(search.limit, kMost) + 1;
  bool cut = false;
  Result<std::vector<Selected>> found = std::vector<Selected>();
  if (!selection->narrow() && search.order == Order::time) {
    found = selection->in_time(cursor->after, limit);
  } else if (!selection->narrow() && search.order == Order::best) {
    found = worthiest(search, *selection, cursor->start, limit);
  } else {
    if (search.order == Order::best) {
      std::vector<Selected> all;
      const auto more = gather(search, *selection, cursor->start + limit, all);
      if (!more) return more.error();
      cut = *more;
      found = best_first(database_, search, all);
    } else {
      found = all_sorted(search.order, *selection);
    }
    if (found) found = page_of(*std::move(found), *cursor, limit);
  }
  if (!found) return found.error();

  Found answer;
  const bool more = found->size() == limit;
  if (more) found->pop_back();
  answer.more = more || cut;
  if (more && !found->empty()) {
    const Selected& last = found->back();
    answer.cursor = search.order == Order::time ? fmt::format("t{},{},{}", *last.earliest, last.latest, last.name)
                                                : fmt::format("{}{}", letter(search.order), cursor->start + limit - 1);
  }
  Rows page;
  for (const Selected& each : *found) page.push_back(each.event);
  auto ordered = in_order(page);
  if (!ordered) return ordered.error();
  answer.events = std::move(ordered->events);
  answer.sources = std::move(ordered->sources);
  return answer;
}

}  // namespace thisday::keep::detail
