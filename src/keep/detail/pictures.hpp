#pragma once
// The pictures of entries, in the sizes that are shown:
//
//   entry ──< picture        goes with its entry
//
// The table is made with the first picture: a library without any is as earlier versions know it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "keep/detail/sqlite.hpp"
#include "story/entry.hpp"

namespace thisday::keep::detail {

class Pictures {
 public:
  explicit Pictures(Database& database) : database_(database) {}

  /// `entry` is a row's number.
  Result<void> put(std::int64_t entry, const std::vector<story::PictureFile>& files);
  /// Of the entry with that slug, the smallest first, without their bytes.
  Result<std::vector<story::PictureFile>> files(std::string_view slug);
  Result<std::optional<std::string>> bytes(std::string_view name);

 private:
  Result<bool> any();

  Database& database_;
  Statement any_{database_, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'picture'"};
  Statement put_{database_, "INSERT OR IGNORE INTO picture VALUES (?1, ?2, ?3, ?4, ?5)"};
  Statement files_{database_,
                   "SELECT p.name, p.width, p.height FROM picture p JOIN entry n ON n.id = p.entry "
                   "WHERE n.slug = ?1 ORDER BY p.width"};
  Statement bytes_{database_, "SELECT bytes FROM picture WHERE name = ?1 LIMIT 1"};
};

}  // namespace thisday::keep::detail
