#include "keep/detail/pictures.hpp"

namespace thisday::keep::detail {
namespace {

constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS picture ("
    "  entry  INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,"
    "  width  INTEGER NOT NULL,"
    "  height INTEGER NOT NULL,"
    "  name   TEXT NOT NULL,"
    "  bytes  BLOB NOT NULL,"
    "  PRIMARY KEY (entry, width)"
    ") STRICT;"
    "CREATE INDEX IF NOT EXISTS picture_name ON picture (name)";

}  // namespace

Result<bool> Pictures::any() {
  bool found = false;
  if (auto done = any_.each([&](const Row&) { found = true; }); !done) return done.error();
  return found;
}

Result<void> Pictures::put(std::int64_t entry, const std::vector<story::PictureFile>& files) {
  if (files.empty()) return {};
  if (auto made = database_.run(kTable); !made) return made;
  for (const story::PictureFile& file : files)
    if (auto done = put_.run(entry, file.width, file.height, file.name, Blob{file.bytes}); !done) return done;
  return {};
}

Result<std::vector<story::PictureFile>> Pictures::files(std::string_view slug) {
  std::vector<story::PictureFile> all;
  const auto there = any();
  if (!there) return there.error();
  if (!*there) return all;
  const auto add = [&](const Row& row) {
    all.push_back({row.text(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))});
  };
  if (auto done = files_.each(add, slug); !done) return done.error();
  return all;
}

Result<std::optional<std::string>> Pictures::bytes(std::string_view name) {
  std::optional<std::string> found;
  const auto there = any();
  if (!there) return there.error();
  if (!*there) return found;
  if (auto done = bytes_.each([&](const Row& row) { found = std::string(row.blob(0)); }, name); !done)
    return done.error();
  return found;
}

}  // namespace thisday::keep::detail
