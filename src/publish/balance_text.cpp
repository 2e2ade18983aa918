#include "publish/balance_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "publish/event_json.hpp"
#include "story/region.hpp"

namespace thisday::publish {
namespace {

double share(const ask::Balance& balance, std::size_t part) {
  return balance.events == 0 ? 0 : static_cast<double>(part) / static_cast<double>(balance.events);
}

/// Regions by name, with those that are in none.
std::vector<std::pair<std::string, std::size_t>> regions(const ask::Balance& balance) {
  std::vector<std::pair<std::string, std::size_t>> all;
  for (const story::Region region : story::kRegions)
    all.emplace_back(story::name(region), balance.regions[static_cast<std::size_t>(region)]);
  all.emplace_back("elsewhere", balance.elsewhere);
  return all;
}

std::string day_key(const ask::DayCount& day) {
  return fmt::format("{:02}-{:02}", day.month, day.day);
}

/// "fewest 5 (02-30 and 3 more), most 21".
std::string extremes(const std::vector<ask::DayCount>& days, std::size_t ask::DayCount::*count) {
  const auto fewer = [&](const auto& a, const auto& b) { return a.*count < b.*count; };
  const auto [least, most] = std::minmax_element(days.begin(), days.end(), fewer);
  const auto same =
      std::count_if(days.begin(), days.end(), [&](const auto& day) { return day.*count == *least.*count; });
  return fmt::format("fewest {} ({}{}), most {}", *least.*count, day_key(*least),
                     same > 1 ? fmt::format(" and {} more days", same - 1) : "", *most.*count);
}

}  // namespace

std::string century_words(std::int64_t century) {
  const std::int64_t number = century < 0 ? -century : century;
  const bool teen = number % 100 / 10 == 1;
  const std::string_view suffix = teen               ? "th"
                                  : number % 10 == 1 ? "st"
                                  : number % 10 == 2 ? "nd"
                                  : number % 10 == 3 ? "rd"
                                                     : "th";
  return fmt::format("{}{} century{}", number, suffix, century < 0 ? " BC" : "");
}

std::string balance_text(const ask::Balance& balance) {
  std::string text = fmt::format("The almanac: {} events, {} births, {} deaths, {} observances\n\n", balance.events,
                                 balance.births, balance.deaths, balance.observances);
  text += fmt::format("Events a day: {}\n", extremes(balance.days, &ask::DayCount::events));
  text += fmt::format("Births and deaths a day: {}\n", extremes(balance.days, &ask::DayCount::lives));
  text += "\nEvents by region (UN M49)\n";
  const auto line = [&](std::string name, std::size_t many) {
    std::replace(name.begin(), name.end(), '_', ' ');
    text += fmt::format("{:>17}  {:>5}  {:>5.1f} %\n", name, many, 100 * share(balance, many));
  };
  for (auto& [name, many] : regions(balance)) line(std::move(name), many);
  text += "\nBy century\n";
  for (const auto& [century, many] : balance.centuries) line(century_words(century), many);
  line("before 1900", balance.before_1900);
  text += "\nBy subject\n";
  std::vector<std::pair<std::string, std::size_t>> subjects(balance.subjects.begin(), balance.subjects.end());
  std::stable_sort(subjects.begin(), subjects.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [subject, many] : subjects) line(std::move(subject), many);
  return text;
}

std::string balance_json(const ask::Balance& balance) {
  Json json{{"records", balance.events + balance.births + balance.deaths + balance.observances},
            {"kinds",
             {{"event", balance.events},
              {"birth", balance.births},
              {"death", balance.deaths},
              {"observance", balance.observances}}},
            {"shares", Json::object()},
            {"centuries", Json::object()},
            {"subjects", Json::object()},
            {"events_per_day", Json::object()},
            {"lives_per_day", Json::object()},
            {"observances_per_day", Json::object()}};
  for (const auto& [name, many] : regions(balance)) json["shares"][name] = share(balance, many);
  json["shares"]["before_1900"] = share(balance, balance.before_1900);
  for (const auto& [century, many] : balance.centuries) json["centuries"][std::to_string(century)] = many;
  for (const auto& [subject, many] : balance.subjects) json["subjects"][subject] = many;
  for (const ask::DayCount& day : balance.days) {
    json["events_per_day"][day_key(day)] = day.events;
    json["lives_per_day"][day_key(day)] = day.lives;
    json["observances_per_day"][day_key(day)] = day.observances;
  }
  return dump(json);
}

}  // namespace thisday::publish
