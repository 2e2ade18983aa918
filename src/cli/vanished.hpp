#pragma once
// Files that were imported from a folder and are there no more: what they told is taken back, so that library and
// folder keep in step. But a disk that is not mounted looks like files that were removed, so that much at once is left
// alone.

#include <string>
#include <vector>

#include "story/source.hpp"

namespace thisday::cli {

struct Vanished {
  std::vector<story::Source> gone;  ///< their files are there no more
  std::size_t known = 0;            ///< sources that came from the folder
  std::string doubt;                ///< why that may be a mistake, in words for people; empty: it is none
};

/// Of a library's sources, those from files of `folder`, named as it was when they were imported. A file that cannot be
/// looked for (a folder without leave) is not gone.
Vanished vanished(const std::vector<story::Source>& sources, const std::string& folder);

}  // namespace thisday::cli
