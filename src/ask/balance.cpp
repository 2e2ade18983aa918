#include "ask/balance.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "keep/anniversary.hpp"
#include "keep/store.hpp"
#include "when/gregorian.hpp"

namespace thisday::ask {
namespace {

constexpr std::array<int, 12> kLengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::vector<DayCount> all_days() {
  std::vector<DayCount> days;
  for (int month = 1; month <= 12; ++month)
    for (int day = 1; day <= kLengths[static_cast<std::size_t>(month - 1)]; ++day) days.push_back({month, day});
  return days;
}

class Counter {
 public:
  void count(const story::Event& event) {
    count_day(event);
    switch (event.kind) {
      case story::Kind::birth:
        ++balance_.births;
        break;
      case story::Kind::death:
        ++balance_.deaths;
        break;
      case story::Kind::observance:
        ++balance_.observances;
        break;
      case story::Kind::event:
        count_event(event);
    }
  }
  Balance take() { return std::move(balance_); }

 private:
  void count_day(const story::Event& event) {
    if (!event.date) return;
    for (const keep::Anniversary& anniversary : keep::anniversaries(*event.date)) {
      if (anniversary.new_style) continue;
      const auto day = std::find_if(balance_.days.begin(), balance_.days.end(), [&](const DayCount& one) {
        return one.month == anniversary.on.month && one.day == anniversary.on.day;
      });
      if (day == balance_.days.end()) continue;
      ++(event.kind == story::Kind::event        ? day->events
         : event.kind == story::Kind::observance ? day->observances
                                                 : day->lives);
    }
  }

  void count_event(const story::Event& event) {
    ++balance_.events;
    const auto region = event.places.empty() ? std::nullopt : story::region_of(event.places.front().country);
    ++(region ? balance_.regions[static_cast<std::size_t>(*region)] : balance_.elsewhere);
    for (const std::string& subject : event.subjects) ++balance_.subjects[subject];
    const auto span = event.date ? event.date->span() : std::nullopt;
    if (!span || !span->earliest) return;
    const std::int64_t year = when::gregorian::civil_day(*span->earliest).year;
    if (year < 1900) ++balance_.before_1900;
    ++balance_.centuries[century_of(year)];
  }

  Balance balance_ = {.days = all_days()};
};

}  // namespace

std::int64_t century_of(std::int64_t year) {
  return year >= 1 ? (year - 1) / 100 + 1 : year / 100 - 1;
}

Balance balance_of(const std::vector<story::Event>& events) {
  Counter counter;
  for (const story::Event& event : events) counter.count(event);
  return counter.take();
}

Result<std::optional<Balance>> almanac_balance(const keep::Store& store) {
  const auto sources = store.sources();
  if (!sources) return sources.error();
  std::vector<story::Event> events;
  bool any = false;
  for (const story::Source& source : *sources) {
    if (source.work != "thisday-almanac" || source.format != "almanac") continue;
    any = true;
    auto told = store.told_by(story::id_of(source));
    if (!told) return told.error();
    std::move(told->begin(), told->end(), std::back_inserter(events));
  }
  if (!any) return std::optional<Balance>();
  return std::optional(balance_of(events));
}

}  // namespace thisday::ask
