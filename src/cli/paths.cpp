#include "cli/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace thisday::cli {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

std::string plain_path(const std::string& path) {
  if (path == "-" || path.empty()) return path;
  const fs::path plain = fs::path(path).lexically_normal();
  return plain.has_filename() || plain == plain.root_path() ? plain.string() : plain.parent_path().string();
}

Result<std::vector<std::string>> files_of(const std::string& path) {
  if (path == "-" || !is_folder(path)) {
    std::error_code error;
    if (path != "-" && !fs::exists(path, error))
      return Error{Code::not_found, fmt::format("{}: there is no such file or folder", path)};
    return std::vector<std::string>{path};
  }
  std::vector<std::string> files;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
       !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory()) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file()) files.push_back(at->path().string());
  }
  if (error) return Error{Code::unreadable, fmt::format("{}: {}", path, error.message())};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace thisday::cli
