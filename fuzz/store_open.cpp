// Any bytes may lie where a library is looked for. Opened and asked everything, they give answers or errors.

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "ask/library.hpp"
#include "keep/store.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thisday;
  const std::string path =
      (std::filesystem::temp_directory_path() / ("thisday-fuzz-" + std::to_string(::getpid()) + ".db")).string();
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));

  if (const auto library = ask::Library::open(path)) {
    ask::DayQuestion question{.month = 7, .day = 27, .year = 2026, .ongoing = true, .maybe = true};
    if (const auto answer = library->on(question))
      for (const auto& found : answer->events) static_cast<void>(library->event(found.event.id).ok());
    question.explain = true;
    question.limit = 3;
    static_cast<void>(library->on(question).ok());
    // The bytes themselves are a question, too.
    const std::string words(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 200));
    ask::SearchQuestion search{.words = words, .cursor = words};
    static_cast<void>(library->search(search).ok());
    static_cast<void>(library->span(search).ok());
    static_cast<void>(library->density({.party = words}, {.bins = 9, .columns = 4, .rows = 4}).ok());
    static_cast<void>(library->near({.near = keep::Near{37, 127, 5000}}).ok());
    static_cast<void>(library->statistics().ok());
    static_cast<void>(library->upcoming({.from = {2026, 7, 20}}).ok());
    if (const auto random = library->random({.seed = size}); random && random->event)
      static_cast<void>(library->related(random->event->id).ok());
    static_cast<void>(library->entries().ok());
    static_cast<void>(library->sources().ok());
    static_cast<void>(library->event_count());
  }
  if (const auto store = keep::Store::open(path, keep::Store::Mode::write)) {
    story::Source source;
    source.path = "korea.txt";
    if (const auto begun = (*store)->begin(source); begun && *begun) static_cast<void>((*store)->commit().ok());
  }
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::remove((path + suffix).c_str());
  return 0;
}
