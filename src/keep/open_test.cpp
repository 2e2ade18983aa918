// What may stand where a library is looked for.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "base/file.hpp"
#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

namespace fs = std::filesystem;
using Mode = Store::Mode;

/// A connection of another program's.
class Other {
 public:
  explicit Other(const std::string& path) { EXPECT_EQ(sqlite3_open(path.c_str(), &handle_), SQLITE_OK); }
  ~Other() { sqlite3_close(handle_); }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;
  void run(const std::string& sql) {
    EXPECT_EQ(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle_);
  }
  sqlite3* handle() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Opening : public testing::Test {
 protected:
  /// Opens in each mode; all must refuse, and leave the folder as it is, to the byte. The last error.
  Error refused() {
    const std::string bytes = read_file(path_).value();
    const auto files = names();
    Error error;
    for (const Mode mode : {Mode::read, Mode::write, Mode::create}) {
      const auto store = Store::open(path_, mode);
      EXPECT_FALSE(store.ok());
      if (!store) error = store.error();
    }
    EXPECT_TRUE(read_file(path_).value() == bytes);
    EXPECT_EQ(names(), files);
    return error;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(fs::path(path_).parent_path()))
      names.push_back(file.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
  void make() { ASSERT_TRUE(Store::open(path_, Mode::create).ok()); }

  TemporaryFolder folder_;
  std::string path_ = folder_.file("library.db");
};

TEST_F(Opening, AMissingFileSaysHowToMakeOne) {
  for (const Mode mode : {Mode::read, Mode::write}) {
    const auto store = Store::open(path_, mode);
    ASSERT_FALSE(store.ok());
    EXPECT_EQ(store.error().code, Code::not_found);
    EXPECT_EQ(store.error().hint, "thisday import PATH makes one");
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(Opening, CreateMakesTheFileAndTheFoldersOnTheWay) {
  const std::string path = folder_.file("data/thisday/library.db");
  const auto store = Store::open(path, Mode::create);
  ASSERT_TRUE(store.ok());
  EXPECT_EQ((*store)->event_count(), 0);
  EXPECT_FALSE(Store::open(folder_.file("no/library.db"), Mode::write).ok());
  EXPECT_FALSE(fs::exists(folder_.file("no")));
}

TEST_F(Opening, ANewLibraryLeavesOneFile) {
  make();
  EXPECT_EQ(names(), std::vector<std::string>{"library.db"});
}

TEST_F(Opening, ManyThatMakeALibraryAtOnceShareOne) {
  std::vector<std::thread> makers;
  std::atomic<int> kept = 0;
  for (int i = 0; i < 8; ++i)
    makers.emplace_back([&, i] {
      const auto store = Store::open(path_, Mode::create);
      const auto source = source_of(std::to_string(i));
      if (!store || !(*store)->begin(source).ok()) return;
      if ((*store)->add(event_of(source, date_of(fmt::format("195{}-07-27", i)), "Armistice")).ok() &&
          (*store)->commit().ok())
        ++kept;
    });
  for (std::thread& maker : makers) maker.join();
  EXPECT_EQ(kept, 8);
  EXPECT_EQ(Store::open(path_, Mode::read).value()->event_count(), 8);
  EXPECT_EQ(names(), std::vector<std::string>{"library.db"});
}

TEST_F(Opening, AStrangeNameIsANameLikeAnyOther) {
  const std::string path = folder_.file("100% ?mode=ro#1 caf\u00e9.db");
  ASSERT_TRUE(Store::open(path, Mode::create).ok());
  EXPECT_TRUE(fs::exists(path));
  EXPECT_TRUE(Store::open(path, Mode::read).ok());
}

TEST_F(Opening, AFileOfAnotherKindIsForeignAndLeftAsItIs) {
  for (const std::string bytes : {"", "July 27", "SQLite format 3\0 and no more"}) {
    ASSERT_TRUE(write_file(path_, bytes).ok());
    EXPECT_EQ(refused().code, Code::foreign) << bytes;
  }
  ASSERT_TRUE(write_file(path_, std::string(100'000, 'x')).ok());
  EXPECT_EQ(refused().code, Code::foreign);
}

TEST_F(Opening, AnotherProgramsDatabaseIsForeignAndLeftAsItIs) {
  Other(path_).run("CREATE TABLE event (id INTEGER); INSERT INTO event VALUES (1)");
  EXPECT_EQ(refused().code, Code::foreign);
}

TEST_F(Opening, AFolderIsForeign) {
  fs::create_directory(path_);
  for (const Mode mode : {Mode::read, Mode::write, Mode::create})
    EXPECT_EQ(Store::open(path_, mode).error().code, Code::foreign);
}

TEST_F(Opening, ALaterSchemaIsForeignNamedAndLeftAsItIs) {
  make();
  Other(path_).run("PRAGMA user_version = 7");
  const Error error = refused();
  EXPECT_EQ(error.code, Code::foreign);
  EXPECT_NE(error.message.find("schema 7"), std::string::npos) << error.message;
  EXPECT_NE(error.message.find("schemas 1 to 4"), std::string::npos) << error.message;
}

TEST_F(Opening, ALaterSchemaThatStandsInTheLogAloneIsLeftThere) {
  make();
  {
    Other later(path_);
    sqlite3_db_config(later.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    later.run("PRAGMA user_version = 7");
  }
  ASSERT_EQ(names().front(), "library.db");
  const std::string bytes = read_file(path_).value();
  const std::string log = read_file(path_ + "-wal").value();
  for (const Mode mode : {Mode::read, Mode::write, Mode::create})
    EXPECT_EQ(Store::open(path_, mode).error().code, Code::foreign);
  EXPECT_TRUE(read_file(path_).value() == bytes);
  ASSERT_TRUE(fs::exists(path_ + "-wal"));
  EXPECT_TRUE(read_file(path_ + "-wal").value() == log);
}

TEST_F(Opening, ALibraryThatAnotherWritesToIsBusyAfterAWhile) {
  make();
  auto store = Store::open(path_, Mode::write, std::chrono::milliseconds(50)).value();
  Other other(path_);
  other.run("BEGIN IMMEDIATE");
  const auto begun = store->begin(source_of("a.txt"));
  ASSERT_FALSE(begun.ok());
  EXPECT_EQ(begun.error().code, Code::busy);
  other.run("ROLLBACK");
  EXPECT_TRUE(store->begin(source_of("a.txt")).value());  // and there is no transaction left open
}

TEST_F(Opening, WhatCannotBeWrittenWhileAnotherWritesChangesNothing) {
  auto store = Store::open(path_, Mode::create, std::chrono::milliseconds(50)).value();
  const auto source = source_of("a.txt");
  const auto event = event_of(source, date_of("1953-07-27"), "Armistice");
  ASSERT_TRUE(store->begin(source).value());
  ASSERT_TRUE(store->add(event).ok());
  ASSERT_TRUE(store->commit().ok());
  Other other(path_);
  other.run("BEGIN IMMEDIATE");
  EXPECT_EQ(store->forget(id_of(source)).error().code, Code::busy);
  EXPECT_EQ(store->mark(event.id, Mark::hidden, "").error().code, Code::busy);
  EXPECT_EQ(store->correct(event.id, {"Truce", {}, ""}).error().code, Code::busy);
  EXPECT_EQ(store->event(event.id).value(), event);
  other.run("ROLLBACK");
  EXPECT_TRUE(store->forget(id_of(source)).ok());
}

TEST_F(Opening, AReaderSeesTheLastCommitWhileAnotherWrites) {
  auto writer = Store::open(path_, Mode::create).value();
  const auto source = source_of("a.txt");
  ASSERT_TRUE(writer->begin(source).value());
  ASSERT_TRUE(writer->add(event_of(source, date_of("1953-07-27"), "Armistice")).ok());
  auto reader = Store::open(path_, Mode::read, std::chrono::milliseconds(50)).value();
  EXPECT_EQ(reader->event_count(), 0);
  ASSERT_TRUE(writer->commit().ok());
  EXPECT_EQ(reader->event_count(), 1);
}

// SQLite finds its log by the file's name, and a reader of the old file holds it.
TEST_F(Opening, AFileThatTakesTheNameOfAnotherIsReadWithoutTheOthersLog) {
  make();
  const std::string other = folder_.file("other.db");
  const auto put = [](const std::string& path, const char* headline) {
    auto writer = Store::open(path, Mode::create).value();
    const auto source = source_of("a.txt");
    ASSERT_TRUE(writer->begin(source).value());
    ASSERT_TRUE(writer->add(event_of(source, date_of("1953-07-27"), headline)).ok());
    ASSERT_TRUE(writer->commit().ok());
  };
  put(other, "Told in the new file");
  auto reader = Store::open(path_, Mode::read).value();
  EXPECT_EQ(reader->event_count(), 0);
  put(path_, "Told in the old file's log");
  fs::rename(other, path_);
  reader.reset();
  const auto events =
      Store::open(path_, Mode::read).value()->on({keep::MonthDay{when::Calendar::gregorian, 7, 27}}).value();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].headline, "Told in the new file");
}

TEST_F(Opening, AReaderIsToldThatAnotherHasWritten) {
  make();
  auto reader = Store::open(path_, Mode::read).value();
  const std::int64_t before = reader->version().value();
  EXPECT_EQ(reader->version().value(), before);
  auto writer = Store::open(path_, Mode::write).value();
  const auto source = source_of("a.txt");
  ASSERT_TRUE(writer->begin(source).value());
  ASSERT_TRUE(writer->add(event_of(source, date_of("1953-07-27"), "Armistice")).ok());
  EXPECT_EQ(reader->version().value(), before) << "it is not committed yet";
  ASSERT_TRUE(writer->commit().ok());
  EXPECT_NE(reader->version().value(), before);
}

TEST_F(Opening, AReaderCannotWrite) {
  make();
  auto reader = Store::open(path_, Mode::read).value();
  EXPECT_EQ(reader->begin(source_of("a.txt")).error().code, Code::storage);
}

TEST_F(Opening, ALibraryThatCannotBeWrittenIsReadAsItLies) {
  const fs::path folder = fs::path(path_).parent_path();
  make();
  fs::permissions(folder, fs::perms(0555));
  fs::permissions(path_, fs::perms(0444));
  // Root may write anywhere, so that somebody else must look.
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    const auto store = Store::open(path_, Mode::read);
    ::_exit(store && (*store)->on({{when::Calendar::gregorian, 7, 27}}).ok() ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  fs::permissions(folder, fs::perms(0755));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(names(), std::vector<std::string>{"library.db"});
}

TEST_F(Opening, ADamagedLibraryIsAnErrorOfStorage) {
  {
    auto store = Store::open(path_, Mode::create).value();
    const auto source = source_of("a.txt");
    ASSERT_TRUE(store->begin(source).value());
    for (int i = 0; i < 2000; ++i)
      ASSERT_TRUE(store->add(event_of(source, date_of("1953-07-27"), "Event " + std::to_string(i))).ok());
    ASSERT_TRUE(store->commit().ok());
  }
  std::string bytes = read_file(path_).value();
  ASSERT_GT(bytes.size(), 400'000U);
  for (std::size_t i = bytes.size() / 2; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31);
  ASSERT_TRUE(write_file(path_, bytes).ok());
  // It is found when the library is opened or when the page is read, whichever comes first.
  const auto store = Store::open(path_, Mode::read);
  const auto found = store ? (*store)->on({{when::Calendar::gregorian, 7, 27}}) : store.error();
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, Code::storage);
}

TEST_F(Opening, AFullDiskIsAnErrorOfStorageAndLosesNothing) {
  auto store = Store::open(path_, Mode::create).value();
  const auto before = source_of("before.txt");
  ASSERT_TRUE(store->begin(before).value());
  ASSERT_TRUE(store->add(event_of(before, date_of("1953-07-27"), "Armistice")).ok());
  ASSERT_TRUE(store->commit().ok());
  const auto source = source_of("a.txt");
  ASSERT_TRUE(store->begin(source).value());
  // No disk to fill here: the process may write files of that size and no larger.
  struct rlimit old {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{256 * 1024, old.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  Result<void> added;
  for (int i = 0; added && i < 500'000; ++i)
    added = store->add(event_of(source, date_of("1953-07-27"), std::string(4'000, 'x') + std::to_string(i)));
  EXPECT_FALSE(added.ok());
  // Whoever goes on all the same changes nothing.
  EXPECT_FALSE(store->add(event_of(source, date_of("1953-07-27"), "One more")).ok());
  const Result<Kept> committed = store->commit();
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(committed.ok());
  EXPECT_EQ(committed.error().code, Code::storage);
  EXPECT_EQ(store->event_count(), 1);
  EXPECT_TRUE(store->begin(source).value());
  store->rollback();
  store.reset();
  const auto again = Store::open(path_, Mode::read).value();
  EXPECT_EQ(again->on({{when::Calendar::gregorian, 7, 27}}).value().size(), 1U);
  EXPECT_EQ(again->sources().value(), std::vector{before});
}

}  // namespace
}  // namespace thisday::keep
