// The page of a day: its lead, its timeline, its events with their sources.

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "publish/day_view.hpp"
#include "publish/html.hpp"
#include "publish/page_template.hpp"
#include "publish/pages.hpp"
#include "publish/paths.hpp"
#include "publish/timeline.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

PageData list_of(const std::vector<PageData>& items) {
  PageData list(PageData::type::list);
  for (const PageData& item : items) list << item;
  return list;
}

// The language of a text, where it is not the page's own.
std::string foreign_language(const story::Source* source) {
  if (source == nullptr || source->language.empty() || source->language == "und") return {};
  return source->language == "en" || source->language.starts_with("en-") ? std::string{} : source->language;
}

PageData source_data(const story::Source& source, std::size_t number) {
  PageData data;
  data["number"] = std::to_string(number);
  data["title"] = source.title;
  data["url"] = when_any(web_link(source.url) ? source.url : std::string{});
  data["author"] = when_any(source.author);
  data["licence"] = licence_words(source);
  return data;
}

PageData credits_data(const std::vector<Credit>& credits) {
  std::vector<PageData> list;
  for (const Credit& credit : credits) {
    PageData data = source_data(*credit.source, credit.number);
    data["date"] = when_any(credit.date);
    list.push_back(data);
  }
  return list_of(list);
}

// An exact Gregorian day of four digits' year is a machine's date in HTML; others have no such form.
std::string machine_date(const ask::DayEvent& found) {
  if (found.match != ask::Match::day || !found.event.date) return {};
  const when::Edtf edtf = found.event.date->edtf();
  const std::string text = edtf.str();
  const bool plain =
      text.size() == 10 && text.front() >= '0' && text.front() <= '9' && text.find('X') == std::string::npos;
  return plain && edtf.precision() == when::Precision::day && text > "0001" ? text : std::string{};
}

// `id` is empty where the page has the event already: it may begin and end on the same day.
PageData event_data(const EventView& view, const std::string& id) {
  const story::Event& event = view.found->event;
  const story::Source* source = view.credits.empty() ? nullptr : view.credits.front().source;
  PageData data;
  data["id"] = when_any(id);
  data["kind"] = std::string(story::name(event.kind));
  data["headline"] = event.headline;
  data["lang"] = when_any(foreign_language(source));
  data["year"] = when_any(view.year);
  data["datetime"] = when_any(machine_date(*view.found));
  data["ago"] = when_any(view.ago);
  data["round"] = view.round;
  data["quote"] = when_any(view.quote);
  std::vector<PageData> notes(view.notes.begin(), view.notes.end());
  data["notes"] = list_of(notes);
  data["credits"] = credits_data(view.credits);
  return data;
}

PageData entry_data(const DayView& view, const story::Entry& entry, const story::Source* source) {
  PageData data;
  data["title"] = entry.title;
  data["path"] = entry_path(entry.slug);
  data["summary"] = when_any(entry.summary);
  data["lang"] = when_any(foreign_language(source));
  data["date"] = when_any(entry.date ? date_words(*entry.date) : std::string{});
  data["author"] = when_any(source ? source->author : std::string{});
  data["licence"] = source ? licence_words(*source) : std::string("licence unknown");
  data["source"] = source ? source_data(*source, number_of(view, source)) : PageData(false);
  return data;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "12 events, 3 births and 1 observance"
std::string summary(const DayView& view) {
  std::vector<std::string> parts;
  for (const Section& section : view.sections)
    parts.push_back(counted(section.events.size(), story::name(section.kind), section.id));
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

PageData neighbour(MonthDay day) {
  PageData data;
  data["path"] = day_path(day);
  data["words"] = day_words(day.month, day.day);
  return data;
}

PageData sections_data(const DayView& view) {
  std::unordered_set<std::string_view> shown;
  std::vector<PageData> sections;
  for (const Section& section : view.sections) {
    PageData data;
    data["id"] = std::string(section.id);
    data["heading"] = std::string(section.heading);
    data["yearless"] =
        std::all_of(section.events.begin(), section.events.end(), [](const EventView& v) { return v.year.empty(); });
    data["count"] = std::to_string(section.events.size());
    std::vector<PageData> events;
    for (const EventView& event : section.events) {
      const std::string& id = event.found->event.id.value;
      events.push_back(event_data(event, shown.insert(id).second ? id : std::string{}));
    }
    data["events"] = list_of(events);
    sections.push_back(data);
  }
  return list_of(sections);
}

// What the marks of the drawing mean; of those that are in it.
PageData legend_data(const DayView& view) {
  std::vector<PageData> legend;
  const auto mark = [&](std::string_view name, std::string_view words) {
    PageData data;
    data["mark"] = std::string(name);
    data["words"] = std::string(words);
    legend.push_back(data);
  };
  bool round = false;
  for (const Section& section : view.sections) {
    if (section.kind == story::Kind::observance) continue;
    mark(story::name(section.kind), section.id);
    round =
        round || std::any_of(section.events.begin(), section.events.end(), [](const EventView& v) { return v.round; });
  }
  if (round) mark("ring", "round anniversary");
  return list_of(legend);
}

}  // namespace

std::string day_page(const ask::DayAnswer& answer, DayAddress address) {
  const MonthDay day{answer.question.month, answer.question.day};
  const std::string words = day_words(day.month, day.day);
  const DayView view = day_view(answer);
  PageData data;
  data["day"] = words;
  data["kicker"] = address == DayAddress::today ? std::string("Today in history") : std::string("On this day");
  data["summary"] = when_any(summary(view));
  data["previous"] = neighbour(day_before(day));
  data["next"] = neighbour(day_after(day));
  std::vector<PageData> entries;
  for (const auto& entry : answer.entries) entries.push_back(entry_data(view, entry, answer.source(entry.source)));
  data["entries"] = list_of(entries);
  data["lead"] = view.lead ? event_data(*view.lead, {}) : PageData(false);
  data["timeline"] = when_any(timeline_svg(answer, {}) + timeline_svg(answer, {360, 9, "narrow"}));
  data["legend"] = legend_data(view);
  data["sections"] = sections_data(view);
  data["nothing"] = view.sections.empty() && answer.entries.empty();
  std::vector<PageData> sources;
  for (const story::Source* source : view.sources) sources.push_back(source_data(*source, sources.size() + 1));
  data["sources"] = list_of(sources);
  data["any_sources"] = !view.sources.empty();
  data["json_path"] = day_json_path(day);
  return framed({fmt::format("{} in history", words), fmt::format("What happened on {}, with its sources.", words),
                 day_path(day), day_json_path(day)},
                fill("day", data));
}

}  // namespace thisday::publish
