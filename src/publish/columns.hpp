#pragma once
// Text in a terminal: how wide it stands, and how it breaks into lines.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thisday::publish {

/// Columns that the text takes: East Asian wide characters two, combining marks none (Unicode Standard Annex 11).
std::size_t columns(std::string_view text);

/// Lines of at most `width` columns, broken at blanks, or where one word is too wide, within it. Runs of blanks become
/// one. Control characters are left out: a source must not speak to the reader's terminal. An empty text has no lines.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace thisday::publish
