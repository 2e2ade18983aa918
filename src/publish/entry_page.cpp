// The page of an entry: an article, well set, with who wrote it and under which licence.

#include <fmt/format.h>

#include "publish/day_view.hpp"
#include "publish/html.hpp"
#include "publish/markdown.hpp"
#include "publish/page_parts.hpp"
#include "publish/page_template.hpp"
#include "publish/pages.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

// The page of the day that the entry belongs to; none where its date is no single day.
PageData day_link(const story::Entry& entry, const Messages& in) {
  if (!entry.date || entry.date->as_written().precision() != when::Precision::day) return false;
  const auto span = entry.date->span();
  if (!span || !span->earliest) return false;
  const bool julian_months = when::has_julian_months(entry.date->calendar());
  const when::CivilDay day =
      when::civil_day(julian_months ? entry.date->calendar() : when::Calendar::gregorian, *span->earliest);
  PageData data;
  data["path"] = day_path({day.month, day.day});
  data["words"] = in.text("event-all-of-day", {{"day", day_words(day.month, day.day, in)}});
  return data;
}

}  // namespace

std::string entry_page(const story::Entry& entry, const story::Source* source, const EntryPageOptions& options) {
  const Messages& in = *options.in;
  PageData data;
  data["title"] = entry.title;
  data["date"] = when_any(entry.date ? date_words(*entry.date, in) : std::string{});
  data["day"] = day_link(entry, in);
  data["summary"] = when_any(entry.summary);
  data["picture"] = picture_data(entry.picture);
  data["author"] = source && !source->author.empty() ? PageData(in.text("by-author", {{"author", source->author}}))
                                                     : PageData(false);
  data["licence"] = source ? licence_words(*source, in) : in.text("licence-unknown");
  data["source"] = when_any(source ? source->title : std::string{});
  data["source_url"] = when_any(source && web_link(source->url) ? source->url : std::string{});
  data["lang"] =
      source && !source->language.empty() && source->language != "und" ? source->language : std::string("en");
  const Marker marker(options.dates);
  data["body"] = marker.marked(markdown_html(marker.mark(entry.body), entry.title));
  data["any_dates"] = !options.dates.empty();
  data["dates"] = dates_data(options.dates, entry.body, in);
  data["line"] = when_any(reading_line_svg(options.dates, in));
  return framed({.title = entry.title,
                 .description = entry.summary,
                 .path = entry_path(entry.slug),
                 .script = options.dates.empty() ? "" : "entry.js",
                 .in = &in},
                fill("entry", data, in));
}

}  // namespace thisday::publish
