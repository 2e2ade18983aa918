#pragma once
// Which pieces of evidence are one event? A function of the set of them and of nothing else: not of their order, nor of
// what was clustered before.
//
// Pairs that match are taken from the best to the least. Each puts two clusters together, unless
//   - no member of both matches all the others: there must be a core, so that A–B–C–D does not chain A to D;
//   - two items of one work would meet that do not match each other: a list tells each thing once;
//   - the editor parted two of them.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace thisday::keep {

/// One piece of evidence among those that matches connect, directly or not.
struct ClusterNode {
  std::int64_t key = 0;   ///< of the evidence; decides where all else is equal
  std::int64_t work = 0;  ///< the work that it is from
};

/// That the nodes `a` and `b`, indexes, match. Given once for each pair.
struct ClusterMatch {
  std::size_t a = 0;
  std::size_t b = 0;
  double score = 0;
};

/// What stands above all matches. Of bonds that contradict each other, what holds together wins.
struct ClusterBond {
  enum class Kind : std::uint8_t { together, apart };
  std::size_t a = 0;
  std::size_t b = 0;
  Kind kind = Kind::together;
};

/// The clusters, each as indexes in ascending order of key, and they by their first member's key.
std::vector<std::vector<std::size_t>> clusters(const std::vector<ClusterNode>& nodes, std::vector<ClusterMatch> matches,
                                               const std::vector<ClusterBond>& bonds);

}  // namespace thisday::keep
