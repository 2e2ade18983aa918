#include "cli/vanished.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace thisday::cli {
namespace {

namespace fs = std::filesystem;

/// Whether nothing stands at this path, and that is sure.
bool is_gone(const std::string& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::not_found;
}

/// A page or post within a file is named after it: "dump.xml#1 December".
bool file_is_gone(const std::string& path) {
  if (!is_gone(path)) return false;
  for (std::size_t at = path.find('#'); at != std::string::npos; at = path.find('#', at + 1))
    if (!is_gone(path.substr(0, at))) return false;
  return true;
}

bool is_empty_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error) && fs::is_empty(path, error) && !error;
}

/// A folder below `top` that is there and empty, and is not what was imported: where a disk is mounted, as a rule.
std::string empty_folder_of(const story::Source& source, const fs::path& top) {
  for (fs::path at = fs::path(source.path).parent_path(); at.string().size() > top.string().size();
       at = at.parent_path())
    if (is_empty_folder(at)) return at.string();
  return {};
}

}  // namespace

Vanished vanished(const std::vector<story::Source>& sources, const std::string& folder) {
  const std::string within = (fs::path(folder) / "").string();
  Vanished found;
  for (const story::Source& source : sources) {
    if (!source.path.starts_with(within)) continue;
    ++found.known;
    if (file_is_gone(source.path)) found.gone.push_back(source);
  }
  if (found.gone.size() * 2 > found.known && found.gone.size() > 1) {
    found.doubt = fmt::format("{} of {} sources from {} are gone", found.gone.size(), found.known, folder);
    return found;
  }
  for (const story::Source& source : found.gone)
    if (const std::string empty = empty_folder_of(source, folder); !empty.empty()) {
      found.doubt = fmt::format("{} is empty", empty);
      break;
    }
  return found;
}

}  // namespace thisday::cli
