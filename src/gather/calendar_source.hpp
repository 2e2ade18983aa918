#pragma once
// What the name and the head of a calendar(1) file say of all of it: work, licence, language, encoding, kind of
// records.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gather/calendar_lines.hpp"
#include "story/source.hpp"

namespace thisday::gather {

struct CalendarSource {
  story::Source source;
  std::string encoding;              ///< empty: UTF-8
  bool observances = false;          ///< holds observances: "calendar.holiday", "calendar.judaic.2020"
  std::optional<std::int64_t> year;  ///< the year that its days marked `*` are good for
};

/// Of a file at `path`. O(length).
CalendarSource calendar_source(const std::string& path, std::string_view bytes, const Uncommented& file);

}  // namespace thisday::gather
