#include "serve/target.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { plus, blank };

// `offset` is where `text` begins in the whole target.
Result<std::string> decoded(std::string_view text, std::size_t offset, Plus plus) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '%') {
      const int high = at + 2 < text.size() ? hex(text[at + 1]) : -1;
      const int low = at + 2 < text.size() ? hex(text[at + 2]) : -1;
      if (high < 0 || low < 0) return Error{Code::syntax, "'%' without two hexadecimal digits", offset + at};
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += c == '+' && plus == Plus::blank ? ' ' : c;
    }
  }
  const bool controls = std::any_of(out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (controls || invalid_utf8(out)) return Error{Code::syntax, "bytes that are no text", offset};
  return out;
}

// "http://host/path" without what comes before the path.
std::string_view origin_form(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const std::size_t path = text.find_first_of("/?", scheme.size());
    return path == std::string_view::npos ? "/" : text.substr(path);
  }
  return text;
}

// Calls `part` with each piece between separators and its offset, until one is an error.
template <class Part>
Result<void> split(std::string_view text, char separator, Part part) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (auto done = part(text.substr(begin, end - begin), begin); !done.ok()) return done;
    begin = end + 1;
  }
  return {};
}

Result<void> read_query(std::string_view text, std::size_t offset, Target& target) {
  return split(text, '&', [&](std::string_view pair, std::size_t at) -> Result<void> {
    if (pair.empty()) return {};
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, equals), offset + at, Plus::blank);
    if (!name.ok()) return name.error();
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), offset + at, Plus::blank);
    if (!value.ok()) return value.error();
    target.query.emplace_back(*std::move(name), *std::move(value));
    return {};
  });
}

}  // namespace

std::optional<std::string_view> Target::parameter(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return std::nullopt;
}

Result<Target> parse_target(std::string_view text) {
  const std::string_view origin = origin_form(text);
  const std::size_t skipped = text.size() - std::min(text.size(), origin.size());
  if (origin.empty() || (origin.front() != '/' && origin.front() != '?'))
    return Error{Code::syntax, "the target does not begin with '/'"};
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos)
    return Error{Code::syntax, "a fragment in the target", hash};

  Target target;
  const std::size_t mark = std::min(origin.find('?'), origin.size());
  const std::string_view path = origin.substr(0, mark);
  if (path.size() > 1) {
    auto read = split(path.substr(1), '/', [&](std::string_view segment, std::size_t at) -> Result<void> {
      auto name = decoded(segment, skipped + 1 + at, Plus::plus);
      if (!name.ok()) return name.error();
      target.segments.push_back(*std::move(name));
      return {};
    });
    if (!read.ok()) return read.error();
  }
  if (mark < origin.size()) {
    if (auto read = read_query(origin.substr(mark + 1), skipped + mark + 1, target); !read.ok()) return read.error();
  }
  return target;
}

std::optional<publish::MonthDay> month_day(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != '-' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int month = (text[0] - '0') * 10 + (text[1] - '0');
  const int day = (text[3] - '0') * 10 + (text[4] - '0');
  if (month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > when::days_in_month(when::Calendar::gregorian, 2000, month)) return std::nullopt;
  return publish::MonthDay{month, day};
}

}  // namespace thisday::serve
