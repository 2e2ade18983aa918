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

/// Of common words, among how many of the library's worthiest they are looked for.
constexpr std::size_t kWalked = 20'000;

/// So many at once, however many are asked for.
constexpr std::size_t kMost = 10'000;

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> all;
  Words words(text, Words::For::asked);
  Word word;
  while (words.next(word)) all.push_back(word.folded);
  return all;
}

/// Finds the best of a narrow selection: named in the headline, then worth most, then told in few words; then in order
/// of time and of names. Which events are looked at does not depend on the page, so that one page follows another.
class Best {
 public:
  /// `wanted`: so many are to be right, of those that follow the order may be another.
  Best(Database& database, const Search& search, Selection& selection, std::size_t wanted)
      : search_(search),
        selection_(selection),
        wanted_(wanted),
        asked_(folded(search.words)),
        headlines_(database,
                   "SELECT e.id, v.headline FROM json_each(?1) j CROSS JOIN event e ON e.id = j.value "
                   "CROSS JOIN evidence v ON v.id = e.lead") {}

  Result<std::vector<Selected>> find() {
    if (auto done = gather(); !done) return done.error();
    if (auto done = look(); !done) return done.error();
    std::vector<Hit> order;
    order.reserve(hits_.size());
    for (const auto& [event, hit] : hits_) order.push_back(hit);
    std::sort(order.begin(), order.end(), [](const Hit& a, const Hit& b) {
      return std::tuple(b.named, b.found.worth, a.length, a.found.earliest, a.found.name) <
             std::tuple(a.named, a.found.worth, b.length, b.found.earliest, b.found.name);
    });
    std::vector<Selected> found;
    found.reserve(order.size());
    for (const Hit& hit : order) found.push_back(hit.found);
    return found;
  }

  /// Whether there is more than was looked at.
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  struct Hit {
    Selected found;
    std::size_t named = 0;   ///< words of the question in the headline
    std::size_t length = 0;  ///< of the headline
  };

  void add(const Selected& one) {
    if (hits_.try_emplace(one.event, Hit{one}).second) fresh_.push_back(one.event);
  }

  /// How many of the words stand in the headlines of those that were added since.
  Result<void> look() {
    if (asked_.empty()) {
      named_ += fresh_.size();
      fresh_.clear();
      return {};
    }
    const auto count = [&](const Row& row) {
      Hit& hit = hits_[row.integer(0)];
      const std::string headline = row.text(1);
      const auto told = folded(headline);
      for (const std::string& word : asked_) hit.named += std::find(told.begin(), told.end(), word) != told.end();
      hit.length = headline.size();
      if (hit.named == asked_.size()) ++named_;
    };
    auto done = headlines_.each(count, fmt::format("[{}]", fmt::join(fresh_, ",")));
    fresh_.clear();
    return done;
  }

  Result<void> gather() {
    const auto each = [&](const See& see) { return selection_.each(see); };
    if (!selection_.of_tellings() || search_.near) return first_few(each);
    const auto tellings = selection_.tellings();
    if (!tellings) return tellings.error();
    if (tellings->size() <= kLooked) return first_of(*tellings);
    return of_common_words(*tellings);
  }

  /// The first few thousand that `each` shows.
  template <class Each>
  Result<void> first_few(const Each& each) {
    std::size_t count = 0;
    return each([&](const Selected& one) {
      cut_ = cut_ || count++ == kLooked;
      if (!cut_) add(one);
      return !cut_;
    });
  }
  Result<void> first_of(const std::vector<std::int64_t>& tellings) {
    return first_few([&](const See& see) { return selection_.each_of(tellings, see); });
  }

  /// Where very many tellings have the words: all of a short time, else the worthiest of the library and, where few of
  /// those are named by them, some of the others.
  Result<void> of_common_words(const std::vector<std::int64_t>& tellings) {
    if (search_.span && search_.span->earliest && search_.span->latest) {
      const auto then = selection_.in_time({}, kWalked);
      if (!then) return then.error();
      if (then->size() < kWalked) {
        const auto told = selection_.with_tellings(*then, tellings);
        if (!told) return told.error();
        for (const Selected& one : *told) add(one);
        return {};
      }
    }
    Result<void> looked;
    auto walked = selection_.worthiest_of(tellings, kWalked, [&](const Selected& one) {
      add(one);
      if (fresh_.size() >= wanted_) looked = look();
      return looked.ok() && named_ < wanted_;
    });
    if (!walked) return walked;
    if (looked) looked = look();
    if (!looked) return looked;
    if (named_ < wanted_)
      if (auto done = first_of({tellings.begin(), tellings.begin() + kLooked}); !done) return done;
    cut_ = true;
    return {};
  }

  const Search& search_;
  Selection& selection_;
  std::size_t wanted_;
  std::vector<std::string> asked_;
  Statement headlines_;
  std::unordered_map<std::int64_t, Hit> hits_;
  std::vector<std::int64_t> fresh_;  ///< of them, those whose headlines were not looked at
  std::size_t named_ = 0;            ///< of them, those whose headlines have all words
  bool cut_ = false;
};

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
      Best best(database_, search, *selection, cursor->start + limit);
      found = best.find();
      cut = best.cut();
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
