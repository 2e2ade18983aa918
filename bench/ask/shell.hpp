#pragma once
// The sqlite3 shell as a peer: how long does it take for a script?

#include <optional>
#include <string>

namespace thisday::bench {

/// Milliseconds of its own work (CPU) that the shell of this machine takes for the SQL in the file `script`, asked of
/// the library at `path`; what it answers is thrown away. None where there is no shell, or the SQL fails.
std::optional<double> shell_milliseconds(const std::string& path, const std::string& script);

}  // namespace thisday::bench
