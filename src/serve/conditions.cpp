#include "serve/conditions.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "serve/header_list.hpp"

namespace thisday::serve {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// All of `text` as a number, digits only.
std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// How closely a media range means a type: 0 not at all, 1 by "*/*", 2 by "text/*", 3 by name.
int closeness(std::string_view range, std::string_view type) {
  if (range == "*/*") return 1;
  if (same_word(range, type)) return 3;
  const std::size_t slash = range.find('/');
  if (slash == std::string_view::npos || range.substr(slash) != "/*") return 0;
  return same_word(range.substr(0, slash), type.substr(0, type.find('/'))) ? 2 : 0;
}

// How much a type is wanted: what means it most closely decides (RFC 9110, 12.5.1).
int wanted(std::string_view accept, std::string_view type) {
  int closest = 0, weight = 0;
  each_element(accept, [&](std::string_view element) {
    const Weighted one = weighted(element);
    const int close = closeness(one.value, type);
    if (close <= closest) return;
    closest = close;
    weight = one.weight;
  });
  return weight;
}

}  // namespace

std::string http_date(std::time_t time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(time));
}

std::optional<std::time_t> parse_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") return std::nullopt;
  if (text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':') return std::nullopt;
  std::tm time{};
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  const auto day = number(text.substr(5, 2)), year = number(text.substr(12, 4)), hour = number(text.substr(17, 2)),
             minute = number(text.substr(20, 2)), second = number(text.substr(23, 2));
  if (month == kMonths.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
  if (*day < 1 || *day > 31 || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  time.tm_mday = static_cast<int>(*day);
  time.tm_mon = static_cast<int>(month - kMonths.begin());
  time.tm_year = static_cast<int>(*year) - 1900;
  time.tm_hour = static_cast<int>(*hour);
  time.tm_min = static_cast<int>(*minute);
  time.tm_sec = static_cast<int>(*second);
  return timegm(&time);
}

bool names_tag(std::string_view if_none_match, std::string_view etag) {
  bool found = false;
  each_element(if_none_match, [&](std::string_view one) {
    if (one.starts_with("W/")) one.remove_prefix(2);
    found = found || one == "*" || one == etag;
  });
  return found;
}

RangeAsked range_asked(std::string_view range, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (range.size() < kUnit.size() || !same_word(range.substr(0, kUnit.size()), kUnit)) return {};
  const std::string_view asked = trimmed(range.substr(kUnit.size()));
  const std::size_t hyphen = asked.find('-');
  if (hyphen == std::string_view::npos || asked.find(',') != std::string_view::npos) return {};
  const std::string_view from = asked.substr(0, hyphen), to = asked.substr(hyphen + 1);
  const auto first = number(from), last = number(to);
  if ((!first && !from.empty()) || (!last && !to.empty()) || (from.empty() && to.empty())) return {};
  if (first && last && *last < *first) return {};
  const RangeAsked none{RangeAsked::Kind::none};
  if (!first) {  // the last so many
    if (*last == 0 || size == 0) return none;
    return {RangeAsked::Kind::part, {size - std::min<std::uint64_t>(*last, size), size}};
  }
  if (*first >= size) return none;
  return {RangeAsked::Kind::part, {*first, last ? std::min<std::uint64_t>(*last, size - 1) + 1 : size}};
}

std::optional<std::size_t> choose_type(std::string_view accept, std::initializer_list<std::string_view> types) {
  if (trimmed(accept).empty()) return 0;
  std::optional<std::size_t> best;
  int most = 0;
  std::size_t place = 0;
  for (std::string_view type : types) {
    const int weight = wanted(accept, trimmed(type.substr(0, type.find(';'))));
    if (weight > most) {
      best = place;
      most = weight;
    }
    ++place;
  }
  return best;
}

}  // namespace thisday::serve
