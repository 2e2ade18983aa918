#include "publish/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <vector>

#include "publish/html.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kFewest = 3;   // of events, births and deaths; observances have no place in time
constexpr std::size_t kTallest = 9;  // dots on each other, before a column becomes a bar
constexpr int kBarHeight = 96;
constexpr int kMargin = 14;
constexpr int kLabels = 26;
constexpr double kTickRoom = 46;  // of a label, "1000 BC", with some air
// Years over which the scale goes from even to logarithmic: the last two generations get about a quarter of the room.
constexpr double kNear = 60;

class Scale {
 public:
  Scale(std::int64_t first, std::int64_t now, int width)
      : now_(now), width_(width - 2 * kMargin), full_(depth(first)) {}
  [[nodiscard]] double x(std::int64_t year) const {
    return kMargin + static_cast<double>(width_) * (1 - depth(year) / full_);
  }

 private:
  [[nodiscard]] double depth(std::int64_t year) const {
    return std::log1p(static_cast<double>(std::max<std::int64_t>(now_ - year, 0)) / kNear);
  }
  std::int64_t now_;
  int width_;
  double full_;
};

struct Column {
  std::vector<const ask::DayEvent*> events;
};

std::int64_t floor_to(std::int64_t year, std::int64_t step) {
  const std::int64_t rest = ((year % step) + step) % step;
  return year - rest;
}

// Years that bear a label, the most telling first; one is left out where it would touch another.
std::vector<std::int64_t> ticks(std::int64_t first, std::int64_t now, const Scale& scale, double room) {
  std::vector<std::int64_t> candidates = {2000, 1900, 1800, 1500, 1000, 1, 1700, 1950, 1600, 1200, 500};
  // Only a short history needs its decades.
  const std::int64_t finest = now - first < 160 ? 10 : 100;
  for (const std::int64_t step : {1000, 500, 100, 50, 10}) {
    if (step < finest) break;
    for (std::int64_t year = floor_to(now, step); year > first && candidates.size() < 200; year -= step)
      // Before year 1 the round ones are BC: 500 BC is -499.
      candidates.push_back(year > 0 ? year : year + 1);
  }
  std::vector<std::int64_t> chosen;
  for (const std::int64_t year : candidates) {
    if (year <= first || year >= now) continue;
    const double x = scale.x(year);
    const bool free = std::none_of(chosen.begin(), chosen.end(),
                                   [&](std::int64_t other) { return std::abs(scale.x(other) - x) < room; });
    if (free) chosen.push_back(year);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

bool is_soft(const ask::DayEvent& found) {
  const auto& date = found.event.date;
  return date &&
         (found.match == ask::Match::maybe || date->as_written().approximate() || date->as_written().uncertain());
}

// What is circa or uncertain has no edge: its colour runs out.
void draw_soft_edges(std::string& svg, const TimelineSize& size) {
  svg += "<defs>";
  for (const auto kind : {story::Kind::event, story::Kind::birth, story::Kind::death})
    fmt::format_to(std::back_inserter(svg),
                   R"(<radialGradient id="soft-{0}-{1}"><stop class="from {0}" offset=".2"/><stop class="to {0}" )"
                   R"(offset="1"/></radialGradient>)",
                   story::name(kind), size.css_class);
  svg += "</defs>";
}

void draw_dots(std::string& svg, const std::vector<Column>& columns, const TimelineSize& size, int base,
               const Messages& in) {
  const double radius = size.column * 0.4;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    double y = base - size.column * 0.7;
    for (const ask::DayEvent* found : columns[i].events) {
      const bool round = found->years_ago && is_round(*found->years_ago);
      const std::string precision =
          is_soft(*found) ? fmt::format(" fill=\"url(#soft-{}-{})\"", story::name(found->event.kind), size.css_class)
                          : std::string{};
      fmt::format_to(std::back_inserter(svg),
                     R"(<circle class="{}{}{}"{} cx="{:.1f}" cy="{:.1f}" r="{:.1f}"><title>{}: {}</title></circle>)",
                     story::name(found->event.kind), round ? " round" : "", precision.empty() ? "" : " soft", precision,
                     kMargin + (static_cast<double>(i) + 0.5) * size.column, y,
                     precision.empty() ? radius : radius * 1.5, escape(year_words(*found->year, in)),
                     escape(found->event.headline));
      y -= size.column;
    }
  }
}

// Births, deaths and events of one column as parts of a bar. Its height is the root of their number, so that a loud
// year leaves the others something to be seen by.
void draw_bars(std::string& svg, const std::vector<Column>& columns, const TimelineSize& size, int base,
               std::size_t tallest) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto all = static_cast<double>(columns[i].events.size());
    if (columns[i].events.empty()) continue;
    const double unit = kBarHeight * std::sqrt(all / static_cast<double>(tallest)) / all;
    std::array<std::size_t, 3> counts{};
    for (const ask::DayEvent* found : columns[i].events) ++counts[static_cast<std::size_t>(found->event.kind)];
    double y = base - 2;
    for (const auto kind : {story::Kind::event, story::Kind::birth, story::Kind::death}) {
      const std::size_t count = counts[static_cast<std::size_t>(kind)];
      if (count == 0) continue;
      const double height = unit * static_cast<double>(count);
      y -= height;
      fmt::format_to(std::back_inserter(svg), R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{}" height="{:.1f}"/>)",
                     story::name(kind), kMargin + static_cast<double>(i) * size.column + 1.0, y, size.column - 2,
                     height);
    }
    const auto& events = columns[i].events;
    const bool round = std::any_of(events.begin(), events.end(), [](const ask::DayEvent* found) {
      return found->years_ago && is_round(*found->years_ago);
    });
    // Above the bar, for there is no dot to ring.
    if (round)
      fmt::format_to(std::back_inserter(svg), R"(<circle class="round" fill="none" cx="{:.1f}" cy="{:.1f}" r="3"/>)",
                     kMargin + (static_cast<double>(i) + 0.5) * size.column, y - 6);
  }
}

void draw_axis(std::string& svg, const std::vector<std::int64_t>& years, const Scale& scale, int width, int base,
               const Messages& in) {
  fmt::format_to(std::back_inserter(svg), R"(<path class="axis" d="M{} {}H{}"/>)", kMargin, base, width - kMargin);
  for (const std::int64_t year : years)
    fmt::format_to(std::back_inserter(svg),
                   R"(<path class="axis" d="M{0:.1f} {1}v5"/><text x="{0:.1f}" y="{2}">{3}</text>)", scale.x(year),
                   base, base + 19,
                   year == 1  ? in.text("axis-first-year")
                   : year > 0 ? std::to_string(year)
                              : year_words(year, in));
}

}  // namespace

std::string timeline_svg(const ask::DayAnswer& answer, const TimelineSize& size, const Messages& in) {
  std::vector<const ask::DayEvent*> dated;
  for (const auto& found : answer.events)
    if (found.event.kind != story::Kind::observance && found.year && *found.year <= answer.question.year)
      dated.push_back(&found);
  if (dated.size() < kFewest) return {};
  const auto by_year = [](const ask::DayEvent* a, const ask::DayEvent* b) { return *a->year < *b->year; };
  const std::int64_t now = answer.question.year;
  // A decade more, so that the first dot does not sit on the edge; and a scale is needed even where all is of one year.
  const std::int64_t first = floor_to((*std::min_element(dated.begin(), dated.end(), by_year))->year.value() - 10, 10);
  const Scale scale(first, now, size.width);

  std::vector<Column> columns(static_cast<std::size_t>((size.width - 2 * kMargin) / size.column));
  std::size_t tallest = 0;
  for (const ask::DayEvent* found : dated) {
    const double place = (scale.x(*found->year) - kMargin) / size.column;
    auto& events = columns[std::min(static_cast<std::size_t>(std::max(place, 0.0)), columns.size() - 1)].events;
    events.push_back(found);
    tallest = std::max(tallest, events.size());
  }
  const bool dots = tallest <= kTallest;
  const int base = dots ? static_cast<int>(tallest) * size.column + 6 : kBarHeight + 14;
  const auto years = ticks(first, now, scale, kTickRoom);

  const std::int64_t from = (*std::min_element(dated.begin(), dated.end(), by_year))->year.value();
  const std::int64_t to = (*std::max_element(dated.begin(), dated.end(), by_year))->year.value();
  std::string svg = fmt::format(
      R"(<svg class="timeline {}" viewBox="0 0 {} {}" role="img" aria-label="{}">)", size.css_class, size.width,
      base + kLabels,
      escape(in.text("timeline-label", {{"events", in.counted("event", static_cast<std::int64_t>(dated.size()))},
                                        {"years", years_words(from, to, in)}})));
  if (dots) draw_soft_edges(svg, size);
  draw_axis(svg, years, scale, size.width, base, in);
  if (dots)
    draw_dots(svg, columns, size, base, in);
  else
    draw_bars(svg, columns, size, base, tallest);
  return svg + "</svg>";
}

}  // namespace thisday::publish
