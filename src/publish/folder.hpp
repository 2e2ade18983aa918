#pragma once
// A folder that is written again and again: only what changed is touched, and what is no longer made is removed.
//
// `.thisday-build` in it lists the files that are ours, one path a line; nothing else in the folder is ever removed.

#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace thisday::publish {

class Folder {
 public:
  struct Count {
    std::size_t files = 0;    ///< that there are now
    std::size_t written = 0;  ///< of them, new or changed
    std::size_t removed = 0;
  };

  /// Makes the folder where there is none. Errors: storage; foreign (it holds files and none of them are ours).
  static Result<Folder> open(const std::string& path);
  Folder(Folder&&) noexcept;
  Folder& operator=(Folder&&) = delete;
  ~Folder() = default;

  /// Writes a file whole or not at all, unless these bytes are there. `path` is relative ("07-27/index.html"). From any
  /// thread. Errors: syntax (a path out of the folder), storage.
  Result<void> put(std::string_view path, const std::string& bytes);

  /// Removes what an earlier build wrote and this one did not, and writes down what is there now.
  Result<Count> finish();

 private:
  explicit Folder(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::mutex mutex_;  // of all below
  std::set<std::string, std::less<>> before_;
  std::set<std::string, std::less<>> now_;
  Count count_;
};

}  // namespace thisday::publish
