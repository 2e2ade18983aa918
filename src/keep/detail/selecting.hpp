#pragma once
// Which events a Search selects, before any of their words are read.

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/search.hpp"

namespace thisday::keep::detail {

/// A selected event, with what lists and counts need.
struct Selected {
  std::int64_t event = 0;
  std::int64_t name = 0;
  std::optional<std::int64_t> earliest;
  std::int64_t latest = 0;
  double worth = 0;
  double kilometres = 0;  ///< from the circle's middle to its nearest place, where there is a circle
};

/// Shown each selected event; says whether to go on.
using See = std::function<bool(const Selected&)>;

class Selection {
 public:
  /// Errors: range (no such place). `search` must outlive this.
  static Result<Selection> of(Database& database, const Search& search);

  /// Whether something is asked of tellings or places, so that events are found by those and not by time.
  [[nodiscard]] bool narrow() const { return !tellings_.empty() || search_->near; }

  /// Whether something is asked of tellings: words, parties, sources.
  [[nodiscard]] bool of_tellings() const { return !tellings_.empty(); }

  /// Shows each selected event once, in no order; `worth` is there where the selection is narrow().
  Result<void> each(const See& see);
  /// The rows of the evidence that is asked for, ascending; no more than a million of them. For of_tellings().
  Result<std::vector<std::int64_t>> tellings();
  /// Shows each selected event that has one of these tellings, once, in their order.
  Result<void> each_of(const std::vector<std::int64_t>& tellings, const See& see);
  /// Shows the worthiest events that have one of these tellings, the best first, among so many of the worthiest of all.
  Result<void> worthiest_of(const std::vector<std::int64_t>& tellings, std::size_t among, const See& see);
  /// Those of some events that have one of these tellings.
  Result<std::vector<Selected>> with_tellings(const std::vector<Selected>& events,
                                              const std::vector<std::int64_t>& tellings);
  /// The first in order of time, after `after` in that order, of those that are selected by what is asked of events;
  /// `worth` is there unless the order is that of time.
  Result<std::vector<Selected>> in_time(const std::optional<Selected>& after, std::size_t limit);
  /// The worthiest of them. For selections that are not narrow().
  Result<std::vector<Selected>> worthiest(std::size_t from, std::size_t limit);
  Result<std::size_t> count();
  /// How many begin within each of these spans. For selections that are not narrow(), which this goes through once
  /// without looking at any event.
  Result<std::vector<std::size_t>> begun(const std::vector<when::Span>& spans);
  /// How many have no year; not for narrow() ones.
  Result<std::size_t> undated();
  /// The first and the last day of these on which any begins; none where nothing does. Not for narrow() ones either.
  Result<std::optional<when::Span>> extent(const when::Span& within);
  /// Shows the first place of each selected event that has one.
  Result<void> each_place(const std::function<void(double latitude, double longitude)>& see);

 private:
  Selection(Database& database, const Search& search);
  /// The lengths that events of the library have, as `reach` tells them.
  Result<std::vector<int>> reaches();
  /// The first day on which one of this length may begin that lies in the span that is asked for.
  [[nodiscard]] std::int64_t earliest_of(int reach) const;
  /// By event, how near its nearest place in the circle lies.
  using Distances = std::unordered_map<std::int64_t, double>;
  Result<Distances> in_circle();
  template <class Show, class... More>
  Result<void> run(Statement& query, const Show& show, const std::string& list, const More&... more);
  template <class Show>
  Result<void> run(const std::string& sql, const Show& show, const std::string& list = {});

  Database* database_;
  const Search* search_;
  std::string words_;
  std::string events_;    ///< conditions on `event e`
  std::string tellings_;  ///< what follows FROM to find evidence `v` that tells it; empty where any will do
};

/// Kilometres on a sphere of the Earth's mean radius.
double distance(const Near& from, double latitude, double longitude);

}  // namespace thisday::keep::detail
