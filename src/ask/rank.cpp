#include "ask/rank.hpp"

#include <fmt/format.h>

#include <set>

namespace thisday::ask {
namespace {

void add(Score& score, std::string_view what, double points, std::string why) {
  if (points == 0) return;
  score.total += points;
  score.parts.push_back({what, points, std::move(why)});
}

}  // namespace

int roundness(std::int64_t years) {
  if (years <= 0) return 0;
  if (years % 100 == 0) return 5;
  if (years % 50 == 0) return 4;
  if (years % 25 == 0) return 3;
  return years == 10 ? 2 : years == 5 ? 1 : 0;
}

Score score_of(const DayEvent& found, const DayAnswer& answer) {
  std::set<std::string> works;
  for (const story::Evidence& evidence : found.event.evidence)
    if (const story::Source* source = answer.source(evidence.source))
      works.insert(source->work.empty() ? source->path : source->work);
  Score score;
  add(score, "works", static_cast<double>(works.size()), fmt::format("told by {} independent works", works.size()));
  if (found.match != Match::day && found.match != Match::begins && found.match != Match::ends) return score;
  if (!found.years_ago) return score;
  add(score, "dated", 1, "on the very day, of a known year");
  add(score, "round anniversary", roundness(*found.years_ago) / 5.0, fmt::format("{} years", *found.years_ago));
  return score;
}

}  // namespace thisday::ask
