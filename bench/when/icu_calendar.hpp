#pragma once
// ICU's calendars, for comparison.

#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace thisday::bench {

class IcuCalendar {
 public:
  /// By CLDR's name. "gregorian" is made proleptic, as ours is.
  explicit IcuCalendar(const std::string& name);
  ~IcuCalendar();

  /// Year (of ICU's counting), month, day.
  std::array<int, 3> day(std::int64_t rata_die);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thisday::bench
