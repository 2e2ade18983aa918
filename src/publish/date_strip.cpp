#include "publish/date_strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "publish/html.hpp"

namespace thisday::publish {
namespace {

constexpr double kWidth = 640;
constexpr double kLine = 26;
constexpr double kLabel = 210;  // room for the words, at the left
constexpr std::size_t kMost = 12;
constexpr std::int64_t kLeast = 40;  // days
constexpr std::int64_t kFarthest = 366 * 2000;

struct Line {
  std::int64_t first;
  std::int64_t last;
  bool soft;
  const std::string* label;
};

std::vector<Line> lines_of(const std::vector<StripDate>& dates) {
  std::vector<Line> lines;
  for (const StripDate& date : dates) {
    const auto span = date.date.span();
    if (!span || !span->earliest || !span->latest || lines.size() == kMost) continue;
    const auto& written = date.date.as_written();
    const Line line{span->earliest->rata_die, span->latest->rata_die, written.approximate() || written.uncertain(),
                    &date.label};
    const bool known = std::any_of(lines.begin(), lines.end(), [&](const Line& other) {
      return other.first == line.first && other.last == line.last && *other.label == *line.label;
    });
    if (!known) lines.push_back(line);
  }
  return lines;
}

}  // namespace

std::string date_strip_svg(const std::vector<StripDate>& dates) {
  const std::vector<Line> lines = lines_of(dates);
  if (lines.size() < 2) return {};
  std::int64_t first = lines.front().first;
  std::int64_t last = lines.front().last;
  for (const Line& line : lines) {
    first = std::min(first, line.first);
    last = std::max(last, line.last);
  }
  if (first == last || last - first > kFarthest) return {};
  // Days beside each other are still dots, not halves of the whole.
  if (const std::int64_t short_of = kLeast - (last - first); short_of > 0) {
    first -= short_of / 2;
    last += short_of / 2;
  }
  const double room = kWidth - kLabel - 24;
  const auto x = [&](std::int64_t day) {
    return kLabel + 12 + room * static_cast<double>(day - first) / static_cast<double>(last - first + 1);
  };
  std::string svg = fmt::format(R"(<svg class="dates" viewBox="0 0 {} {}" aria-hidden="true">)", kWidth,
                                kLine * static_cast<double>(lines.size()));
  double y = kLine / 2;
  for (const Line& line : lines) {
    fmt::format_to(std::back_inserter(svg), R"(<text x="0" y="{:.0f}">{}</text><path class="axis" d="M{} {}H{}"/>)",
                   y + 4, escape(*line.label), kLabel, y, kWidth);
    const double width = x(line.last + 1) - x(line.first);
    // A bar that is hardly wider than high is a dot.
    if (width < 12)
      fmt::format_to(std::back_inserter(svg), R"(<circle class="mark{}" cx="{:.1f}" cy="{}" r="6"/>)",
                     line.soft ? " soft" : "", x(line.first) + width / 2, y);
    else
      fmt::format_to(std::back_inserter(svg),
                     R"(<rect class="mark{}" x="{:.1f}" y="{}" width="{:.1f}" height="12" rx="6"/>)",
                     line.soft ? " soft" : "", x(line.first), y - 6, width);
    y += kLine;
  }
  return svg + "</svg>";
}

}  // namespace thisday::publish
