#include "publish/year_calendar.hpp"

#include <algorithm>
#include <array>

#include "publish/words.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

constexpr std::int64_t kLeapYear = 2000;
constexpr std::size_t kLevels = 5;

// The counts at which levels 2 to 5 begin.
std::array<std::size_t, kLevels - 1> steps(const std::vector<DayCount>& counts) {
  std::vector<std::size_t> sorted;
  for (const DayCount& count : counts)
    if (count.events > 0) sorted.push_back(count.events);
  std::sort(sorted.begin(), sorted.end());
  std::array<std::size_t, kLevels - 1> steps{};
  for (std::size_t i = 0; i < steps.size() && !sorted.empty(); ++i)
    steps[i] = sorted[(i + 1) * (sorted.size() - 1) / kLevels] + 1;
  return steps;
}

}  // namespace

PageData year_calendar(const std::vector<DayCount>& counts, MonthDay here, const Messages& in) {
  std::array<std::array<std::size_t, 32>, 13> events{};
  for (const DayCount& count : counts)
    events[static_cast<std::size_t>(count.day.month)][static_cast<std::size_t>(count.day.day)] = count.events;
  const auto levels = steps(counts);
  std::vector<PageData> months;
  for (int month = 1; month <= 12; ++month) {
    std::vector<PageData> days;
    for (int day = 1; day <= when::days_in_month(when::Calendar::gregorian, kLeapYear, month); ++day) {
      const std::size_t count = events[static_cast<std::size_t>(month)][static_cast<std::size_t>(day)];
      const auto level = static_cast<std::size_t>(std::count_if(levels.begin(), levels.end(),
                                                                [&](std::size_t step) { return count >= step; })) +
                         1;
      PageData data;
      data["day"] = std::to_string(day);
      data["path"] = day_path({month, day});
      data["level"] = std::to_string(count == 0 ? 0 : level);
      data["here"] = MonthDay{month, day} == here;
      data["words"] = in.text("whole-year-cell", {{"day", day_words(month, day, in)},
                                                  {"events", in.counted("event", static_cast<std::int64_t>(count))}});
      days.push_back(data);
    }
    PageData data;
    data["name"] = in.item("months-short", static_cast<std::size_t>(month - 1));
    data["long"] = std::string(month_name(month, in));
    data["days"] = list_of(days);
    months.push_back(data);
  }
  return list_of(months);
}

}  // namespace thisday::publish
