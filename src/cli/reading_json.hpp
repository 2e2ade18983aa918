#pragma once
// The contract of `thisday read --json` (docs/formats.md).

#include <string>
#include <string_view>

#include "read/read.hpp"

namespace thisday::cli {

/// One line. `begin` and `end` are bytes of the file, and `text` is what stands there.
std::string reading_json(const std::string& path, std::string_view bytes, const story::Text& text,
                         const read::Reading& reading);

}  // namespace thisday::cli
