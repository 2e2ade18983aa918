#include "publish/paths.hpp"

#include <fmt/format.h>

#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

constexpr std::int64_t kLeapYear = 2000;

int length(int month) {
  return when::days_in_month(when::Calendar::gregorian, kLeapYear, month);
}

bool unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (unreserved(byte))
      out += c;
    else
      out += fmt::format("%{:02X}", byte);
  }
  return out;
}

MonthDay day_before(MonthDay day) {
  if (day.day > 1) return {day.month, day.day - 1};
  const int month = day.month == 1 ? 12 : day.month - 1;
  return {month, length(month)};
}

MonthDay day_after(MonthDay day) {
  if (day.day < length(day.month)) return {day.month, day.day + 1};
  return {day.month == 12 ? 1 : day.month + 1, 1};
}

std::string day_name(MonthDay day) {
  return fmt::format("{:02}-{:02}", day.month, day.day);
}
std::string day_path(MonthDay day) {
  return "/" + day_name(day);
}
std::string day_json_path(MonthDay day) {
  return "/api/v1/on/" + day_name(day);
}

std::string entry_path(std::string_view slug) {
  return "/entry/" + percent_encoded(slug);
}

std::string picture_path(std::string_view name) {
  return "/pictures/" + percent_encoded(name);
}

std::string event_path(const story::EventId& id) {
  return "/event/" + percent_encoded(id.value);
}

}  // namespace thisday::publish
