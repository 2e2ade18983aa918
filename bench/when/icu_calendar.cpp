#include "icu_calendar.hpp"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include <cstdio>
#include <cstdlib>

namespace thisday::bench {

struct IcuCalendar::State {
  std::unique_ptr<icu::Calendar> calendar;
};

IcuCalendar::IcuCalendar(const std::string& name) : state_(std::make_unique<State>()) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string locale = "en@calendar=" + name;
  state_->calendar.reset(icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale(locale.c_str()), error));
  if (auto* gregorian = dynamic_cast<icu::GregorianCalendar*>(state_->calendar.get());
      gregorian && name == "gregorian") {
    constexpr UDate kBeforeAll = -8.64e15;
    gregorian->setGregorianChange(kBeforeAll, error);
  }
  if (U_FAILURE(error)) {
    std::fprintf(stderr, "ICU has no calendar %s: %s\n", name.c_str(), u_errorName(error));
    std::exit(2);
  }
}

IcuCalendar::~IcuCalendar() = default;

std::array<int, 3> IcuCalendar::day(std::int64_t rata_die) {
  constexpr std::int64_t kUnixEpoch = 719'163;
  constexpr double kMilliseconds = 86'400'000;
  UErrorCode error = U_ZERO_ERROR;
  icu::Calendar& calendar = *state_->calendar;
  calendar.setTime(static_cast<double>(rata_die - kUnixEpoch) * kMilliseconds, error);
  return {calendar.get(UCAL_EXTENDED_YEAR, error), calendar.get(UCAL_MONTH, error),
          calendar.get(UCAL_DAY_OF_MONTH, error)};
}

}  // namespace thisday::bench
