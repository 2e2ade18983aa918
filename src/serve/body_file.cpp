#include "serve/body_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>

namespace thisday::serve {
namespace {

// The library, its log, epoll's, standard streams.
constexpr std::size_t kOtherFiles = 64;

std::size_t most_files() {
  rlimit files{};
  return ::getrlimit(RLIMIT_NOFILE, &files) == 0 ? files.rlim_cur : 1024;
}

// A file system keeps a file in large pieces, where memory by itself has pages of 4 KB, each of which costs as much to
// hand over. The file has no name and goes with its handle.
int unnamed_file() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  const int handle = error ? -1 : ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  return handle >= 0 ? handle : ::memfd_create("thisday", MFD_CLOEXEC);
}

}  // namespace

std::unique_ptr<const BodyFile> BodyFile::make(std::string_view bytes) {
  const int handle = unnamed_file();
  if (handle < 0) return nullptr;
  std::unique_ptr<const BodyFile> file(new BodyFile(handle));
  // The system gives the lowest free number, so the number tells how many are open.
  if (static_cast<std::size_t>(handle) > most_files() / 4) return nullptr;
  while (!bytes.empty()) {
    const ssize_t written = ::write(handle, bytes.data(), bytes.size());
    if (written <= 0) return nullptr;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

BodyFile::~BodyFile() {
  ::close(handle_);
}

std::size_t most_connections() {
  const std::size_t files = most_files() / 4 * 3;
  return files > 2 * kOtherFiles ? files - kOtherFiles : files / 2 + 1;
}

}  // namespace thisday::serve
