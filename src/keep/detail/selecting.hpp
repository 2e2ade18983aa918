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

class Selection {
 public:
  /// Errors: range (no such place). `search` must outlive this.
  static Result<Selection> of(Database& database, const Search& search);

  /// Whether something is asked of tellings or places, so that events are found by those and not by time.
  [[nodiscard]] bool narrow() const { return !tellings_.empty() || search_->near; }

  /// Shows each selected event once, in no order; `worth` is there where the selection is narrow().
  Result<void> each(const std::function<void(const Selected&)>& see);
  /// The first of them in order of time, after `after` in that order. For selections that are not narrow().
  Result<std::vector<Selected>> in_time(const std::optional<Selected>& after, std::size_t limit);
  /// The worthiest of them. For selections that are not narrow().
  Result<std::vector<Selected>> worthiest(std::size_t from, std::size_t limit);
  Result<std::size_t> count();
  /// Shows the first place of each selected event that has one.
  Result<void> each_place(const std::function<void(double latitude, double longitude)>& see);

 private:
  Selection(Database& database, const Search& search);
  /// By event, how near its nearest place in the circle lies.
  using Distances = std::unordered_map<std::int64_t, double>;
  Result<Distances> in_circle();
  template <class See, class... More>
  Result<void> run(Statement& query, const See& see, const std::string& list, const More&... more);
  template <class See>
  Result<void> run(const std::string& sql, const See& see, const std::string& list = {});

  Database* database_;
  const Search* search_;
  std::string words_;
  std::string events_;    ///< conditions on `event e`
  std::string tellings_;  ///< a query for the events that have such a telling; empty where any will do
};

/// Kilometres on a sphere of the Earth's mean radius.
double distance(const Near& from, double latitude, double longitude);

}  // namespace thisday::keep::detail
