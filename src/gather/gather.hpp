#pragma once
// Finds out what a file is, and reads it with the reader of that format.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "gather/handler.hpp"

namespace thisday::gather {

/// A file's bytes and where they came from.
struct Input {
  std::string path;  ///< shown in messages; "-" for standard input
  std::string_view bytes;
  /// Other files named by `#include` are asked for by name relative to this one; none: includes are skipped.
  std::string folder = {};
  /// Of a table: what its columns are, where the guess is wrong: "date=Start,headline=Name". See columns.hpp.
  std::string map = {};
};

/// The names of all formats, "calendar" and "markdown" among them, in the order in which they are told.
std::vector<std::string_view> formats();
std::optional<std::string_view> format_named(std::string_view name);

/// What `input` is, by its content, with the name only where the content fits several. Empty: none that is read here
/// (a binary file, say).
std::optional<std::string_view> detect(const Input& input);

/// What prose is written in, "markdown", "html" or "text". As detect(), of which it asks no more than it needs:
/// whatever else `input` looks like, a list of days or a table, is then a text like any other.
std::optional<std::string_view> detect_prose(const Input& input);

/// Reads all of `input` as `format`. A bad record is refused to the handler and costs only itself; an Error means that
/// the file as a whole is not of that format. Time and memory are linear in the bytes.
Result<void> read(const Input& input, std::string_view format, Handler& handler);

}  // namespace thisday::gather
