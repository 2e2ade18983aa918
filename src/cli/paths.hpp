#pragma once
// The files that a path means.

#include <string>
#include <vector>

#include "base/result.hpp"

namespace thisday::cli {

/// The file itself, or all regular files below a folder, in order of their names; hidden ones and what they hold are
/// left out. "-" stands for itself. Errors: not_found, unreadable.
Result<std::vector<std::string>> files_of(const std::string& path);

/// The shortest way to write a path: "./articles/" is "articles", so that it is the same folder next time. "-" stands
/// for itself.
std::string plain_path(const std::string& path);

bool is_folder(const std::string& path);

}  // namespace thisday::cli
