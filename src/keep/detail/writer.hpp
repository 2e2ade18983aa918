#pragma once
// The changes that an import makes, in SQL: one transaction for each source.

#include <optional>
#include <string>
#include <unordered_set>

#include "keep/anniversary.hpp"
#include "keep/detail/merger.hpp"
#include "keep/detail/shelf.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/store.hpp"

namespace thisday::keep::detail {

class Writer {
 public:
  explicit Writer(Database& database) : database_(database), merger_(database), shelf_(database) {}

  [[nodiscard]] bool busy() const { return source_ != 0; }  ///< between begin() and commit() or rollback()

  /// `append`: what the source had stays, unless it is told again or retracted.
  enum class How : std::uint8_t { replace, append };
  Result<void> begin(const story::Source& source, How how = How::replace);
  /// A transaction of no source, for what the editor does to events.
  Result<void> begin_edit();
  Result<void> add(const story::Event& event);
  Result<void> add(const story::Entry& entry);
  /// This evidence goes when the transaction is committed.
  void retract(std::int64_t evidence) { before_.insert(evidence); }
  /// This evidence may belong to another event than it does.
  void doubt(std::int64_t evidence) { merger_.doubt(evidence); }
  Result<Kept> commit();
  void rollback();

  /// How many pieces of evidence went; none where there is no such source. A transaction of its own.
  Result<std::optional<std::size_t>> forget(std::string_view source);

 private:
  using Row64 = std::int64_t;
  struct Known {
    Row64 evidence;
    Row64 event;
    std::int64_t digest;
  };

  /// Remembers that the transaction is spoilt, so that nothing more is added to it and it is not committed.
  Result<void> noted(Result<void> done);
  Result<void> start();
  Result<void> keep(const story::Event& event);
  Result<void> keep(const story::Entry& entry);
  Result<Row64> keep_source(const story::Source& source);
  Result<std::optional<Known>> known(std::int64_t key);
  /// Writes what is told again of evidence that is there.
  Result<void> retell(const Known& known, std::int64_t key, const story::Event& told, const story::Evidence& why);
  /// Writes what one piece of evidence tells of an event, under the row number that `piece` has for it.
  Result<void> tell(const Piece& piece, Row64 event, const story::Event& told, const story::Evidence& why);
  /// What it adds to its event, as the only one that tells it.
  [[nodiscard]] Piece piece_of(Row64 evidence, std::int64_t key, const story::Event& told,
                               const story::Evidence& why) const;
  Result<void> tell_details(Row64 evidence, const story::Event& told, const std::string& quote);
  /// Takes out one piece of evidence and all that hangs on it.
  Result<void> drop(Row64 evidence);
  /// What one source tells as one event is one, whatever it looks like.
  Result<void> bind(const std::vector<std::int64_t>& keys);
  Result<void> drop_bonds();
  /// Compares what has been added so far with the rest of the library.
  Result<void> merge();
  Result<std::string> free_slug(const std::string& wanted);
  Result<void> remove_vanished();

  Database& database_;
  Merger merger_;
  Shelf shelf_;
  static constexpr Row64 kNoSource = -1;
  Row64 source_ = 0;  ///< 0: no transaction
  story::SourceId source_id_;
  story::Source told_by_;  ///< the source that is being told
  Row64 next_evidence_ = 0;
  std::unordered_set<Row64> before_;  ///< evidence that the source had and has not told again
  Kept kept_;
  std::size_t fresh_ = 0;     ///< evidence not known before
  std::size_t absorbed_ = 0;  ///< events that became part of others
  std::optional<Error> spoilt_;

  Statement counted_as_{database_, "SELECT id FROM source WHERE name = ?1 AND (work, language) <> (?2, ?3)"};
  Statement find_source_{database_, "SELECT id FROM source WHERE name = ?1"};
  Statement put_source_{database_,
                        "INSERT INTO source (name, path, title, url, author, licence, language, work, format, hash) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (name) DO UPDATE SET path = ?2, "
                        "title = ?3, url = ?4, author = ?5, licence = ?6, language = ?7, work = ?8, format = ?9, "
                        "hash = ?10"};
  Statement before_of_{database_, "SELECT id FROM evidence WHERE source = ?1"};
  Statement known_{database_, "SELECT id, event, digest FROM evidence WHERE key = ?1"};
  Statement drop_event_{database_, "DELETE FROM event WHERE id = ?1"};
  Statement put_evidence_{database_,
                          "INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                          "?15, ?16, ?17, ?18, ?19, ?20)"};
  Statement move_quote_{database_,
                        "UPDATE evidence SET range_begin = ?2, range_end = ?3 "
                        "WHERE id = ?1 AND (range_begin, range_end) <> (?2, ?3)"};
  Statement drop_evidence_{database_, "DELETE FROM evidence WHERE id = ?1"};
  Statement put_words_{database_, "INSERT INTO telling (rowid, words) VALUES (?1, ?2)"};
  Statement drop_words_{
      database_,
      "INSERT INTO telling (telling, rowid, words) SELECT 'delete', id, CASE WHEN quote = headline OR "
      "substr(quote, -1 - length(headline)) = ' ' || headline THEN quote ELSE headline || char(10) || quote END "
      "|| coalesce((SELECT group_concat(char(10) || words, '') FROM (SELECT words FROM detail "
      "WHERE evidence = ?1 AND role < 3 ORDER BY position)), '') FROM evidence WHERE id = ?1"};
  Statement event_of_{database_, "SELECT event, key FROM evidence WHERE id = ?1"};
  Statement any_evidence_{database_, "SELECT 1 FROM evidence WHERE event = ?1 LIMIT 1"};
  Statement bonds_of_{database_,
                      "SELECT v.id, v.event FROM bond b JOIN evidence v ON v.key IN (b.a, b.b) WHERE b.source = ?1"};
  Statement drop_bonds_{database_, "DELETE FROM bond WHERE source = ?1"};
  Statement drop_source_{database_, "DELETE FROM source WHERE id = ?1"};
  Statement put_bond_{database_, "INSERT OR IGNORE INTO bond VALUES (min(?1, ?2), max(?1, ?2), 0, ?3, '')"};
  Statement put_redirect_{database_, "INSERT OR REPLACE INTO redirect VALUES (?1, ?2)"};
  Statement put_anniversary_{database_, "INSERT OR IGNORE INTO anniversary VALUES (?1, ?2, ?3, ?4)"};
  Statement put_ongoing_{database_, "INSERT INTO ongoing VALUES (?1, ?2, ?3, ?4)"};
  Statement put_detail_{database_, "INSERT INTO detail VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
  Statement drop_entries_{database_, "DELETE FROM entry WHERE source = ?1"};
  Statement slug_taken_{database_, "SELECT 1 FROM entry WHERE slug = ?1"};
  Statement put_entry_{database_,
                       "INSERT INTO entry (slug, source, calendar, date, words, title, summary, body, picture, alt, "
                       "credit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING id"};
  Statement put_entry_anniversary_{database_, "INSERT OR IGNORE INTO entry_anniversary VALUES (?1, ?2, ?3, ?4)"};
};

}  // namespace thisday::keep::detail
