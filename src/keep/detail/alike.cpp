#include "keep/detail/alike.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "keep/detail/features.hpp"

namespace thisday::keep::detail {
namespace {

constexpr std::size_t kTaken = 300;     // tellings that are taken for a word; one that has more is common
constexpr std::size_t kLookedUp = 8;    // words that are looked up; the others weigh as common ones
constexpr std::size_t kPaired = 3;      // common ones that are looked up in pairs
constexpr std::size_t kRead = 12;       // candidates that are compared as a whole
constexpr std::size_t kHeld = 1 << 20;  // rows of looked-up words that are held in memory
constexpr double kCommon = 0.35;        // how much of its weight is left of a word that is common here

std::string quoted(const std::string& word) {
  return '"' + word + '"';
}

std::string hex(std::int64_t key) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(key));
}

Alike alike_in(const Row& row) {
  constexpr std::int64_t kOpenBefore = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kOpenAfter = std::numeric_limits<std::int64_t>::max();
  Alike alike{{hex(row.integer(0))}, {}, 0, 0, 0};
  alike.telling.kind = static_cast<story::Kind>(row.integer(1));
  alike.telling.calendar = static_cast<when::Calendar>(row.integer(2));
  when::Span span;
  if (row.integer(3) != kOpenBefore) span.earliest = when::DayNumber{row.integer(3)};
  if (row.integer(4) != kOpenAfter) span.latest = when::DayNumber{row.integer(4)};
  alike.telling.span = span;
  unpack(row.blob(5), alike.telling);
  return alike;
}

void weigh(Alike& alike, const std::unordered_map<std::uint32_t, double>& weights, double whole) {
  double own = 0;
  for (const Telling::Token& token : alike.telling.tokens) {
    const auto asked = weights.find(token.hash);
    if (asked == weights.end()) continue;
    alike.shared += asked->second;
    own += token.weight;
  }
  if (whole > 0) alike.part = std::min(1.0, alike.shared / whole);
  if (alike.telling.weight > 0) alike.own_part = std::min(1.0, own / alike.telling.weight);
}

}  // namespace

Result<double> AlikeFinder::size() {
  if (size_ > 0) return size_;
  // Rows are never renumbered, so this is the number that there once were, and one step to find.
  const auto last = database_.number("SELECT coalesce(max(id), 0) + 2 FROM evidence");
  if (!last) return last.error();
  return size_ = static_cast<double>(*last);
}

Result<const std::vector<AlikeFinder::Row64>*> AlikeFinder::having(const std::string& query) {
  const std::vector<Row64>* none = nullptr;
  if (common_.contains(query)) return none;
  if (const auto known = known_.find(query); known != known_.end()) return &known->second;
  if (known_rows_ > kHeld) {
    known_.clear();
    known_rows_ = 0;
  }
  std::vector<Row64> rows;
  auto done = having_.each([&](const Row& row) { rows.push_back(row.integer(0)); }, query, kTaken + 1);
  if (!done) return done.error();
  if (rows.size() > kTaken) {
    common_.insert(query);
    return none;
  }
  known_rows_ += rows.size() + 1;
  return &known_.emplace(query, std::move(rows)).first->second;
}

Result<void> AlikeFinder::look_up(const std::vector<ToldWord>& words, Weights& weights, Rows& rows) {
  const auto all = size();
  if (!all) return all.error();
  std::vector<const ToldWord*> order;
  for (const ToldWord& word : words) {
    weights[word.token.hash] = kCommon * static_cast<double>(word.token.weight);
    order.push_back(&word);
  }
  // Names and numbers are the rarest, and long words rarer than short ones.
  std::stable_sort(order.begin(), order.end(), [](const ToldWord* a, const ToldWord* b) {
    return a->token.weight != b->token.weight ? a->token.weight > b->token.weight : a->folded.size() > b->folded.size();
  });
  if (order.size() > kLookedUp) order.resize(kLookedUp);
  std::vector<const ToldWord*> common;
  for (const ToldWord* word : order) {
    const auto found = having(quoted(word->folded));
    if (!found) return found.error();
    if (!*found) {
      common.push_back(word);
      continue;
    }
    const double rare = std::log(*all / (static_cast<double>((*found)->size()) + 0.5)) / std::log(*all);
    double& weight = weights[word->token.hash];
    weight = static_cast<double>(word->token.weight) * std::clamp(rare, kCommon, 1.0);
    for (const Row64 row : **found) rows.emplace_back(row, weight);
  }
  // Two common words together may be rare; asked for where there is little else to go by, since it costs most.
  constexpr std::size_t kEnough = 2;
  if (order.size() - common.size() >= kEnough) return {};
  if (common.size() > kPaired) common.resize(kPaired);
  for (std::size_t i = 0; i < common.size(); ++i)
    for (std::size_t j = i + 1; j < common.size(); ++j) {
      const auto found = having(quoted(common[i]->folded) + " " + quoted(common[j]->folded));
      if (!found) return found.error();
      if (!*found) continue;
      const double weight = weights[common[i]->token.hash] + weights[common[j]->token.hash];
      for (const Row64 row : **found) rows.emplace_back(row, weight);
    }
  return {};
}

Result<void> AlikeFinder::add_day(const Telling& asked, std::vector<Alike>& found) {
  if (!asked.span || !asked.span->earliest || asked.span->earliest != asked.span->latest) return {};
  const auto add = [&](const Row& row) {
    if (may_match(row.blob(5), asked)) found.push_back(alike_in(row));
  };
  return on_day_.each(add, asked.span->earliest->rata_die);
}

Result<void> AlikeFinder::add_rows(Rows rows, std::vector<Alike>& found) {
  std::sort(rows.begin(), rows.end());
  std::vector<std::pair<double, Row64>> order;  // the heaviest first
  for (std::size_t i = 0; i < rows.size();) {
    double weight = 0;
    const Row64 row = rows[i].first;
    for (; i < rows.size() && rows[i].first == row; ++i) weight += rows[i].second;
    order.emplace_back(-weight, row);
  }
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), kRead));
  std::partial_sort(order.begin(), end, order.end());
  for (auto at = order.begin(); at != end; ++at) {
    const auto add = [&](const Row& row) { found.push_back(alike_in(row)); };
    if (auto done = telling_.each(add, at->second); !done) return done;
  }
  return {};
}

Result<std::vector<Alike>> AlikeFinder::alike(const Told& told, std::size_t limit) {
  const std::vector<ToldWord> words = told_words(told);
  Weights weights;
  Rows rows;
  if (auto done = look_up(words, weights, rows); !done) return done.error();
  std::vector<Alike> found;
  if (auto done = add_day(telling_of(told), found); !done) return done.error();
  if (auto done = add_rows(std::move(rows), found); !done) return done.error();

  double whole = 0;
  for (const auto& [word, weight] : weights) whole += weight;
  for (Alike& each : found) weigh(each, weights, whole);
  std::sort(found.begin(), found.end(), [](const Alike& a, const Alike& b) {
    return a.shared != b.shared ? a.shared > b.shared : a.event < b.event;
  });
  // The day's are found by their words too.
  found.erase(
      std::unique(found.begin(), found.end(), [](const Alike& a, const Alike& b) { return a.event == b.event; }),
      found.end());
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace thisday::keep::detail
