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
  /// This evidence is new, or told anew.
  void put(Row64 evidence, const Topics& topics);
  /// The same, by what the library has of it.
  Result<void> put(Row64 evidence);
  /// This evidence is to go; while its row and details are there still.
  Result<void> drop(Row64 evidence);
  /// All else of this source's events may count otherwise: its work or language has changed.
  Result<void> doubt_source(Row64 source);
  /// Puts the events of this evidence on their shelves, and those whose topics are told of more or less than before.
  /// They must have their final numbers.
  Result<void> settle(const std::vector<Row64>& evidence);

  /// What an event's worth depends on, as the library has it now.
  Result<Facts> facts(Row64 event);

 private:
  /// What one piece of evidence adds to its event.
  struct Piece {
    Row64 evidence = 0;
    std::int64_t key = 0;
    bool leads = false;
    bool editors = false;
    std::string headline;
    std::string quote;
    std::optional<when::Date> date;
    std::optional<std::int64_t> earliest;
    std::optional<std::int64_t> latest;
    std::string recurrence;
    std::string work;
    std::string language;
    story::Kind kind = story::Kind::event;
    bool sensitive = false;
    std::string name;  ///< Evidence::key()
  };
  struct Spot {
    double latitude;
    double longitude;
  };
  /// An event as it is to stand on its shelves.
  struct Made {
    std::vector<Piece> pieces;  ///< the one that leads first
    Topics topics;
    std::vector<Spot> spots;
    std::optional<int> region;
    bool hidden = false;
    bool lead = false;
    bool sensitive = false;
    bool shelved = false;  ///< there is something of it to be taken off
  };
  /// A row of `day`, in the order of its key.
  using DayRow =
      std::tuple<int, int, int, double, Row64, std::optional<std::int64_t>, int, bool, std::optional<int>, std::string>;

  Result<void> read_marks();
  Result<Made> made(Row64 event);
  /// Adds its places to `made`, where they are wanted.
  Result<Topics> topics_of_row(Row64 evidence, Made* made);
  Facts facts_of(const Made& made, const std::vector<int>& fames) const;
  Result<std::vector<int>> fames(const Topics& topics);
  Result<void> refresh(Row64 event);
  Result<void> refresh_days(Row64 event, const Made& made, double worth);
  Result<std::size_t> told(Topic topic);
  /// Writes what put() was given, and finds which events it makes more or less known.
  Result<void> settle_topics(std::set<Row64>& events);
  Result<void> note(Topic topic);

  Database& database_;
  std::vector<std::pair<Topic, Row64>> fresh_;
  std::unordered_map<Topic, int> before_;  ///< the fame that touched topics had
  std::unordered_map<Topic, int> now_;     ///< and have, while events are refreshed
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
                    "v.sensitive, e.name IS NOT NULL, s.name FROM evidence v JOIN event e ON e.id = v.event "
                    "JOIN source s ON s.id = v.source WHERE v.event = ?1 ORDER BY v.id <> e.lead, v.key"};
  Statement put_event_{database_,
                       "UPDATE event SET name = ?2, kind = ?3, earliest = ?4, latest = ?5, reach = ?6, worth = ?7, "
                       "hidden = ?8, sensitive = ?9 WHERE id = ?1"};
  Statement drop_days_{database_, "DELETE FROM day WHERE event = ?1"};
  Statement drop_spots_{database_, "DELETE FROM spot WHERE event = ?1"};
  Statement put_day_{database_, "INSERT OR IGNORE INTO day VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
  Statement put_spot_{database_, "INSERT OR IGNORE INTO spot VALUES (?1, ?2, ?3, ?4, ?5)"};
};

/// The square of one degree that a place lies in, as `spot` has it.
std::int64_t square_of(double latitude, double longitude);

/// The least n with latest - earliest < 4^n; 40 where a side is open.
int reach_of(std::int64_t earliest, std::int64_t latest);
inline constexpr int kOpenReach = 40;

/// Whether a quote says more than its headline.
bool stands_alone(std::string_view quote, std::string_view headline);

}  // namespace thisday::keep::detail
