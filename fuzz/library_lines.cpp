// Fuzz entry: any bytes as the export of a library. What is read of them is kept, and written and read again it gives
// the same lines.

#include "cli/library_lines.hpp"

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>

#include "keep/store.hpp"

namespace {

using namespace thisday;

/// What a new library writes after these lines were read into it.
std::string written_again(const std::string& lines) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("thisday-lines-" + std::to_string(::getpid()) + ".db")).string();
  std::string written;
  {
    const auto store = keep::Store::open(path, keep::Store::Mode::create);
    if (!store) std::abort();
    std::istringstream stream(lines);
    cli::Imported done;
    static_cast<void>(cli::read_library(stream, "fuzz", **store, done).ok());
    if (!cli::write_library(**store, [&](std::string_view line) { written += line; })) std::abort();
  }
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::remove((path + suffix).c_str());
  return written;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string once = written_again(std::string(reinterpret_cast<const char*>(data), size));
  if (written_again(once) != once) std::abort();
  return 0;
}
