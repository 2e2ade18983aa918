#include "publish/reading_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publish/html.hpp"
#include "publish/page_parts.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

// Plain text as HTML: a blank line parts paragraphs, a single one is a break.
std::string paragraphs(std::string_view text) {
  std::string html;
  while (!text.empty()) {
    std::size_t end = std::min(text.find("\n\n"), text.size());
    std::string paragraph = escape(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
    if (paragraph.find_first_not_of(" \n\t") == std::string::npos) continue;
    for (std::size_t at = 0; (at = paragraph.find('\n', at)) != std::string::npos; at += 5)
      paragraph.replace(at, 1, "<br>\n");
    html += "<p>" + paragraph + "</p>\n";
  }
  return html;
}

PageData events_data(const ReadText& read, const Messages& in) {
  std::vector<const ToldEvent*> events;
  for (const ToldEvent& event : read.events)
    if (event.date) events.push_back(&event);
  const auto first = [](const ToldEvent* event) {
    const auto span = event->date->span();
    return span && span->earliest ? span->earliest->rata_die : 0;
  };
  std::stable_sort(events.begin(), events.end(), [&](auto* a, auto* b) { return first(a) < first(b); });
  std::vector<PageData> list;
  for (const ToldEvent* event : events) {
    PageData data;
    data["date"] = date_words(*event->date, in);
    data["headline"] = event->headline;
    data["mention"] = event->mention > 0 ? PageData(std::to_string(event->mention)) : PageData(false);
    list.push_back(data);
  }
  return list_of(list);
}

PageData notes_data(const ReadText& read, const Messages& in) {
  std::vector<PageData> list;
  for (const MarginNote& note : read.notes) {
    PageData data;
    data["verdict"] = note.verdict;
    data["verdict_words"] = in.text("finding-" + note.verdict);
    data["message"] = note.message;
    data["mention"] = note.mention > 0 ? PageData(std::to_string(note.mention)) : PageData(false);
    std::vector<PageData> sources;
    for (const MarginNote::Source& source : note.sources) {
      PageData one;
      one["path"] = when_any(source.path);
      one["title"] = source.title;
      one["licence"] = source.licence;
      one["date"] = source.date;
      one["quote"] = when_any(source.quote);
      sources.push_back(one);
    }
    data["sources"] = list_of(sources);
    list.push_back(data);
  }
  return list_of(list);
}

void set_read(PageData& data, const ReadText& read, const Messages& in) {
  const Marker marker(read.dates);
  data["body"] = marker.marked(paragraphs(marker.mark(read.text)));
  data["count"] = read.dates.empty() ? in.text("read-none")
                                     : in.counted("read-dates", static_cast<std::int64_t>(read.dates.size()));
  data["dates"] = dates_data(read.dates, read.text, in);
  data["any_dates"] = !read.dates.empty();
  data["line"] = when_any(reading_line_svg(read.dates, in));
  data["events"] = events_data(read, in);
  data["any_events"] =
      std::any_of(read.events.begin(), read.events.end(), [](const auto& e) { return e.date.has_value(); });
  data["notes"] = notes_data(read, in);
  data["any_notes"] = !read.notes.empty();
  std::vector<PageData> formats;
  for (const auto& [format, name] : {std::pair("timeml", "TimeML"), std::pair("csv", "CSV"), std::pair("json", "JSON"),
                                     std::pair("timeline", "TimelineJS"), std::pair("ics", "iCalendar")}) {
    PageData one;
    one["format"] = std::string(format);
    one["name"] = std::string(name);
    formats.push_back(one);
  }
  data["formats"] = list_of(formats);
}

}  // namespace

std::string reading_page(const ReadText* read, const std::string& problem, const Messages& in) {
  PageData data;
  data["problem"] = when_any(problem);
  data["text"] = read != nullptr ? read->text : std::string{};
  data["written"] = when_any(read != nullptr ? read->written : std::string{});
  data["longest"] = std::to_string(kLongestText);
  const bool any = read != nullptr && problem.empty();
  data["read"] = any;
  if (any) set_read(data, *read, in);
  return framed({.title = in.text("read-title"), .path = "/read", .here = "read", .script = "read.js", .in = &in},
                fill("reading", data, in));
}

}  // namespace thisday::publish
