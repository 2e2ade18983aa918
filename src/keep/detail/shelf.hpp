#pragma once
// What lists are made by, kept ready: for each event its name, time, worth and marks; its days of the year and its
// places. All of it follows from the evidence and the editor's marks, and is made anew when one of them changes.

#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "keep/anniversary.hpp"
#include "keep/detail/shelved.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/detail/topics.hpp"
#include "keep/worth.hpp"

namespace thisday::keep::detail {

class Shelf {
 public:
  using Row64 = std::int64_t;

  explicit Shelf(Database& database) : database_(database) {}

  /// To be called once for each transaction, first.
  void begin();
  /// This evidence is told anew.
  void put(Row64 evidence, const Topics& topics);
  /// This evidence is new, and so is its event, of which there is no row yet. Where nothing else comes to tell of it,
  /// it is put on its shelves without being read again.
  void put(Shelved fresh);
  /// The same, by what the library has of it.
  Result<void> put(Row64 evidence);
  /// This evidence is to go; while its row and details are there still.
  Result<void> drop(Row64 evidence);
  /// All else of this source's events may count otherwise: its work or language has changed.
  Result<void> doubt_source(Row64 source);
  /// Puts what is new on its shelves, the events of this evidence, which may have others than their own, and those
  /// whose topics are told of more or less than before. They must have their final numbers.
  Result<void> settle(const std::vector<Row64>& evidence);

  /// What an event's worth depends on, as the library has it now.
  Result<Facts> facts(Row64 event);

 private:
  /// How many pieces of evidence tell of a topic.
  struct Told {
    int fame_before = 0;
    std::size_t count = 0;
    bool sure = true;  ///< some may have gone since it was counted
  };
  /// A row of `day`, in the order of its key.
  using DayRow =
      std::tuple<int, int, int, double, Row64, std::optional<std::int64_t>, int, bool, std::optional<int>, std::string>;

  void add(Row64 evidence, const Topics& topics);
  Result<void> read_marks();
  Result<Pieces> pieces(Row64 event);
  /// Adds its places to `pieces`, where they are wanted.
  Result<void> add_names(Row64 evidence, Topics& topics, Pieces* pieces);
  Result<Topics> topics_of_row(Row64 evidence);
  Result<int> fame_of(Topic topic);
  /// Adds what depends on other events, and the editor's marks.
  Result<void> complete(Shelved& shelved, const std::vector<std::int64_t>& keys);
  /// As the library has it now; none where it is no more.
  Result<std::optional<Shelved>> made(Row64 event);
  Result<void> refresh(Row64 event);
  /// Writes what put() was given of events that `touched` does not speak of.
  Result<void> put_fresh(const std::unordered_set<Row64>& touched, std::set<Row64>& events);
  Result<void> put_places(const Shelved& shelved);
  Result<void> put_days();
  Result<std::size_t> told(Topic topic);
  /// Writes the topics that put() was given, and finds which events they make more or less known.
  Result<void> settle_topics(std::set<Row64>& events);
  Result<Told*> note(Topic topic);

  Database& database_;
  std::vector<std::pair<Topic, Row64>> fresh_;
  std::vector<Shelved> fresh_events_;
  std::vector<Row64> again_;                 ///< evidence that was told anew
  std::unordered_map<Topic, Told> touched_;  ///< topics
  std::unordered_map<Topic, int> now_;       ///< the fame of topics, while events are put on their shelves
  std::unordered_set<std::int64_t> hidden_;
  std::unordered_set<std::int64_t> lead_;
  std::unordered_set<std::int64_t> sensitive_;  ///< keys that the editor has marked
  std::vector<DayRow> days_;
  std::set<Row64> doubted_;  ///< events

  Statement marks_{database_, "SELECT key, what FROM mark"};
  Statement links_of_{database_, "SELECT links, linked FROM evidence WHERE id = ?1"};
  Statement names_of_{
      database_, "SELECT role, words, latitude, longitude, country FROM detail WHERE evidence = ?1 ORDER BY position"};
  Statement put_about_{database_, "INSERT OR IGNORE INTO about VALUES (?1, ?2)"};
  Statement drop_about_{database_, "DELETE FROM about WHERE topic = ?1 AND evidence = ?2"};
  Statement told_{database_, "SELECT count(*) FROM (SELECT 1 FROM about WHERE topic = ?1 LIMIT 64)"};
  Statement about_{database_,
                   "SELECT v.event FROM about a JOIN evidence v ON v.id = a.evidence WHERE a.topic = ?1 LIMIT 64"};
  Statement event_of_{database_, "SELECT event FROM evidence WHERE id = ?1"};
  Statement events_of_{database_, "SELECT DISTINCT event FROM evidence WHERE source = ?1"};
  Statement pieces_{database_,
                    "SELECT v.id, v.key, v.id = e.lead, s.format, v.headline, v.quote, v.calendar, v.date, v.earliest, "
                    "v.latest, v.recurrence, CASE s.work WHEN '' THEN s.path ELSE s.work END, s.language, v.kind, "
                    "v.sensitive, s.name, v.links, v.linked FROM evidence v JOIN event e ON e.id = v.event "
                    "JOIN source s ON s.id = v.source WHERE v.event = ?1 ORDER BY v.id <> e.lead, v.key"};
  Statement put_event_{database_, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
  Statement change_event_{database_,
                          "UPDATE event SET name = ?2, kind = ?3, earliest = ?4, latest = ?5, reach = ?6, worth = ?7, "
                          "hidden = ?8, sensitive = ?9 WHERE id = ?1"};
  Statement drop_days_{database_, "DELETE FROM day WHERE event = ?1"};
  Statement drop_spots_{database_, "DELETE FROM spot WHERE event = ?1"};
  Statement put_day_{database_, "INSERT OR IGNORE INTO day VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
  Statement put_spot_{database_, "INSERT OR IGNORE INTO spot VALUES (?1, ?2, ?3, ?4, ?5)"};
};

}  // namespace thisday::keep::detail
