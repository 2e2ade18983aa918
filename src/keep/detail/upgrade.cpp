#include "keep/detail/upgrade.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "keep/detail/firsts.hpp"
#include "keep/detail/merger.hpp"
#include "keep/detail/open.hpp"
#include "keep/detail/shelf.hpp"
#include "keep/worth.hpp"
#include "keep_embedded.hpp"

namespace thisday::keep::detail {
namespace {

/// All that is there is compared for the first time.
Result<void> merge_all(Database& database) {
  Merger merger(database);
  if (auto begun = merger.begin(); !begun) return begun;
  std::vector<std::int64_t> all;
  Statement every(database, "SELECT id FROM evidence ORDER BY earliest, latest");
  if (auto done = every.each([&](const Row& row) { all.push_back(row.integer(0)); }); !done) return done;
  constexpr std::size_t kPiece = 100'000;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(at + kPiece, all.size());
    for (; at < end; ++at)
      if (auto done = merger.changed(all[at]); !done) return done;
    if (auto settled = merger.settle(); !settled) return settled.error();
  }
  return {};
}

/// Schema 1 had no words for search, and merged nothing.
Result<void> tell_words(Database& database) {
  return database.run(
      "INSERT INTO telling (rowid, words) SELECT id, headline || char(10) || quote || coalesce((SELECT "
      "group_concat(char(10) || words, '') FROM (SELECT words FROM detail WHERE evidence = v.id AND role < 3 "
      "ORDER BY position)), '') FROM evidence v");
}

/// Schema 3 has shelves: all events are put on them.
Result<void> shelve_all(Database& database) {
  Shelf shelf(database);
  shelf.begin();
  std::vector<std::int64_t> waiting;
  constexpr std::size_t kPiece = 100'000;
  const auto settle = [&] {
    auto done = shelf.settle(waiting);
    waiting.clear();
    return done;
  };
  std::int64_t last = 0;
  Statement next(database, "SELECT min(id) FROM evidence WHERE id > ?1");
  for (bool more = true; more;) {
    std::optional<std::int64_t> evidence;
    const auto take = [&](const Row& row) {
      if (!row.null(0)) evidence = row.integer(0);
    };
    if (auto done = next.each(take, last); !done) return done;
    more = evidence.has_value();
    if (!more) break;
    last = *evidence;
    if (auto done = shelf.put(last); !done) return done;
    waiting.push_back(last);
    if (waiting.size() == kPiece)
      if (auto done = settle(); !done) return done;
  }
  return settle();
}

/// Everything is on its shelves by today's weights.
Result<void> note_weights(Database& database) {
  Statement note(database, "INSERT OR REPLACE INTO meta VALUES ('weighing', ?1)");
  return note.run(way_of_weighing(words_of_firsts()));
}

Result<bool> weighed_otherwise(Database& database) {
  bool same = false;
  Statement noted(database, "SELECT value FROM meta WHERE name = 'weighing'");
  auto done = noted.each([&](const Row& row) { same = row.text(0) == way_of_weighing(words_of_firsts()); });
  if (!done) return done.error();
  return !same;
}

/// Runs `change` as a transaction of its own, or not at all.
template <class Change>
Result<void> at_once(Database& database, const Change& change) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  Result<void> done = change();
  if (done) done = database.run("COMMIT");
  if (!done && !sqlite3_get_autocommit(database.handle()))
    sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  return done;
}

Result<void> to_schema_4(Database& database, std::int64_t from) {
  constexpr const char* kLinks =
      "ALTER TABLE evidence ADD COLUMN links TEXT NOT NULL DEFAULT '';"
      "ALTER TABLE evidence ADD COLUMN linked TEXT NOT NULL DEFAULT '';"
      "DROP INDEX evidence_days";  // `dated` has them
  constexpr const char* kShelves =
      "ALTER TABLE evidence ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE detail ADD COLUMN country TEXT; ALTER TABLE event ADD COLUMN name INTEGER; ALTER TABLE event ADD "
      "COLUMN kind INTEGER;"
      "ALTER TABLE event ADD COLUMN earliest INTEGER; ALTER TABLE event ADD COLUMN latest INTEGER;"
      "ALTER TABLE event ADD COLUMN reach INTEGER; ALTER TABLE event ADD COLUMN worth REAL;"
      "ALTER TABLE event ADD COLUMN hidden INTEGER; ALTER TABLE event ADD COLUMN sensitive INTEGER";
  if (from == 1)
    if (auto done = database.run(kLinks); !done) return done;
  if (from < 3)
    if (auto done = database.run(kShelves); !done) return done;
  // Everything else that is new is a table of its own; those that are there stay as they are.
  const std::string schema(embedded("src/keep/schema.sql"));
  if (auto done = database.run(schema.c_str()); !done) return done;
  if (from == 1) {
    if (auto done = tell_words(database); !done) return done;
    if (auto done = merge_all(database); !done) return done;
  }
  if (from == 3) return {};  // weighed again by the next who writes, since readers should not wait
  if (auto done = shelve_all(database); !done) return done;
  return note_weights(database);
}

}  // namespace

Result<void> upgrade(Database& database) {
  const auto before = database.number("PRAGMA user_version");
  if (!before) return before.error();
  if (*before == kSchema) return {};
  return at_once(database, [&]() -> Result<void> {
    // Another one may have done it while we waited.
    const auto schema = database.number("PRAGMA user_version");
    if (!schema) return schema.error();
    if (*schema < kSchema)
      if (auto done = to_schema_4(database, *schema); !done) return done;
    return database.run(fmt::format("PRAGMA user_version = {}", kSchema).c_str());
  });
}

Result<void> weigh_again(Database& database) {
  const auto otherwise = weighed_otherwise(database);
  if (!otherwise) return otherwise.error();
  if (!*otherwise) return {};
  return at_once(database, [&]() -> Result<void> {
    const auto still = weighed_otherwise(database);
    if (!still) return still.error();
    if (!*still) return {};
    if (auto done = shelve_all(database); !done) return done;
    return note_weights(database);
  });
}

}  // namespace thisday::keep::detail
