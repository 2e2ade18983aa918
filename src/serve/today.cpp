#include "serve/today.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace thisday::serve {
namespace {

// The C library would read a zone's name as a path, and the time zone library remembers every name it was ever asked
// for: only names of files below the zone folder go further, so a reader can neither walk the disk nor fill the memory.
bool is_zone(const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '+' || c == '-';
  });
  if (!plain || name.size() > 64 || name.starts_with('/') || name.find("//") != std::string::npos) return false;
  std::error_code ignored;
  return name == "UTC" || std::filesystem::is_regular_file("/usr/share/zoneinfo/" + name, ignored);
}

}  // namespace

Result<Today> today(const std::string& zone, std::chrono::system_clock::time_point now) {
  cctz::time_zone found = cctz::local_time_zone();
  if (!zone.empty() && (!is_zone(zone) || !cctz::load_time_zone(zone, &found)))
    return Error{Code::not_found, fmt::format("no time zone is named '{}'", zone), 0, "a name such as Asia/Seoul"};
  const cctz::civil_day day(cctz::convert(now, found));
  return Today{{day.year(), day.month(), day.day()}, cctz::convert(cctz::civil_second(day + 1), found)};
}

}  // namespace thisday::serve
