#include "publish/event_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "publish/date_strip.hpp"
#include "publish/html.hpp"
#include "publish/page_parts.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"
#include "publish/world_map.hpp"

namespace thisday::publish {
namespace {

// The page of the day on which the event is found; none for what is not known to the day.
PageData day_link(const story::Event& event, const Messages& in) {
  if (!event.date || event.date->as_written().precision() != when::Precision::day) return false;
  const auto span = event.date->span();
  if (!span || !span->earliest) return false;
  const bool ours = when::has_julian_months(event.date->calendar());
  const when::CivilDay day =
      when::civil_day(ours ? event.date->calendar() : when::Calendar::gregorian, *span->earliest);
  PageData data;
  data["path"] = day_path({day.month, day.day}) + "#e-" + event.id.value;
  data["words"] = in.text("event-all-of-day", {{"day", day_words(day.month, day.day, in)}});
  return data;
}

// A date in a calendar that is not the event's says both: the source's words, and the day that they mean.
std::string written_words(const when::Date& date, const Messages& in) {
  if (date.calendar() != when::Calendar::gregorian && date.as_written().precision() == when::Precision::day)
    return fmt::format("= {}", date_words(date.edtf(), in));
  return {};
}

PageData witness_data(const ask::Witness& witness, const story::Event& event, const SourceList& sources,
                      const Messages& in) {
  const story::Evidence& evidence = witness.telling.evidence.front();
  const story::Source* source = sources.find(evidence.source);
  PageData data = source != nullptr ? source_data(*source, 0, in) : PageData();
  data["quote"] = evidence.quote.empty() ? witness.telling.headline : evidence.quote;
  data["lang"] = when_any(foreign_language(source, in));
  data["date"] = when_any(evidence.date ? date_words(*evidence.date, in) : std::string{});
  data["written"] = when_any(evidence.date ? written_words(*evidence.date, in) : std::string{});
  data["differs"] = evidence.date && event.date && evidence.date->edtf() != event.date->edtf();
  data["editors"] = witness.editors;
  return data;
}

enum class Verdict { alone, agree, explained, disagree };

// Two dates disagree where no day fits both.
Verdict verdict_of(const ask::Why& why) {
  std::set<std::string> written;
  std::optional<when::Span> common;
  bool apart = false;
  std::size_t dated = 0;
  for (const ask::Witness& witness : why.witnesses) {
    const auto& date = witness.telling.evidence.front().date;
    if (!date) continue;
    ++dated;
    written.insert(date->edtf().str());
    const auto span = date->span();
    if (!span || !span->earliest || !span->latest) continue;
    if (!common) {
      common = span;
      continue;
    }
    common->earliest = std::max(*common->earliest, *span->earliest);
    common->latest = std::min(*common->latest, *span->latest);
    apart = apart || *common->earliest > *common->latest;
  }
  if (dated < 2) return Verdict::alone;
  return apart ? Verdict::disagree : written.size() > 1 ? Verdict::explained : Verdict::agree;
}

std::string verdict_words(const ask::Why& why, Verdict verdict, const Messages& in) {
  std::vector<std::string> dates;
  for (const ask::Witness& witness : why.witnesses) {
    const auto& date = witness.telling.evidence.front().date;
    if (!date) continue;
    const std::string words = date_words(*date, in);
    if (std::find(dates.begin(), dates.end(), words) == dates.end()) dates.push_back(words);
  }
  std::string text = in.counted("event-evidence-note", static_cast<std::int64_t>(why.sources.size()));
  if (verdict == Verdict::agree) text += " " + in.text("event-agree");
  if (verdict == Verdict::explained) text += " " + in.text("event-same-explained", {{"dates", joined(dates, in)}});
  if (verdict == Verdict::disagree) text += " " + in.text("event-disagree", {{"dates", joined(dates, in)}});
  return text;
}

PageData facts_data(const story::Event& event, const Messages& in) {
  std::vector<PageData> facts;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    PageData data;
    data["name"] = in.text(key);
    data["value"] = value;
    facts.push_back(data);
  };
  const auto list = [](const auto& items, const auto& name) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : " · ") + std::string(name(item));
    return text;
  };
  add("event-where", list(event.places, [](const story::Place& place) { return place.name; }));
  add("event-who", list(event.parties, [](const std::string& name) { return name; }));
  add("event-about", list(event.subjects, [](const std::string& name) { return name; }));
  add("event-quantities", list(event.quantities, [](const story::Quantity& quantity) { return quantity.words; }));
  return list_of(facts);
}

PageData around_data(const ask::Related& related, const Messages& in) {
  const SourceList sources(related.sources);
  std::vector<PageData> lists;
  const auto add = [&](std::string_view id, const std::vector<story::Event>& events) {
    if (events.empty()) return;
    std::vector<PageData> items;
    for (const story::Event& event : events) items.push_back(listed_event(event, sources, in));
    PageData data;
    data["id"] = std::string(id);
    data["heading"] = in.text(id);
    data["events"] = list_of(items);
    lists.push_back(data);
  };
  add("event-before", related.led);
  add("event-same-time", related.then);
  add("event-after", related.followed);
  return list_of(lists);
}

std::vector<StripDate> strip_dates(const ask::Why& why, const Messages& in) {
  std::vector<StripDate> dates;
  for (const ask::Witness& witness : why.witnesses)
    if (const auto& date = witness.telling.evidence.front().date) dates.push_back({*date, date_words(*date, in)});
  return dates;
}

// "73 years ago", from the day in the source's calendar; nothing ahead.
void set_ago(PageData& data, const story::Event& event, const EventPageOptions& options) {
  data["ago"] = PageData(false);
  data["round"] = false;
  const auto span = event.date ? event.date->span() : std::nullopt;
  if (!options.year || !span || !span->earliest || event.kind == story::Kind::observance) return;
  const std::int64_t years = *options.year - when::civil_day(when::Calendar::gregorian, *span->earliest).year;
  if (years < 0) return;
  data["ago"] = ago_words(years, *options.in);
  data["round"] = is_round(years);
}

}  // namespace

std::string event_page(const ask::Why& why, const EventPageOptions& options) {
  const Messages& in = *options.in;
  const story::Event& event = why.event;
  const SourceList sources(why.sources);
  const Verdict verdict = verdict_of(why);
  PageData data;
  data["kind"] = std::string(story::name(event.kind));
  data["kind_words"] = in.text(fmt::format("kind-{}", story::name(event.kind)));
  data["headline"] = event.headline;
  data["lang"] = when_any(event.evidence.empty() ? std::string{}
                                                 : foreign_language(sources.find(event.evidence.front().source), in));
  data["soft"] = is_soft(event);
  data["date"] = when_any(event.date ? date_words(*event.date, in) : std::string{});
  std::vector<PageData> notes;
  if (event.date)
    if (const std::string words = written_words(*event.date, in); !words.empty()) notes.emplace_back(words);
  data["notes"] = list_of(notes);
  set_ago(data, event, options);
  data["day"] = day_link(event, in);
  data["verdict"] = verdict_words(why, verdict, in);
  data["disagree"] = verdict == Verdict::disagree;
  data["strip"] = verdict == Verdict::disagree || verdict == Verdict::explained
                      ? when_any(date_strip_svg(strip_dates(why, in)))
                      : PageData(false);
  std::vector<PageData> witnesses;
  for (const ask::Witness& witness : why.witnesses) witnesses.push_back(witness_data(witness, event, sources, in));
  data["witnesses"] = list_of(witnesses);
  data["map"] = when_any(places_svg(event.places, in));
  data["facts"] = facts_data(event, in);
  data["any_around"] = options.related != nullptr;
  data["around"] = options.related != nullptr ? around_data(*options.related, in) : list_of({});
  return framed({.title = event.headline,
                 .description = event.date ? date_words(*event.date, in) : std::string{},
                 .path = event_path(event.id),
                 .json_path = fmt::format("/api/v1/event/{}", event.id.value),
                 .in = &in},
                fill("event", data, in));
}

}  // namespace thisday::publish
