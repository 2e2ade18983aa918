#pragma once
// Tables larger than memory: separated values and lists of objects, read as they stream by.
//
// What is larger than a stretch of some 32 MiB is read stretch by stretch, and each is a source of its own,
// "battles.csv#1", of the work "battles.csv": what an import kept before it was stopped stays, and of a file that has
// grown only the end is read again. What the first stretch tells of the columns holds for all.

#include <cstddef>
#include <string_view>

#include "gather/gather.hpp"
#include "gather/stream.hpp"

namespace thisday::gather {

/// Whether a file with this beginning, of this format, can be read stretch by stretch.
bool can_stream_table(std::string_view format, std::string_view beginning);

inline constexpr std::size_t kTableStretch = std::size_t{32} << 20;

/// Reads all of a table; `input.bytes` are not looked at. Memory does not grow with the table. Errors: those of the
/// stream; unsupported, and those of `input.map`, as read() has them.
Result<void> read_table_stream(Stream& stream, const Input& input, std::string_view format, Handler& handler,
                               std::size_t stretch = kTableStretch);

}  // namespace thisday::gather
