#include "serve/route.hpp"

#include <algorithm>
#include <cctype>

#include "serve/routes.hpp"

namespace thisday::serve {
namespace {

// One segment against one of the pattern's.
bool fits(std::string_view pattern, std::string_view segment, Captures& captures) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return pattern == segment;
  const std::size_t close = pattern.find('}', open);
  const std::string_view before = pattern.substr(0, open), after = pattern.substr(close + 1);
  if (segment.size() <= before.size() + after.size() || !segment.starts_with(before) || !segment.ends_with(after))
    return false;
  const std::string_view name = pattern.substr(open + 1, close - open - 1);
  const std::string_view value = segment.substr(before.size(), segment.size() - before.size() - after.size());
  if (name == "day" && !month_day(value)) return false;
  captures.emplace_back(name, value);
  return true;
}

}  // namespace

std::optional<Captures> match(std::string_view pattern, const Target& target) {
  Captures captures;
  pattern.remove_prefix(1);
  for (const std::string& segment : target.segments) {
    if (pattern.empty()) return std::nullopt;
    const std::size_t slash = std::min(pattern.find('/'), pattern.size());
    if (!fits(pattern.substr(0, slash), segment, captures)) return std::nullopt;
    pattern.remove_prefix(std::min(slash + 1, pattern.size()));
  }
  if (!pattern.empty()) return std::nullopt;
  return captures;
}

std::string_view Call::operator[](std::string_view name) const {
  for (const auto& [key, value] : captures)
    if (key == name) return value;
  return {};
}

std::string Call::path() const {
  return std::string(request.target.substr(0, request.target.find('?')));
}

publish::MonthDay day_of(const Call& call) {
  return month_day(call["day"]).value_or(publish::MonthDay{});
}

Result<Today> today_of(const Call& call) {
  const auto zone = call.target.parameter("tz");
  return today(zone ? std::string(*zone) : call.options.zone, call.options.now());
}

ask::DayQuestion question(const Call& call, publish::MonthDay day, const Today& today) {
  ask::DayQuestion question;
  question.month = day.month;
  question.day = day.day;
  question.year = today.day.year;
  question.leap_day = call.options.leap_day;
  return question;
}

publish::Site site_of(const Call& call) {
  publish::Site site;
  const std::string_view host = call.request.host;
  const bool plain = std::all_of(host.begin(), host.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == ':' || c == '-' || c == '[' || c == ']';
  });
  if (!host.empty() && plain) site.url = std::string(call.request.scheme) + "://" + std::string(host);
  return site;
}

}  // namespace thisday::serve
