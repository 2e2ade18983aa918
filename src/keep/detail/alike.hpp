#pragma once
// Finds what may be told of the same as something by its rarest words, in the index of search.
//
// How rare a word is, is found while its tellings are taken: a few hundred at most, and a word that has more is common.
// So the time for one question does not grow with the library.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "keep/alike.hpp"
#include "keep/detail/sqlite.hpp"

namespace thisday::keep::detail {

class AlikeFinder {
 public:
  explicit AlikeFinder(Database& database) : database_(database) {}

  /// The most alike first, `limit` at most.
  Result<std::vector<Alike>> alike(const Told& told, std::size_t limit);

 private:
  using Row64 = std::int64_t;
  /// Words weighed by how rare they are here, by hash.
  using Weights = std::unordered_map<std::uint32_t, double>;
  /// Evidence and what a looked-up word weighs that it has, once for each such word.
  using Rows = std::vector<std::pair<Row64, double>>;

  Result<void> look_up(const std::vector<ToldWord>& words, Weights& weights, Rows& rows);
  /// The evidence that has all these words; none where that is too much to look at.
  Result<const std::vector<Row64>*> having(const std::string& query);
  Result<void> add_day(const Telling& asked, std::vector<Alike>& found);
  Result<void> add_rows(Rows rows, std::vector<Alike>& found);
  Result<double> size();

  Database& database_;
  double size_ = 0;  // of the library, when it was first asked; what is rare does not change within a session
  std::unordered_map<std::string, std::vector<Row64>> known_;
  std::unordered_set<std::string> common_;
  std::size_t known_rows_ = 0;

  Statement having_{database_, "SELECT rowid FROM telling WHERE telling MATCH ?1 LIMIT ?2"};
  Statement telling_{database_,
                     "SELECT v.key, v.kind, v.calendar, v.earliest, v.latest, d.features FROM evidence v JOIN dated d "
                     "ON d.earliest = v.earliest AND d.latest = v.latest AND d.evidence = v.id WHERE v.id = ?1"};
  Statement on_day_{database_,
                    "SELECT v.key, d.kind, d.calendar, d.earliest, d.latest, d.features FROM dated d "
                    "JOIN evidence v ON v.id = d.evidence WHERE d.earliest = ?1 AND d.latest = ?1"};
};

}  // namespace thisday::keep::detail
