#pragma once
// A Source: an article, day page, dataset or calendar that tells of events.

#include <string>

namespace thisday::story {

/// Names a source for good: the hash of its `work` and `path`. 16 hexadecimal digits.
struct SourceId {
  std::string value;
  friend auto operator<=>(const SourceId&, const SourceId&) = default;
};

/// Where something stands written. Strings may be empty where nothing is known, except `path` and `title`.
struct Source {
  std::string path;     ///< the file as the reader was given it, or a name inside the program ("almanac/…")
  std::string title;
  std::string url;
  std::string author;
  std::string licence;  ///< SPDX name or words; empty: unknown, and said so wherever the source is quoted
  std::string language; ///< BCP 47; "und" where not known
  std::string work;     ///< the work that it is a copy of: all with one `work` count as one source. Empty: itself
  std::string format;   ///< the reader that read it: "calendar", "markdown", "text", "almanac"
  std::string hash;     ///< SHA-256 of the bytes, hexadecimal: the same bytes again change nothing

  friend bool operator==(const Source&, const Source&) = default;
};

/// Of `work` (or, without, `path`) and `path`. O(length).
SourceId id_of(const Source& source);

}  // namespace thisday::story
