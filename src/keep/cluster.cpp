#include "keep/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace thisday::keep {
namespace {

class Clustering {
 public:
  Clustering(const std::vector<ClusterNode>& nodes, const std::vector<ClusterMatch>& matches,
             const std::vector<ClusterBond>& bonds)
      : nodes_(nodes), cluster_(nodes.size()), members_(nodes.size()) {
    std::iota(cluster_.begin(), cluster_.end(), std::size_t{0});
    for (std::size_t i = 0; i < nodes.size(); ++i) members_[i] = {i};
    for (const ClusterBond& bond : bonds) {
      if (bond.kind == ClusterBond::Kind::together)
        put_together(cluster_[bond.a], cluster_[bond.b]);
      else
        parted_.insert(pair(bond.a, bond.b));
    }
    bonded_ = cluster_;
    for (const ClusterMatch& match : matches) matched_.insert(pair(bonded_[match.a], bonded_[match.b]));
  }

  void join(const ClusterMatch& match) {
    const std::size_t a = cluster_[match.a];
    const std::size_t b = cluster_[match.b];
    if (a != b && may_meet(members_[a], members_[b]) && has_core(members_[a], members_[b])) put_together(a, b);
  }

  std::vector<std::vector<std::size_t>> take() {
    std::erase_if(members_, [](const auto& cluster) { return cluster.empty(); });
    const auto by_key = [this](std::size_t a, std::size_t b) { return nodes_[a].key < nodes_[b].key; };
    for (auto& cluster : members_) std::sort(cluster.begin(), cluster.end(), by_key);
    std::sort(members_.begin(), members_.end(),
              [&](const auto& a, const auto& b) { return by_key(a.front(), b.front()); });
    return std::move(members_);
  }

 private:
  using Members = std::vector<std::size_t>;

  static std::uint64_t pair(std::size_t a, std::size_t b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | static_cast<std::uint64_t>(std::max(a, b));
  }
  /// Whether two match, those that are bonded counting as one.
  [[nodiscard]] bool match(std::size_t a, std::size_t b) const {
    return bonded_[a] == bonded_[b] || matched_.contains(pair(bonded_[a], bonded_[b]));
  }

  [[nodiscard]] bool may_meet(const Members& left, const Members& right) const {
    for (const std::size_t a : left)
      for (const std::size_t b : right) {
        if (parted_.contains(pair(a, b))) return false;
        if (nodes_[a].work == nodes_[b].work && !match(a, b)) return false;
      }
    return true;
  }

  [[nodiscard]] bool has_core(const Members& left, const Members& right) const {
    const auto matches_all = [this](std::size_t core, const Members& members) {
      return std::all_of(members.begin(), members.end(), [&](std::size_t member) { return match(core, member); });
    };
    const auto core_in = [&](const Members& members) {
      return std::any_of(members.begin(), members.end(),
                         [&](std::size_t core) { return matches_all(core, left) && matches_all(core, right); });
    };
    return core_in(left) || core_in(right);
  }

  void put_together(std::size_t into, std::size_t from) {
    if (into == from) return;
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    for (const std::size_t member : members_[from]) cluster_[member] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
  }

  const std::vector<ClusterNode>& nodes_;
  std::vector<std::size_t> cluster_;           // of each node
  std::vector<Members> members_;               // of each cluster
  std::vector<std::size_t> bonded_;            // what the bonds alone put each node in
  std::unordered_set<std::uint64_t> matched_;  // of those
  std::unordered_set<std::uint64_t> parted_;
};

}  // namespace

std::vector<std::vector<std::size_t>> clusters(const std::vector<ClusterNode>& nodes, std::vector<ClusterMatch> matches,
                                               const std::vector<ClusterBond>& bonds) {
  const auto order = [&](const ClusterMatch& match) {
    const auto [low, high] = std::minmax(nodes[match.a].key, nodes[match.b].key);
    return std::tuple(-match.score, low, high);
  };
  std::sort(matches.begin(), matches.end(),
            [&](const ClusterMatch& a, const ClusterMatch& b) { return order(a) < order(b); });
  Clustering clustering(nodes, matches, bonds);
  for (const ClusterMatch& match : matches) clustering.join(match);
  return clustering.take();
}

}  // namespace thisday::keep
