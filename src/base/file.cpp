#include "base/file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace thisday {
namespace {

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

Error failed(const std::string& path, int reason) {
  const Code code = reason == ENOENT ? Code::not_found : Code::unreadable;
  return {code, fmt::format("{}: {}", path, std::strerror(reason))};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return failed(path, errno);
  struct stat status {};
  if (fstat(fileno(file.get()), &status) == 0 && S_ISDIR(status.st_mode)) return failed(path, EISDIR);

  std::string bytes;
  if (S_ISREG(status.st_mode)) bytes.reserve(std::min<std::size_t>(static_cast<std::size_t>(status.st_size), limit) + 1);
  char buffer[1 << 16];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file.get())) {
    if (bytes.size() + got > limit)
      return Error{Code::range, fmt::format("{}: larger than the {} bytes that are read at once", path, limit)};
    bytes.append(buffer, got);
  }
  if (std::ferror(file.get())) return failed(path, errno);
  return bytes;
}

Result<void> write_file(const std::string& path, const std::string& bytes) {
  const std::string temporary = fmt::format("{}.{}.tmp", path, getpid());
  File file(std::fopen(temporary.c_str(), "wb"));
  if (!file) return failed(temporary, errno);
  bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  written = std::fclose(file.release()) == 0 && written;
  if (!written || std::rename(temporary.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    std::remove(temporary.c_str());
    return Error{Code::storage, fmt::format("{}: {}", path, std::strerror(reason))};
  }
  return {};
}

}  // namespace thisday
