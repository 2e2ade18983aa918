// The target of a request, as the first thing that anybody on the network can choose.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "serve/route.hpp"
#include "serve/target.hpp"
#include "when/calendar.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thisday;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto target = serve::parse_target(text);
  if (!target.ok()) {
    if (target.error().position > size) std::abort();
    return 0;
  }
  // A day that is let through is one that some year has.
  for (const auto& route : serve::page_routes()) {
    const auto captures = serve::match(route.pattern, *target);
    if (!captures) continue;
    for (const auto& [name, value] : *captures) {
      const auto day = serve::month_day(value);
      if (name == "day" && (!day || !when::valid(when::Calendar::gregorian, {2000, day->month, day->day})))
        std::abort();
    }
  }
  // Nothing that was decoded may break a line of a header or of the log.
  const auto breaks = [](std::string_view part) {
    return part.find_first_of(std::string_view("\r\n\0", 3)) != part.npos;
  };
  for (const auto& segment : target->segments)
    if (breaks(segment)) std::abort();
  for (const auto& [name, value] : target->query)
    if (breaks(name) || breaks(value)) std::abort();
  return 0;
}
