#include "ask/rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>

namespace thisday::ask {
namespace {

using keep::Candidate;
using keep::kWeights;

constexpr std::size_t kBalanced = 100;

double points_of_roundness(std::int64_t years) {
  constexpr std::array<double, 6> kPoints = {0,
                                             kWeights.few_years,
                                             kWeights.few_years,
                                             kWeights.quarter_century,
                                             kWeights.half_century,
                                             kWeights.century_years};
  return kPoints[static_cast<std::size_t>(roundness(years))];
}

double points_of_youth(std::int64_t years) {
  return -kWeights.young * std::clamp((45 - static_cast<double>(years)) / 20, 0.0, 1.0);
}

/// Years by hundreds; before AD 1000 by thousands, for few days are known of them.
std::int64_t century_of(std::int64_t year) {
  const std::int64_t step = year < 1000 ? 1000 : 100;
  return (year >= 0 ? year / step : (year - step + 1) / step) * step;
}

/// Takes the best again and again, and lets the others feel it.
class Page {
 public:
  Page(const std::vector<Candidate>& candidates, std::vector<Chosen>& left) : candidates_(candidates), left_(left) {
    states_.resize(left.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
      const Candidate& candidate = candidates[left[i].candidate];
      for (const std::int64_t topic : candidate.topics) topics_.push_back({topic, i});
      if (candidate.year) states_[i].century = index_of(century_of(*candidate.year));
    }
    std::sort(topics_.begin(), topics_.end(),
              [](const About& a, const About& b) { return std::tie(a.topic, a.event) < std::tie(b.topic, b.event); });
  }

  std::vector<Chosen> take(std::size_t count) {
    std::vector<Chosen> chosen;
    while (chosen.size() < count) {
      std::size_t best = left_.size();
      double most = 0;
      for (std::size_t i = 0; i < left_.size(); ++i) {
        if (states_[i].taken) continue;
        const double now = left_[i].score + balance(i, chosen.size());
        if (best != left_.size() && now <= most) continue;
        best = i;
        most = now;
      }
      if (best == left_.size()) break;
      left_[best].balance = balance(best, chosen.size());
      chosen.push_back(left_[best]);
      put(best);
    }
    return chosen;
  }

  /// Those that were not taken, in their order.
  void add_rest(std::vector<Chosen>& chosen) const {
    for (std::size_t i = 0; i < left_.size(); ++i)
      if (!states_[i].taken) chosen.push_back(left_[i]);
  }

 private:
  /// That one of `left_` is about a topic; sorted by both.
  struct About {
    std::int64_t topic = 0;
    std::size_t event = 0;
    int told = 0;  ///< how many were chosen that are about it; counted in the first of the topic
  };
  struct State {
    bool taken = false;
    std::size_t century = 0;  ///< in centuries_; the first is of those without a year
    int shared = 0;           ///< the most that were chosen of any of its topics
  };

  std::size_t index_of(std::int64_t century) {
    const auto [at, fresh] = century_.try_emplace(century, centuries_.size());
    if (fresh) centuries_.push_back(0);
    return at->second;
  }

  [[nodiscard]] double balance(std::size_t i, std::size_t chosen) const {
    const State& state = states_[i];
    // A page that has but begun has no shares to speak of.
    const double all = static_cast<double>(chosen) + 3;
    const double century = state.century == 0 ? 0 : centuries_[state.century] / all;
    const double kind = kinds_[static_cast<std::size_t>(candidates_[left_[i].candidate].kind)] / all;
    const auto& where = candidates_[left_[i].candidate].region;
    const double region = where ? regions_[static_cast<std::size_t>(*where)] / all : 0;
    return -(kWeights.same_region * region + kWeights.same_topic * std::min(state.shared, 4) +
             kWeights.same_century * century + kWeights.same_kind * kind);
  }

  void put(std::size_t i) {
    states_[i].taken = true;
    const Candidate& candidate = candidates_[left_[i].candidate];
    ++centuries_[states_[i].century];
    if (candidate.region) ++regions_[static_cast<std::size_t>(*candidate.region)];
    ++kinds_[static_cast<std::size_t>(candidate.kind)];
    for (const std::int64_t topic : candidate.topics) {
      auto at = std::lower_bound(topics_.begin(), topics_.end(), topic,
                                 [](const About& about, std::int64_t wanted) { return about.topic < wanted; });
      const int told = ++at->told;
      for (; at != topics_.end() && at->topic == topic; ++at)
        states_[at->event].shared = std::max(states_[at->event].shared, told);
    }
  }

  const std::vector<Candidate>& candidates_;
  std::vector<Chosen>& left_;
  std::vector<State> states_;
  std::vector<About> topics_;
  std::unordered_map<std::int64_t, std::size_t> century_;
  std::vector<double> centuries_ = {0};
  std::array<double, 4> kinds_ = {};
  std::array<double, story::kRegions.size()> regions_ = {};
};

}  // namespace

int roundness(std::int64_t years) {
  if (years <= 0) return 0;
  if (years % 100 == 0) return 5;
  if (years % 50 == 0) return 4;
  if (years % 25 == 0) return 3;
  return years == 10 ? 2 : years == 5 ? 1 : 0;
}

double points_of_year(std::optional<std::int64_t> year, std::int64_t readers) {
  if (!year || *year > readers) return 0;
  return points_of_roundness(readers - *year) + points_of_youth(readers - *year);
}

std::vector<keep::Part> year_explained(std::optional<std::int64_t> year, std::int64_t readers) {
  std::vector<keep::Part> parts;
  if (!year || *year > readers) return parts;
  const std::int64_t years = readers - *year;
  if (const double points = points_of_roundness(years); points != 0)
    parts.push_back({"round anniversary", points, fmt::format("{} years", years)});
  if (const double points = points_of_youth(years); points != 0)
    parts.push_back({"young", points, "too near to be judged yet"});
  return parts;
}

std::vector<Chosen> choose(const std::vector<Candidate>& candidates, std::int64_t readers_year, std::size_t limit) {
  std::vector<Chosen> all(candidates.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {i, candidates[i].worth + points_of_year(candidates[i].year, readers_year), 0};
  std::stable_sort(all.begin(), all.end(), [](const Chosen& a, const Chosen& b) { return a.score > b.score; });
  const std::size_t count = limit == 0 ? all.size() : std::min(limit, all.size());
  Page page(candidates, all);
  std::vector<Chosen> chosen = page.take(std::min(count, kBalanced));
  if (chosen.size() < count) page.add_rest(chosen);
  chosen.resize(count);
  return chosen;
}

}  // namespace thisday::ask
