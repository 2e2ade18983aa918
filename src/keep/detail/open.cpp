#include "keep/detail/open.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "keep/detail/tokenizer.hpp"
#include "keep/detail/upgrade.hpp"
#include "keep_embedded.hpp"

namespace thisday::keep::detail {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kApplication = 0x74686479;  // "thdy"

/// SQLite's own name for a file that is read as it lies there: no lock, no log, no file beside it.
std::string untouched(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#')
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      uri += c;
  }
  return uri + "?immutable=1";
}

/// Whether the connection is to a library of our schema.
Result<void> check_kind(Database& database, const std::string& path) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return application.error();
  if (*application != kApplication)
    return Error{Code::foreign, fmt::format("{}: a database, but not a thisday library", path)};
  const auto schema = database.number("PRAGMA user_version");
  if (!schema) return schema.error();
  if (*schema < 1 || *schema > kSchema)
    return Error{Code::foreign,
                 fmt::format("{}: a library of schema {}; this thisday knows schemas 1 to {}", path, *schema, kSchema),
                 0, *schema > kSchema ? "open it with a later thisday" : ""};
  return {};
}

/// Looks at the file without any chance of writing to it. What SQLite's log holds is not seen: the file's first page is
/// written when the library is made, before there is a log.
Result<void> check_untouched(const std::string& path, milliseconds wait) {
  auto database = Database::open(untouched(path), path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, wait);
  if (!database) return database.error();
  return check_kind(*database, path);
}

/// What stat() knows: there is a file, and it is one.
Result<bool> exists(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return false;
    return Error{Code::unreadable, fmt::format("{}: {}", path, std::strerror(errno))};
  }
  if (!S_ISREG(status.st_mode)) return Error{Code::foreign, fmt::format("{}: not a file", path)};
  if (access(path.c_str(), R_OK) != 0)
    return Error{Code::unreadable, fmt::format("{}: {}", path, std::strerror(errno))};
  return true;
}

/// The bytes of an empty library.
Result<std::string> empty_library(milliseconds wait) {
  auto opened = Database::open(":memory:", "a new library", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, wait);
  if (!opened) return opened.error();
  if (auto done = add_tokenizer(*opened); !done) return done.error();
  const std::string script = fmt::format("BEGIN;\n{}\nPRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT;",
                                         embedded("src/keep/schema.sql"), kApplication, kSchema);
  if (auto done = opened->run(script.c_str()); !done) return done.error();
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
      sqlite3_serialize(opened->handle(), "main", &size, 0), &sqlite3_free);
  if (!bytes) return Error{Code::storage, "no memory for a new library"};
  std::string image(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size));
  // With a log beside it, so that readers go on while one writes; the file format has that at these two places.
  image[18] = image[19] = 2;
  return image;
}

/// A file without a name in a folder; one of this name with six characters behind it where the file system has no such.
struct Nameless {
  int file = -1;
  std::string name;
  ~Nameless() {
    if (file >= 0) ::close(file);
    if (!name.empty()) ::unlink(name.c_str());
  }
};

void open_nameless(Nameless& fresh, const std::string& folder, const std::string& path) {
  fresh.file = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (fresh.file >= 0) return;
  fresh.name = path + ".XXXXXX";
  fresh.file = ::mkostemp(fresh.name.data(), O_CLOEXEC);
  if (fresh.file < 0) fresh.name.clear();
}

/// Makes an empty library that has its name only when it is whole: a crash leaves nothing, and of two that make it at
/// once both open the same.
Result<void> make_library(const std::string& path, milliseconds wait) {
  namespace fs = std::filesystem;
  const auto failure = [&] { return Error{Code::storage, fmt::format("{}: {}", path, std::strerror(errno))}; };
  std::error_code failed;
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, failed);
  if (failed) return Error{Code::storage, fmt::format("{}: {}", folder.string(), failed.message())};
  const auto image = empty_library(wait);
  if (!image) return image.error();

  Nameless fresh;
  open_nameless(fresh, folder.empty() ? "." : folder.string(), path);
  if (fresh.file < 0) return failure();
  for (std::size_t at = 0; at < image->size();) {
    const ssize_t written = ::write(fresh.file, image->data() + at, image->size() - at);
    if (written < 0) return failure();
    at += static_cast<std::size_t>(written);
  }
  const std::string made = fresh.name.empty() ? fmt::format("/proc/self/fd/{}", fresh.file) : fresh.name;
  if (::linkat(AT_FDCWD, made.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0 || errno == EEXIST) return {};
  // Some file systems have no links; there, the slight chance of two makers is taken.
  if (fresh.name.empty() || ::rename(fresh.name.c_str(), path.c_str()) != 0) return failure();
  fresh.name.clear();
  return {};
}

/// A connection for work. Readers too are opened so that they may write: it is for them to recover what a crash left in
/// the log. On a medium that cannot be written, the file is read as it lies there.
Result<Database> connect(const std::string& path, Store::Mode mode, milliseconds wait) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const bool writable = access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
  if (mode == Store::Mode::read && !writable && access((path + "-wal").c_str(), F_OK) != 0)
    return Database::open(untouched(path), path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, wait);
  return Database::open(path, path, SQLITE_OPEN_READWRITE, wait);
}

}  // namespace

Result<std::unique_ptr<Database>> open_library(const std::string& path, Store::Mode mode, milliseconds wait) {
  const auto there = exists(path);
  if (!there) return there.error();
  if (!*there) {
    if (mode != Store::Mode::create)
      return Error{Code::not_found, fmt::format("{}: no such library", path), 0, "thisday import PATH makes one"};
    if (auto made = make_library(path, wait); !made) return made.error();
  }
  if (auto ours = check_untouched(path, wait); !ours) return ours.error();

  auto connected = connect(path, mode, wait);
  if (!connected) return connected.error();
  auto database = std::make_unique<Database>(std::move(*connected));
  // A later thisday may have changed the schema in the log alone. Until that is ruled out, closing must leave it there.
  sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (auto ours = check_kind(*database, path); !ours) return ours.error();
  sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);

  // NORMAL: what is committed outlives this process, whatever ends it; it is forced to the disk when the store is
  // closed or the log is full. To wait for the disk at each commit makes an import of small files six times slower.
  // Deleted text need not be overwritten. Of pages 64 MB are kept, 192 by writers, whose indexes are written all
  // over; the log may grow by 64 MB before it is carried over.
  const char* settings =
      mode == Store::Mode::read
          ? "PRAGMA query_only = 1; PRAGMA trusted_schema = 0; PRAGMA cache_size = -65536"
          : "PRAGMA foreign_keys = 1; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = 0; PRAGMA trusted_schema = 0;"
            "PRAGMA cache_size = -196608; PRAGMA wal_autocheckpoint = 16384";
  if (auto done = add_tokenizer(*database); !done) return done.error();
  if (auto done = upgrade(*database); !done) return done.error();
  if (auto set = database->run(settings); !set) return set.error();
  if (mode != Store::Mode::read)
    if (auto done = weigh_again(*database); !done) return done.error();
  return database;
}

}  // namespace thisday::keep::detail
