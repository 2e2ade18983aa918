#pragma once
// The questions that a library is asked, in SQL.

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "keep/anniversary.hpp"
#include "keep/detail/pictures.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/editor.hpp"
#include "keep/figures.hpp"
#include "keep/search.hpp"
#include "keep/store.hpp"
#include "story/entry.hpp"
#include "story/event.hpp"
#include "story/source.hpp"

namespace thisday::keep::detail {

/// What a row of `detail` tells.
enum class Role : std::uint8_t { party, place, subject, quantity };

/// The `format` of the source that holds what the editor says.
inline constexpr std::string_view kEditorFormat = "editor";

/// A name, 16 hexadecimal digits, as the 64 bits that it stands for; none for any other text.
std::optional<std::int64_t> bits(std::string_view name);

/// The lines of a text, each without its end.
std::vector<std::string> lines(const std::string& text);

/// Links in the form of the column `linked`; what is not of that form is left out.
std::vector<story::Link> links_in(const std::string& text);

/// The date in columns `at` (calendar), `at` + 1 (EDTF) and `at` + 2 (words).
Result<std::optional<when::Date>> date_in(const Row& row, int at);

/// Row numbers of events.
using Rows = std::vector<std::int64_t>;

class Reader {
 public:
  explicit Reader(Database& database) : database_(database) {}

  Result<Rows> on(const std::vector<MonthDay>& days);
  Result<Rows> ongoing(const std::vector<MonthDay>& days, when::DayNumber today);
  Result<Rows> overlapping(const when::Span& span);
  Result<std::vector<Movable>> movable();
  /// By the key of any evidence that it has or had.
  Result<Rows> keyed(std::int64_t key);

  Result<std::vector<Candidate>> candidates(const Candidates& wanted);
  Result<std::vector<Kin>> kin(std::int64_t event);
  Result<std::vector<double>> worths(const std::vector<story::EventId>& ids);
  Result<Found> search(const Search& search);
  Result<Density> density(const Search& search, const Grid& grid);
  /// The event at a place among the better half of a selection, or none.
  Result<Rows> pick(const Search& search, std::uint64_t place);
  Result<Statistics> statistics();
  Result<std::vector<Statistics::Day>> days();

  /// These events, in this order. One that is no more has no name.
  Result<Credited> in_order(const Rows& rows);

  /// What each piece of evidence of one event tells, as its source told it, in the order of the event's evidence.
  Result<std::vector<story::Event>> tellings(std::int64_t event);
  /// The same of all evidence of one source, by key.
  Result<std::vector<story::Event>> told_by(std::string_view source);
  Result<std::vector<Bond>> bonds();
  Result<std::vector<Marked>> marks();

  /// These events with all that is told of them, by id, each once. A handful of queries, however many they are.
  Result<std::vector<story::Event>> events(Rows rows);

  Result<std::vector<story::Source>> sources();
  Result<std::optional<story::Source>> source(std::string_view name);
  Result<std::vector<story::Entry>> entries();
  Result<std::vector<story::Entry>> entries_on(const std::vector<MonthDay>& days);
  Result<std::optional<story::Entry>> entry(std::string_view slug);
  Result<std::optional<std::string>> picture(std::string_view name) { return pictures_.bytes(name); }
  std::int64_t event_count();
  Result<std::int64_t> version();

 private:
  struct Named {
    story::SourceId name;
    story::Source source;
  };
  /// The events, and beside each the row of the evidence that leads and its own.
  struct Told {
    std::vector<story::Event> events;
    std::vector<std::int64_t> leads;
    Rows rows = {};                                        ///< of the events, ascending
    std::unordered_map<std::int64_t, Named> sources = {};  ///< of their evidence, by row
  };
  /// `rows` ascending.
  Result<Told> told(const Rows& rows);
  /// Read once for all of `told`.
  Result<const Named*> source_of_row(std::int64_t row, Told& told);
  Result<void> add_details(Told& told);
  template <class Of>
  Result<std::vector<story::Event>> each_told(Statement& evidence, const Of& of);

  Result<void> count_events(Statistics& all);
  Result<void> count_sources(Statistics& all);

  Database& database_;
  Statement on_{database_,
                "SELECT v.event FROM anniversary a JOIN evidence v ON v.id = a.evidence "
                "WHERE a.calendar = ?1 AND a.month = ?2 AND a.day = ?3"};
  Statement candidates_{database_,
                        "SELECT event, worth, year, kind, topics, sensitive, region FROM day "
                        "WHERE calendar = ?1 AND month = ?2 AND day = ?3 ORDER BY worth DESC, event"};
  Statement dated_{database_,
                   "SELECT d.event, d.worth, d.year, d.kind, d.topics, d.sensitive, d.region "
                   "FROM event e JOIN day d ON d.event = e.id WHERE e.reach = 0 AND e.earliest = ?1 AND e.hidden = 0"};
  Statement worth_{database_, "SELECT e.worth FROM evidence v JOIN event e ON e.id = v.event WHERE v.key = ?1"};
  Statement about_{database_,
                   "SELECT v.event FROM about a JOIN evidence v ON v.id = a.evidence WHERE a.topic = ?1 LIMIT 64"};
  Statement topics_{database_, "SELECT topics FROM day WHERE event = ?1 LIMIT 1"};
  Statement kin_{database_,
                 "SELECT earliest, latest, worth, kind, sensitive FROM event "
                 "WHERE id = ?1 AND hidden = 0 AND reach IS NOT NULL"};
  Statement ongoing_{database_,
                     "SELECT v.event, o.first, o.last FROM ongoing o JOIN evidence v ON v.id = o.evidence "
                     "WHERE o.calendar = ?1"};
  Statement overlapping_{database_,
                         "SELECT v.event FROM dated d JOIN evidence v ON v.id = d.evidence "
                         "WHERE d.earliest <= ?2 AND d.latest >= ?1"};
  Statement movable_{database_,
                     "SELECT e.id, e.worth, e.kind, v.recurrence FROM evidence v JOIN event e ON e.lead = v.id AND "
                     "e.id = v.event WHERE v.movable AND e.hidden = 0 ORDER BY e.name"};
  Statement keyed_{database_, "SELECT event FROM evidence WHERE key = ?1"};
  Statement redirected_{database_, "SELECT event FROM redirect WHERE key = ?1"};
  Statement told_{database_,
                  "SELECT v.event, v.key, v.id = e.lead, v.id, v.kind, v.headline, v.calendar, v.date, v.words, "
                  "v.recurrence, v.source, v.range_begin, v.range_end, v.quote, v.links, v.linked, e.hidden, "
                  "EXISTS (SELECT 1 FROM mark WHERE key = v.key AND what = 1), e.sensitive "
                  "FROM json_each(?1) j CROSS JOIN event e ON e.id = j.value CROSS JOIN evidence v ON v.event = e.id"};
  Statement tellings_{database_,
                      "SELECT v.id, v.key, v.kind, v.headline, v.calendar, v.date, v.words, v.recurrence, s.name, "
                      "v.range_begin, v.range_end, v.quote, v.links, v.linked, v.sensitive FROM evidence v "
                      "JOIN source s ON s.id = v.source WHERE v.event = ?1"};
  Statement told_by_{database_,
                     "SELECT v.id, v.key, v.kind, v.headline, v.calendar, v.date, v.words, v.recurrence, s.name, "
                     "v.range_begin, v.range_end, v.quote, v.links, v.linked, v.sensitive FROM evidence v "
                     "JOIN source s ON s.id = v.source WHERE s.name = ?1"};
  Statement bonds_{
      database_,
      "SELECT b.a, b.b, b.apart, b.note, s.name FROM bond b LEFT JOIN source s ON s.id = b.source ORDER BY b.a, b.b"};
  Statement marks_{database_, "SELECT key, what, note FROM mark ORDER BY key, what"};
  Statement details_{database_,
                     "SELECT evidence, role, words, latitude, longitude, value, unit, hedge, country FROM detail "
                     "WHERE evidence IN (SELECT value FROM json_each(?1)) ORDER BY evidence, position"};
  Statement sources_{database_,
                     "SELECT path, title, url, author, licence, language, work, format, hash FROM source "
                     "ORDER BY path, work"};
  Statement source_{
      database_, "SELECT path, title, url, author, licence, language, work, format, hash FROM source WHERE name = ?1"};
  Statement source_of_row_{
      database_,
      "SELECT path, title, url, author, licence, language, work, format, hash, name FROM source WHERE id = ?1"};
  Result<void> add_files(story::Entry& entry);
  Pictures pictures_{database_};
  Statement entries_{database_,
                     "SELECT n.slug, s.name, n.calendar, n.date, n.words, n.title, n.summary, n.body, n.picture, "
                     "n.alt, n.credit FROM entry n JOIN source s ON s.id = n.source ORDER BY n.slug"};
  Statement entries_on_{database_,
                        "SELECT n.slug, s.name, n.calendar, n.date, n.words, n.title, n.summary, n.body, n.picture, "
                        "n.alt, n.credit FROM entry_anniversary a JOIN entry n ON n.id = a.entry "
                        "JOIN source s ON s.id = n.source "
                        "WHERE a.calendar = ?1 AND a.month = ?2 AND a.day = ?3 ORDER BY n.slug"};
  Statement entry_{database_,
                   "SELECT n.slug, s.name, n.calendar, n.date, n.words, n.title, n.summary, n.body, n.picture, "
                   "n.alt, n.credit FROM entry n JOIN source s ON s.id = n.source WHERE n.slug = ?1"};
  Statement version_{database_, "PRAGMA data_version"};
  Statement event_count_{database_, "SELECT count(*) FROM event"};
};

}  // namespace thisday::keep::detail
