#include "publish/list_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "publish/balance_text.hpp"
#include "publish/day_json.hpp"
#include "publish/event_json.hpp"
#include "publish/list_page.hpp"
#include "publish/search_text.hpp"

namespace thisday::publish {
namespace {

std::string on_words(const when::CivilDay& on) {
  return fmt::format("{} {}", day_words(on.month, on.day), on.year);
}

std::string on_name(const when::CivilDay& on) {
  return fmt::format("{:04}-{:02}-{:02}", on.year, on.month, on.day);
}

Json whole(const story::Event& event) {
  Json json = event_head(event);
  add_event_rest(json, event);
  return json;
}

Json all_sources(const std::vector<story::Source>& sources) {
  Json json = Json::array();
  for (const story::Source& source : sources) json.push_back(source_json(source));
  return json;
}

/// Centuries with their figures, as bars of a line's width.
void add_centuries(const keep::Statistics& figures, std::string& text) {
  std::vector<std::pair<std::int64_t, std::size_t>> centuries;
  for (const auto& [year, events] : figures.years) {
    const std::int64_t century = ask::century_of(year);
    if (centuries.empty() || centuries.back().first != century) centuries.emplace_back(century, 0);
    centuries.back().second += events;
  }
  std::size_t most = 1;
  for (const auto& [century, events] : centuries) most = std::max(most, events);
  for (const auto& [century, events] : centuries)
    text += fmt::format("{:>17}  {:>9}  {}\n", century_words(century), events, std::string(events * 40 / most, '#'));
}

}  // namespace

std::string upcoming_text(const ask::UpcomingAnswer& answer, const DayTextOptions& options) {
  Page page(options);
  page.title(fmt::format("{} days from {} on", answer.question.days, on_words(answer.question.from)));
  if (answer.events.empty()) page.line("No anniversary is known of these days.");
  Sources sources(answer.sources);
  for (const ask::Upcoming& coming : answer.events) {
    const story::Event& event = coming.found.event;
    page.block(fmt::format("{}, {}: {}", on_words(coming.on), ago_words(*coming.found.years_ago), event.headline), 0);
    page.faint(fmt::format("{} \u00b7 {} {}", event.id.value, date_of(event), sources.numbers(event)), 2);
  }
  sources.write(page);
  return page.take();
}

std::string upcoming_json(const ask::UpcomingAnswer& answer) {
  Json json{{"from", on_name(answer.question.from)}, {"days", answer.question.days}, {"events", Json::array()}};
  for (const ask::Upcoming& coming : answer.events) {
    Json one{{"on", on_name(coming.on)}, {"years_ago", or_null(coming.found.years_ago)}};
    one.update(whole(coming.found.event));
    json["events"].push_back(std::move(one));
  }
  json["sources"] = all_sources(answer.sources);
  return dump(json);
}

std::string random_json(const ask::RandomAnswer& answer) {
  return dump(
      {{"event", answer.event ? whole(*answer.event) : Json(nullptr)}, {"sources", all_sources(answer.sources)}});
}

std::string random_text(const ask::RandomAnswer& answer, const DayTextOptions& options) {
  Page page(options);
  if (!answer.event) {
    page.line("Nothing is known of this.");
    return page.take();
  }
  const story::Event& event = *answer.event;
  page.title(fmt::format("{}: {}", date_of(event), event.headline));
  for (const story::Evidence& evidence : event.evidence) {
    if (evidence.quote.size() <= event.headline.size()) continue;
    page.block(evidence.quote, 2);
    break;
  }
  Sources sources(answer.sources);
  page.faint(fmt::format("{} {}", event.id.value, sources.numbers(event)), 2);
  sources.write(page);
  return page.take();
}

std::string related_text(const ask::Related& related, const DayTextOptions& options) {
  Page page(options);
  const auto list = [&](std::string_view heading, const std::vector<story::Event>& events) {
    if (events.empty()) return;
    page.line();
    page.title(std::string(heading));
    for (const story::Event& event : events) {
      page.block(fmt::format("{}: {}", date_of(event), event.headline), 2);
      page.faint(event.id.value, 4);
    }
  };
  list("What led here", related.led);
  list("What followed", related.followed);
  list("What else then", related.then);
  return page.take();
}

std::string statistics_text(const keep::Statistics& figures) {
  std::string text;
  const auto line = [&](std::string_view what, std::size_t many) {
    text += fmt::format("{:>17}  {:>9}\n", what, many);
  };
  line("events", figures.events);
  for (const auto& [kind, events] : figures.kinds)
    if (kind != story::Kind::event && events > 0) line(fmt::format("{}s", story::name(kind)), events);
  line("told by many", figures.told_by_many);
  line("with a place", figures.placed);
  if (figures.sensitive > 0) line("sensitive", figures.sensitive);
  line("without a year", figures.undated);
  line("evidence", figures.evidence);
  line("articles", figures.entries);
  line("sources", figures.sources.size());
  if (!figures.years.empty()) text += "\nBy century\n";
  add_centuries(figures, text);
  if (!figures.languages.empty()) text += "\nBy language\n";
  for (const auto& [language, sources, evidence] : figures.languages)
    text += fmt::format("{:>17}  {:>9}  {} {}\n", language.empty() ? "not known" : language, evidence, sources,
                        sources == 1 ? "source" : "sources");
  if (!figures.days.empty()) {
    const auto fewer = [](const auto& a, const auto& b) { return a.events < b.events; };
    const auto least = std::min_element(figures.days.begin(), figures.days.end(), fewer);
    const auto most = std::max_element(figures.days.begin(), figures.days.end(), fewer);
    text += fmt::format("\n{} days of the year have events; {} has most ({}), {} fewest ({}).\n", figures.days.size(),
                        day_words(most->month, most->day), most->events, day_words(least->month, least->day),
                        least->events);
  }
  return text;
}

}  // namespace thisday::publish
