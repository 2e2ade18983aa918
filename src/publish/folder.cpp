#include "publish/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/file.hpp"

namespace thisday::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kList = ".thisday-build";

// "a/b", without "..", ".", or a slash at either end.
bool within(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

bool has_bytes(const std::string& path, const std::string& bytes) {
  std::error_code error;
  if (fs::file_size(path, error) != bytes.size() || error) return false;
  const auto there = read_file(path);
  return there.ok() && *there == bytes;
}

Error refused(const std::string& path, const std::error_code& error) {
  return {Code::storage, fmt::format("{}: {}", path, error.message())};
}

}  // namespace

Folder::Folder(Folder&& other) noexcept
    : path_(std::move(other.path_)),
      before_(std::move(other.before_)),
      now_(std::move(other.now_)),
      count_(other.count_) {}

Result<Folder> Folder::open(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return refused(path, error);
  Folder folder(path);
  const std::string list = path + "/" + std::string(kList);
  if (!fs::exists(list, error)) {
    if (!fs::is_empty(path, error))
      return Error{Code::foreign, fmt::format("{}: holds files that are not of a build", path), 0,
                   "give an empty folder, or a new one"};
    return folder;
  }
  const auto lines = read_file(list);
  if (!lines.ok()) return lines.error();
  for (std::size_t begin = 0; begin < lines->size();) {
    const std::size_t end = std::min(lines->find('\n', begin), lines->size());
    const std::string_view line = std::string_view(*lines).substr(begin, end - begin);
    if (within(line)) folder.before_.emplace(line);
    begin = end + 1;
  }
  return folder;
}

Result<void> Folder::put(std::string_view path, const std::string& bytes) {
  if (!within(path)) return Error{Code::syntax, fmt::format("'{}' is no path in a folder", path)};
  const std::string file = path_ + "/" + std::string(path);
  const bool same = has_bytes(file, bytes);
  if (!same) {
    std::error_code error;
    fs::create_directories(fs::path(file).parent_path(), error);
    if (error) return refused(file, error);
    if (auto written = write_file(file, bytes); !written.ok()) return written;
  }
  const std::lock_guard lock(mutex_);
  now_.emplace(path);
  if (!same) ++count_.written;
  return {};
}

Result<Folder::Count> Folder::finish() {
  const std::lock_guard lock(mutex_);
  for (const std::string& path : before_) {
    if (now_.contains(path)) continue;
    std::error_code error;
    fs::path file = path_ + "/" + path;
    if (fs::remove(file, error)) ++count_.removed;
    // Folders that are empty now; the first that is not ends it.
    for (file = file.parent_path(); file != path_ && fs::remove(file, error); file = file.parent_path()) continue;
  }
  std::string list;
  for (const std::string& path : now_) list += path + '\n';
  if (auto written = write_file(path_ + "/" + std::string(kList), list); !written.ok()) return written.error();
  count_.files = now_.size();
  before_ = std::move(now_);
  now_.clear();
  return count_;
}

}  // namespace thisday::publish
