#include "publish/kiosk_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publish/day_view.hpp"
#include "publish/page_parts.hpp"
#include "publish/paths.hpp"
#include "publish/timeline.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kMost = 12;

std::string credit_of(const story::Source* source, const Messages& in) {
  if (source == nullptr) return in.text("licence-unknown");
  return fmt::format("{}{}{} · {}", source->title, source->author.empty() ? "" : ", ", source->author,
                     licence_words(*source, in));
}

PageData slide(const std::string& kind, const std::string& headline, const std::string& credit) {
  PageData data;
  for (const char* name : {"year", "ago", "quote", "lang"}) data[name] = PageData(false);
  data["round"] = false;
  data["kind"] = kind;
  data["headline"] = headline;
  data["credit"] = credit;
  return data;
}

PageData entry_slide(const story::Entry& entry, const story::Source* source, std::int64_t now, const Messages& in) {
  PageData data = slide("event", entry.title, credit_of(source, in));
  data["quote"] = when_any(entry.summary);
  data["lang"] = when_any(foreign_language(source, in));
  const auto span = entry.date ? entry.date->span() : std::nullopt;
  if (span && span->earliest) {
    const std::int64_t year = when::civil_day(when::Calendar::gregorian, *span->earliest).year;
    data["year"] = year_words(year, in);
    if (year <= now) data["ago"] = ago_words(now - year, in);
    data["round"] = year <= now && is_round(now - year);
  }
  return data;
}

PageData event_slide(const EventView& view, const Messages& in) {
  const story::Source* source = view.credits.empty() ? nullptr : view.credits.front().source;
  PageData data =
      slide(std::string(story::name(view.found->event.kind)), view.found->event.headline, credit_of(source, in));
  data["year"] = when_any(view.year);
  data["ago"] = when_any(view.ago);
  data["round"] = view.round;
  data["lang"] = when_any(foreign_language(source, in));
  return data;
}

}  // namespace

std::string kiosk_page(const ask::DayAnswer& answer, DayAddress address, const Messages& in) {
  const MonthDay day{answer.question.month, answer.question.day};
  const std::string words = day_words(day.month, day.day, in);
  const DayView view = day_view(answer, in);
  std::vector<PageData> slides;
  for (const auto& entry : answer.entries)
    slides.push_back(entry_slide(entry, answer.source(entry.source), answer.question.year, in));
  for (const ask::DayEvent* best : best_first(answer)) {
    if (slides.size() == kMost) break;
    for (const Section& section : view.sections) {
      const auto found = std::find_if(section.events.begin(), section.events.end(),
                                      [&](const EventView& event) { return event.found == best; });
      if (found != section.events.end()) slides.push_back(event_slide(*found, in));
    }
  }
  for (std::size_t i = 0; i < slides.size(); ++i) {
    slides[i]["number"] = std::to_string(i + 1);
    slides[i]["of"] = in.text("kiosk-page", {{"at", std::to_string(i + 1)}, {"count", std::to_string(slides.size())}});
  }
  PageData data;
  data["day"] = words;
  data["slides"] = list_of(slides);
  data["nothing"] = slides.empty() ? PageData(in.text("nothing-known-of", {{"day", words}})) : PageData(false);
  data["timeline"] = when_any(timeline_svg(answer, {}, in));
  data["leave"] = address == DayAddress::today ? std::string("/") : day_path(day);
  data["pause"] = in.text("kiosk-pause");
  data["play"] = in.text("kiosk-play");
  return framed({.title = in.text("kiosk-title", {{"day", words}}),
                 .path = address == DayAddress::today ? "/kiosk" : fmt::format("/kiosk?day={}", day_name(day)),
                 .script = "kiosk.js",
                 .bare = true,
                 .in = &in},
                fill("kiosk", data, in));
}

}  // namespace thisday::publish
