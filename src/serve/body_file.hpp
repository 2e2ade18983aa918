#pragma once
// A body that the kernel sends by itself, without copying it for each reader: a file without a name, for sendfile(2).

#include <cstddef>
#include <memory>
#include <string_view>

namespace thisday::serve {

class BodyFile {
 public:
  /// Shorter ones are copied sooner than a second system call is made.
  static constexpr std::size_t kWorthIt = 8 * 1024;

  /// Null where the system refuses, or where a quarter of the files that this process may have are open: the others are
  /// for readers.
  static std::unique_ptr<const BodyFile> make(std::string_view bytes);
  ~BodyFile();
  BodyFile(const BodyFile&) = delete;
  BodyFile& operator=(const BodyFile&) = delete;

  [[nodiscard]] int handle() const { return handle_; }

 private:
  explicit BodyFile(int handle) : handle_(handle) {}
  int handle_;
};

/// How many of the files that this process may have are for connections.
std::size_t most_connections();

}  // namespace thisday::serve
