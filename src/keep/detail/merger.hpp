#pragma once
// One event once: compares what an import brought with what may be the same, and makes events of what matches.
//
// A pair that matches stays in `likeness` for as long as both its pieces of evidence do. The evidence that likeness and
// bonds connect is clustered anew whenever some of it changes; all else is left alone. Both depend on nothing but the
// evidence itself, so the order of imports leaves no trace.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "keep/cluster.hpp"
#include "keep/detail/features.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/match.hpp"

namespace thisday::keep::detail {

class Merger {
 public:
  using Row64 = std::int64_t;

  explicit Merger(Database& database) : database_(database) {}

  /// To be called once for each transaction, first.
  Result<void> begin();

  /// This evidence is new, or tells other things than before. Writes by what it is found.
  Result<void> changed(Row64 evidence, std::int64_t key, Row64 source, Telling telling);
  /// The same, by what the library has of it.
  Result<void> changed(Row64 evidence);
  /// This evidence is found no more.
  Result<void> drop(Row64 evidence);
  /// This evidence may belong to another event than it does.
  void doubt(Row64 evidence) { dirty_.insert(evidence); }
  /// This evidence is no more.
  void gone(Row64 evidence) { dirty_.erase(evidence); }
  /// Forgets what this evidence matched, and doubts all that was one event with it. Before it goes, or is told anew.
  Result<void> part(Row64 evidence, Row64 event);

  [[nodiscard]] std::size_t waiting() const { return fresh_.size(); }

  /// The number of an event that is to be.
  Row64 new_event() { return next_event_++; }

  /// Settles all that was changed or doubted. Returns how many events became part of others.
  Result<std::size_t> settle();
  /// The evidence of which the last settle() found that it is, or was, one event with other evidence.
  [[nodiscard]] const std::vector<Row64>& settled() const { return settled_; }

 private:
  struct Candidate {
    Row64 evidence = 0;
    Telling telling;
  };
  /// Rows of `dated` and `person` yet to be written.
  struct Dated {
    std::int64_t earliest = 0;
    std::int64_t latest = 0;
    Row64 evidence = 0;
    Row64 source = 0;
    story::Kind kind = story::Kind::event;
    when::Calendar calendar = when::Calendar::gregorian;
    std::string features;
  };
  using Person = std::pair<std::int64_t, Row64>;  // clue and evidence
  using Group = std::vector<Candidate>;
  /// A row of `dated` as it stands there.
  struct Packed {
    Row64 evidence = 0;
    Row64 source = 0;
    story::Kind kind = story::Kind::event;
    when::Calendar calendar = when::Calendar::gregorian;
    std::string features;
    Signature signature;
  };
  using PackedGroup = std::vector<Packed>;
  using Border = std::pair<std::int64_t, std::int64_t>;  // earliest and latest day
  /// How many events of a day came and went since the last settle().
  struct Change {
    std::size_t came = 0;
    std::size_t went = 0;
    std::optional<std::size_t> now = {};  ///< how many there are, once they were counted
  };

  /// A node of a component, with what is needed to give it its event.
  struct Node {
    Row64 evidence = 0;
    Row64 event = 0;
    std::string key = {};  // as text: of equal standing the smallest leads
    int standing = 0;      // of its source: the smallest leads
  };
  struct Component {
    std::vector<Node> nodes;
    std::vector<ClusterNode> cluster_nodes;
    std::vector<ClusterMatch> matches;
    std::vector<ClusterBond> bonds;
  };
  /// What the clusters of one settle() have taken and left.
  struct Rows {
    std::unordered_set<Row64> taken;
    std::map<Row64, Row64> left;  // an event, and which has its first evidence now
  };

  /// Writes what waits, in the order of its keys: into a large library that is far less work than as it comes.
  Result<void> write_waiting();
  Result<void> compare_fresh();
  Result<void> compare_dated(const std::vector<Candidate>& fresh);
  Result<void> compare_undated(const Candidate& fresh);
  Result<void> compare_namesakes(const Candidate& fresh);
  Result<void> compare(const Candidate& fresh, const Group& others);
  /// `least`: so many words two must have in common at least.
  struct Pairing {
    Border border;
    Crowd crowd = Crowd::few;
    int least = 1;
  };
  Result<void> compare(const Candidate& fresh, const Signature& signature, const Pairing& pairing,
                       const PackedGroup& others);
  /// With what began on the same day and lasted longer or less long.
  Result<void> compare_begun(const Candidate& fresh, const Signature& signature, int least);
  Result<Crowd> crowd_about(const Candidate& fresh);
  /// Compares anew what was there before, on days of which so much more or less is told now that another score counts.
  Result<void> compare_crowded();
  Result<void> compare_again(Border day, const PackedGroup& group, Crowd crowd);
  Result<void> matched(Row64 a, Row64 b, double score);
  Result<void> unmatched(Row64 a, Row64 b);

  Result<const PackedGroup*> group(Border border);
  /// Takes all groups that begin on these days in one go.
  Result<void> load(std::int64_t first, std::int64_t last);
  Result<void> load_ahead(std::vector<Candidate>::const_iterator from, std::vector<Candidate>::const_iterator to);
  /// Of a row of evidence, by its words.
  Candidate read(const Row& row);
  static Packed packed_in(const Row& row);
  static std::size_t events_in(const PackedGroup& group);
  static Telling telling_of_packed(const Packed& packed, Border border);
  std::int64_t work_of(Row64 source);

  Result<Component> component(Row64 evidence, std::unordered_set<Row64>& seen);
  Result<void> add_node(Component& component, Row64 evidence);
  Result<void> cluster(const Component& component, Rows& rows);
  Result<void> give_event(const Component& component, const std::vector<std::size_t>& members, Rows& rows);
  Result<std::size_t> drop_left(const Rows& rows);

  Database& database_;
  std::vector<Candidate> fresh_;
  std::vector<Dated> waiting_dated_;
  std::vector<Person> waiting_persons_;
  std::set<Row64> dirty_;
  std::vector<Row64> settled_;
  std::unordered_set<Row64> fresh_now_;
  std::map<Border, PackedGroup> groups_;
  std::unordered_map<std::int64_t, Change> changes_;  // of days
  std::int64_t loaded_to_ = 0;  // all groups that begin before this day are in groups_, from loaded_from_ on
  std::int64_t loaded_from_ = 0;
  std::unordered_map<Row64, std::int64_t> works_;
  Row64 next_event_ = 0;
  bool bonds_there_ = false;  // before this transaction

  Statement telling_{database_,
                     "SELECT id, kind, source, calendar, earliest, latest, headline, quote, links, linked, key "
                     "FROM evidence WHERE id = ?1"};
  Statement put_dated_{database_, "INSERT INTO dated VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
  Statement drop_dated_{database_, "DELETE FROM dated WHERE earliest = ?1 AND latest = ?2 AND evidence = ?3"};
  Statement put_person_{database_, "INSERT OR IGNORE INTO person VALUES (?1, ?2)"};
  Statement drop_person_{database_, "DELETE FROM person WHERE clue = ?1 AND evidence = ?2"};
  Statement between_{database_,
                     "SELECT evidence, kind, source, calendar, earliest, latest, features FROM dated "
                     "WHERE earliest = ?1 AND latest = ?2"};
  Statement range_{database_,
                   "SELECT evidence, kind, source, calendar, earliest, latest, features FROM dated "
                   "WHERE earliest >= ?1 AND earliest < ?2"};
  Statement same_day_{
      database_,
      "SELECT v.id, v.kind, v.source, v.calendar, v.earliest, v.latest, v.headline, v.quote, v.links, v.linked "
      "FROM anniversary x JOIN anniversary y USING (calendar, month, day) "
      "JOIN evidence v ON v.id = y.evidence WHERE x.evidence = ?1 AND v.earliest IS NULL"};
  Statement same_rule_{
      database_,
      "SELECT v.id, v.kind, v.source, v.calendar, v.earliest, v.latest, v.headline, v.quote, v.links, v.linked "
      "FROM evidence x JOIN evidence v ON v.recurrence = x.recurrence "
      "WHERE x.id = ?1 AND x.movable AND v.movable"};
  Statement namesakes_{
      database_,
      "SELECT v.id, v.kind, v.source, v.calendar, v.earliest, v.latest, v.headline, v.quote, v.links, v.linked "
      "FROM person p JOIN evidence v ON v.id = p.evidence WHERE p.clue = ?1 AND p.evidence <> ?2"};
  Statement work_{database_, "SELECT CASE work WHEN '' THEN path ELSE work END FROM source WHERE id = ?1"};
  Statement put_likeness_{database_, "INSERT OR REPLACE INTO likeness VALUES (?1, ?2, ?3)"};
  Statement alike_{database_, "SELECT other, score FROM likeness WHERE evidence = ?1"};
  Statement drop_likeness_{database_, "DELETE FROM likeness WHERE evidence = ?1"};
  Statement drop_other_{database_, "DELETE FROM likeness WHERE evidence = ?1 AND other = ?2"};
  Statement members_{database_, "SELECT id FROM evidence WHERE event = ?1"};
  Statement node_{database_,
                  "SELECT v.event, v.key, v.source, s.name, v.calendar, v.date, v.quote, s.format FROM evidence v "
                  "JOIN source s ON s.id = v.source WHERE v.id = ?1"};
  Statement bonds_{database_,
                   "SELECT v.id, b.apart FROM bond b JOIN evidence v ON v.key = b.b WHERE b.a = ?1 "
                   "UNION ALL SELECT v.id, b.apart FROM bond b JOIN evidence v ON v.key = b.a WHERE b.b = ?1"};
  Statement bonded_{database_, "SELECT 1 FROM bond WHERE a = ?1 UNION ALL SELECT 1 FROM bond WHERE b = ?1"};
  Statement move_{database_, "UPDATE evidence SET event = ?2 WHERE id = ?1"};
  Statement put_event_{database_,
                       "INSERT INTO event (id, lead) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET lead = ?2"};
  Statement move_redirects_{database_, "UPDATE redirect SET event = ?2 WHERE event = ?1"};
  Statement drop_event_{database_, "DELETE FROM event WHERE id = ?1"};
};

}  // namespace thisday::keep::detail
