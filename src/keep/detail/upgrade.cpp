#include "keep/detail/upgrade.hpp"

#include <fmt/format.h>

#include <vector>

#include "keep/detail/merger.hpp"
#include "keep/detail/open.hpp"
#include "keep_embedded.hpp"

namespace thisday::keep::detail {
namespace {

/// Schema 2 has merging: all that is there is compared for the first time.
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

Result<void> to_schema_2(Database& database) {
  constexpr const char* kColumns =
      "ALTER TABLE evidence ADD COLUMN links TEXT NOT NULL DEFAULT '';"
      "ALTER TABLE evidence ADD COLUMN linked TEXT NOT NULL DEFAULT '';"
      "DROP INDEX evidence_days";  // `dated` has them
  if (auto done = database.run(kColumns); !done) return done;
  // Everything else that is new is a table of its own; those that are there stay as they are.
  const std::string schema(embedded("src/keep/schema.sql"));
  if (auto done = database.run(schema.c_str()); !done) return done;
  constexpr const char* kWords =
      "INSERT INTO telling (rowid, words) SELECT id, headline || char(10) || quote || coalesce((SELECT "
      "group_concat(char(10) || words, '') FROM (SELECT words FROM detail WHERE evidence = v.id AND role < 3 "
      "ORDER BY position)), '') FROM evidence v";
  if (auto done = database.run(kWords); !done) return done;
  return merge_all(database);
}

}  // namespace

Result<void> upgrade(Database& database) {
  const auto before = database.number("PRAGMA user_version");
  if (!before) return before.error();
  if (*before == kSchema) return {};
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  // Another one may have done it while we waited.
  const auto schema = database.number("PRAGMA user_version");
  Result<void> done = schema ? Result<void>() : Result<void>(schema.error());
  if (done && *schema == 1) done = to_schema_2(database);
  if (done) done = database.run(fmt::format("PRAGMA user_version = {}; COMMIT", kSchema).c_str());
  if (!done && !sqlite3_get_autocommit(database.handle()))
    sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  return done;
}

}  // namespace thisday::keep::detail
