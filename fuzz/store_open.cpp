// Any bytes may lie where a library is looked for. Opened and asked everything, they give answers or errors.

#include <unistd.h>

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
