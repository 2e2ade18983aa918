// A process may end at any moment; what was committed stays, and nothing else.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

/// Runs `work`, which must end in being killed, in a process of its own.
void killed(const std::function<void()>& work) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    work();
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

void add_events(Store& store, const story::Source& source, int count, const std::string& words = "event ") {
  for (int i = 0; i < count; ++i)
    if (!store.add(event_of(source, date_of("1953-07-27"), words + std::to_string(i)))) ::_exit(2);
}

TEST(Crash, InTheMiddleOfAnImportLeavesTheLastCommittedState) {
  const TemporaryFolder folder;
  const std::string path = folder.file("library.db");
  killed([&] {
    auto store = Store::open(path, Store::Mode::create).value();
    const auto first = source_of("first.txt");
    if (!store->begin(first).value()) ::_exit(3);
    add_events(*store, first, 100);
    if (!store->commit()) ::_exit(4);
    const auto second = source_of("second.txt");
    if (!store->begin(second).value()) ::_exit(5);
    // More than the cache holds, so that part of it is in the file already.
    add_events(*store, second, 30'000, std::string(4000, 'x'));
    ::kill(::getpid(), SIGKILL);
  });
  EXPECT_GT(std::filesystem::file_size(path + "-wal"), 10'000'000U);
  for (const Store::Mode mode : {Store::Mode::read, Store::Mode::write}) {
    const auto store = Store::open(path, mode);
    ASSERT_TRUE(store.ok());
    EXPECT_EQ((*store)->event_count(), 100);
    EXPECT_EQ((*store)->on({{when::Calendar::gregorian, 7, 27}}).value().size(), 100U);
    EXPECT_EQ((*store)->sources().value().size(), 1U);
  }
}

TEST(Crash, AtTheEndOfACommitLosesNothing) {
  const TemporaryFolder folder;
  const std::string path = folder.file("library.db");
  killed([&] {
    auto store = Store::open(path, Store::Mode::create).value();
    const auto source = source_of("first.txt");
    if (!store->begin(source).value()) ::_exit(3);
    add_events(*store, source, 1000);
    if (!store->commit()) ::_exit(4);
    ::kill(::getpid(), SIGKILL);
  });
  auto store = Store::open(path, Store::Mode::write).value();
  EXPECT_EQ(store->event_count(), 1000);
  EXPECT_FALSE(store->begin(source_of("first.txt")).value());
}

}  // namespace
}  // namespace thisday::keep
