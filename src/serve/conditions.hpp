#pragma once
// What a request makes its answer depend on: what the client has, which part it wants, which forms it understands.

#include <cstdint>
#include <ctime>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace thisday::serve {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
std::string http_date(std::time_t time);
/// Reads that form alone: the obsolete ones are sent by nobody who asks here.
std::optional<std::time_t> parse_http_date(std::string_view text);

/// Whether an If-None-Match names this tag, or any. Compares weakly: W/ is no difference (RFC 9110, 13.1.2).
bool names_tag(std::string_view if_none_match, std::string_view etag);

/// Bytes of a body; `end` is behind the last.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct RangeAsked {
  enum class Kind { all, part, none } kind = Kind::all;  ///< `none`: no such part, which is 416
  ByteRange part = {};
};

/// Of a Range header (RFC 9110, 14.2). Several ranges, other units and what cannot be read mean all of it.
RangeAsked range_asked(std::string_view range, std::size_t size);

/// Which of the types an Accept header wants most, by its place; of equals the first. An empty header wants the first.
/// None where it wants none of them, which is 406. Parameters of the types ("; charset=utf-8") do not count.
std::optional<std::size_t> choose_type(std::string_view accept, std::initializer_list<std::string_view> types);

}  // namespace thisday::serve
