#pragma once
// The readers behind read(): one per format, each in a file of its own. Their bytes are text, not binary.

#include "gather/gather.hpp"

namespace thisday::gather {

Result<void> read_calendar(const Input& input, Handler& handler);
Result<void> read_markdown(const Input& input, Handler& handler);
Result<void> read_text(const Input& input, Handler& handler);
Result<void> read_almanac(const Input& input, Handler& handler);
Result<void> read_wikitext(const Input& input, Handler& handler);
Result<void> read_html(const Input& input, Handler& handler);
Result<void> read_wiki_html(const Input& input, Handler& handler);
Result<void> read_day_json(const Input& input, Handler& handler);
Result<void> read_separated(const Input& input, Handler& handler);
Result<void> read_json_rows(const Input& input, Handler& handler);
Result<void> read_icalendar(const Input& input, Handler& handler);
Result<void> read_feed(const Input& input, Handler& handler);

/// Whether the beginning of a file is RSS, Atom, JSON Feed or WordPress's export.
bool looks_like_feed(std::string_view bytes);

/// Whether the beginning of a file is what a web service says of a day.
bool looks_like_day_json(std::string_view bytes);

/// How much of the beginning of `bytes` is written as a calendar(1) file: 0 none, 1 all. O(length read), at most 64
/// KiB.
double calendar_share(std::string_view bytes);

}  // namespace thisday::gather
