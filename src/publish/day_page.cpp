// The page of a day: its lead, its timeline, its events with their sources.

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "publish/day_view.hpp"
#include "publish/other_calendars.hpp"
#include "publish/page_parts.hpp"
#include "publish/page_template.hpp"
#include "publish/pages.hpp"
#include "publish/paths.hpp"
#include "publish/timeline.hpp"
#include "publish/words.hpp"
#include "publish/year_calendar.hpp"

namespace thisday::publish {
namespace {

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
PageData event_data(const EventView& view, const std::string& id, const Messages& in) {
  const story::Event& event = view.found->event;
  const story::Source* source = view.credits.empty() ? nullptr : view.credits.front().source;
  PageData data;
  data["id"] = when_any(id);
  data["path"] = event_path(event.id);
  data["soft"] = is_soft(event);
  data["kind"] = std::string(story::name(event.kind));
  data["headline"] = event.headline;
  data["lang"] = when_any(foreign_language(source, in));
  data["year"] = when_any(view.year);
  data["datetime"] = when_any(machine_date(*view.found));
  data["ago"] = when_any(view.ago);
  data["round"] = view.round;
  data["quote"] = when_any(view.quote);
  std::vector<PageData> notes(view.notes.begin(), view.notes.end());
  data["notes"] = list_of(notes);
  data["credits"] = credits_data(view.credits, in);
  return data;
}

// "1953" and "73 years ago", of an entry whose date has one year.
void set_year(PageData& data, const story::Entry& entry, std::int64_t now, const Messages& in) {
  data["year"] = PageData(false);
  data["ago"] = PageData(false);
  data["round"] = false;
  if (!entry.date) return;
  const auto span = entry.date->span();
  if (!span || !span->earliest) return;
  const when::Calendar calendar =
      when::has_julian_months(entry.date->calendar()) ? entry.date->calendar() : when::Calendar::gregorian;
  const std::int64_t year = when::civil_day(calendar, *span->earliest).year;
  data["year"] = year_words(year, in);
  if (year > now) return;
  data["ago"] = ago_words(now - year, in);
  data["round"] = is_round(now - year);
}

PageData entry_data(const DayView& view, const story::Entry& entry, const story::Source* source, std::int64_t now,
                    const Messages& in) {
  PageData data;
  set_year(data, entry, now, in);
  data["title"] = entry.title;
  data["path"] = entry_path(entry.slug);
  data["picture"] = picture_data(entry.picture);
  data["read_named"] = in.text("read-article-named", {{"title", entry.title}});
  data["summary"] = when_any(entry.summary);
  data["lang"] = when_any(foreign_language(source, in));
  data["date"] = when_any(entry.date ? date_words(*entry.date, in) : std::string{});
  data["author"] = when_any(source ? source->author : std::string{});
  data["licence"] = source ? licence_words(*source, in) : in.text("licence-unknown");
  data["source"] = source ? source_data(*source, number_of(view, source), in) : PageData(false);
  return data;
}

// The event that leads where no article does.
PageData lead_data(const EventView& view, const Messages& in) {
  PageData data = event_data(view, {}, in);
  const auto& date = view.found->event.date;
  data["date"] = when_any(date && view.found->match != ask::Match::undated ? date_words(*date, in) : std::string{});
  return data;
}

// "12 events, 3 births and 1 observance"
std::string summary(const DayView& view, const Messages& in) {
  std::vector<std::string> parts;
  for (const Section& section : view.sections)
    parts.push_back(in.counted(story::name(section.kind), static_cast<std::int64_t>(section.events.size())));
  return joined(parts, in);
}

PageData neighbour(MonthDay day, const Messages& in) {
  PageData data;
  data["path"] = day_path(day);
  data["words"] = day_words(day.month, day.day, in);
  return data;
}

PageData sections_data(const DayView& view, const Messages& in) {
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
      events.push_back(event_data(event, shown.insert(id).second ? id : std::string{}, in));
    }
    data["events"] = list_of(events);
    sections.push_back(data);
  }
  return list_of(sections);
}

// What the marks of the drawing mean; of those that are in it.
PageData legend_data(const DayView& view, const Messages& in) {
  std::vector<PageData> legend;
  const auto mark = [&](std::string_view name, const std::string& words) {
    PageData data;
    data["mark"] = std::string(name);
    data["words"] = words;
    legend.push_back(data);
  };
  bool round = false;
  bool soft = false;
  for (const Section& section : view.sections) {
    if (section.kind == story::Kind::observance) continue;
    mark(story::name(section.kind), in.text(section.id));
    for (const EventView& event : section.events) {
      round = round || event.round;
      soft = soft || is_soft(event.found->event);
    }
  }
  if (round) mark("ring", in.text("round-anniversary"));
  if (soft) mark("soft", in.text("circa-or-uncertain"));
  return list_of(legend);
}

PageData calendars_data(MonthDay day, std::int64_t year, const Messages& in) {
  std::vector<PageData> list;
  // In a year without it, 29 February is the day after the 28th.
  const when::CivilDay civil{year, day.month, day.day};
  if (!when::valid(when::Calendar::gregorian, civil)) return list_of(list);
  for (const CalendarDay& other : other_calendars(civil, in)) {
    PageData data;
    data["name"] = other.name;
    data["words"] = other.words;
    list.push_back(data);
  }
  return list_of(list);
}

}  // namespace

std::string day_page(const ask::DayAnswer& answer, DayAddress address, const DayPageOptions& options) {
  const Messages& in = *options.in;
  const MonthDay day{answer.question.month, answer.question.day};
  const std::string words = day_words(day.month, day.day, in);
  const DayView view = day_view(answer, in);
  PageData data;
  data["day"] = words;
  data["today"] = address == DayAddress::today ? PageData(day_name(day)) : PageData(false);
  data["kicker"] = in.text(address == DayAddress::today ? "today-kicker" : "day-kicker");
  data["summary"] = when_any(summary(view, in));
  data["previous"] = neighbour(day_before(day), in);
  data["next"] = neighbour(day_after(day), in);
  std::vector<PageData> entries;
  for (const auto& entry : answer.entries)
    entries.push_back(entry_data(view, entry, answer.source(entry.source), answer.question.year, in));
  data["entries"] = list_of(entries);
  data["lead"] = view.lead ? lead_data(*view.lead, in) : PageData(false);
  data["timeline"] = when_any(timeline_svg(answer, {}, in) + timeline_svg(answer, {360, 9, "narrow"}, in));
  data["legend"] = legend_data(view, in);
  data["sections"] = sections_data(view, in);
  const bool nothing = view.sections.empty() && answer.entries.empty();
  data["nothing"] = nothing ? PageData(in.text("nothing-known-of", {{"day", words}})) : PageData(false);
  data["calendars"] = calendars_data(day, answer.question.year, in);
  data["any_year"] = !options.counts.empty();
  data["months"] = options.counts.empty() ? PageData(false) : year_calendar(options.counts, day, in);
  data["feed_path"] = fmt::format("/feeds/{}.atom", day_name(day));
  data["calendar_path"] = fmt::format("/feeds/{}.ics", day_name(day));
  data["kiosk_path"] = address == DayAddress::today ? "/kiosk" : fmt::format("/kiosk?day={}", day_name(day));
  data["sources"] = sources_data(view.sources, in);
  data["any_sources"] = !view.sources.empty();
  return framed({.title = in.text("day-title", {{"day", words}}),
                 .description = in.text("day-description", {{"day", words}}),
                 .path = day_path(day),
                 .json_path = day_json_path(day),
                 .feed_path = fmt::format("/feeds/{}.atom", day_name(day)),
                 .here = address == DayAddress::today ? "today" : "",
                 .script = "day.js",
                 .in = &in},
                fill("day", data, in));
}

}  // namespace thisday::publish
