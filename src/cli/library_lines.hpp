#pragma once
// A library as JSON Lines: what `thisday export` writes and `thisday import` reads back to an equal library.
//
//   {"thisday":"library","version":1}
//   {"source":{"path":…,"title":…,…}}           and after each source what it tells:
//   {"told":{"kind":"event","headline":…,"date":"1953-07-27","calendar":"gregorian","quote":…,…}}
//   {"entry":{"slug":…,…}}
//   {"bond":{"a":KEY,"b":KEY,"kind":"together","note":…}}       the editor's hand; with "source": one told as one
//   {"mark":{"key":KEY,"what":"hidden","note":…}}
//
// What has its usual value ("", [], null) is left out. Which events are one is not written: it follows from the rest.

#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cli/importer.hpp"
#include "keep/store.hpp"

namespace thisday::cli {

/// Whether a file begins as an export does.
bool is_library_lines(std::string_view beginning);

/// Shows every line, with its end. Stops at the first error. Memory: one source at a time.
Result<void> write_library(const keep::Store& store, const std::function<void(std::string_view)>& show);

/// Reads an export into a store. A broken line is refused and the rest goes on. `path` is what messages call it.
Result<void> read_library(std::istream& lines, const std::string& path, keep::Store& store, Imported& done);

}  // namespace thisday::cli
