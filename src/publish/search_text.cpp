#include "publish/search_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "publish/columns.hpp"
#include "publish/day_view.hpp"
#include "publish/event_json.hpp"
#include "publish/list_page.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

void add_sources(Json& json, const std::vector<story::Source>& sources) {
  for (const story::Source& source : sources) json.push_back(source_json(source));
}

Json events_json(const std::vector<story::Event>& events) {
  Json json = Json::array();
  for (const story::Event& event : events) {
    Json one = event_head(event);
    add_event_rest(one, event);
    json.push_back(std::move(one));
  }
  return json;
}

void write_witness(Page& page, const Sources& sources, const ask::Why& why, const ask::Witness& witness) {
  const story::Event& told = witness.telling;
  const story::Evidence& evidence = told.evidence.front();
  const story::Source* source = sources.find(evidence.source);
  page.line();
  page.block(fmt::format("{}: {}", date_of(told), told.headline), 2);
  if (!evidence.quote.empty() && evidence.quote != told.headline) page.block("\u201c" + evidence.quote + "\u201d", 4);
  if (source)
    page.faint(
        fmt::format("{}{} ({}), bytes {}\u2013{}", source->title, source->author.empty() ? "" : ", " + source->author,
                    licence_words(*source), evidence.range.begin, evidence.range.end),
        4);
  if (witness.editors) page.faint("the editor's word, which leads", 4);
  if (why.witnesses.size() < 2) return;
  if (witness.core) return page.faint("the core: the others are like this one", 4);
  std::string words =
      fmt::format("like the core by {:.2f}: {}", witness.likeness.score, relation_words(witness.likeness.dates));
  if (witness.likeness.links) words += "; the same article";
  if (!witness.likeness.words.empty()) words += fmt::format("; {}", fmt::join(witness.likeness.words, ", "));
  page.faint(words, 4);
}

std::string_view name(keep::DateRelation relation) {
  switch (relation) {
    case keep::DateRelation::same:
      return "same";
    case keep::DateRelation::within:
      return "within";
    case keep::DateRelation::old_style:
      return "old_style";
    case keep::DateRelation::next_day:
      return "next_day";
    case keep::DateRelation::one_mistake:
      return "one_mistake";
    case keep::DateRelation::apart:
      return "apart";
  }
  return "apart";
}

}  // namespace

std::string_view relation_words(keep::DateRelation relation) {
  switch (relation) {
    case keep::DateRelation::same:
      return "the same date";
    case keep::DateRelation::within:
      return "one date is less precise";
    case keep::DateRelation::old_style:
      return "the calendar, Old or New Style, explains the dates";
    case keep::DateRelation::next_day:
      return "a day apart";
    case keep::DateRelation::one_mistake:
      return "the dates differ in one number";
    case keep::DateRelation::apart:
      return "other dates";
  }
  return "other dates";
}

std::string search_text(const ask::SearchAnswer& answer, const DayTextOptions& options) {
  Page page(options);
  if (answer.events.empty()) page.line("Nothing is told of this.");
  Sources sources(answer.sources);
  for (const story::Event& event : answer.events) {
    page.block(fmt::format("{}: {}", date_of(event), event.headline), 0);
    const std::string kind = event.kind == story::Kind::event ? "" : fmt::format(" \u00b7 {}", story::name(event.kind));
    page.faint(fmt::format("{}{} {}", event.id.value, kind, sources.numbers(event)), 2);
  }
  if (answer.more) page.line("There are more; --limit N shows more of them.");
  sources.write(page);
  return page.take();
}

std::string search_json(const ask::SearchAnswer& answer) {
  Json json{
      {"events", Json::array()}, {"more", answer.more}, {"cursor", known(answer.cursor)}, {"sources", Json::array()}};
  json["events"] = events_json(answer.events);
  add_sources(json["sources"], answer.sources);
  return dump(json);
}

std::string why_text(const ask::Why& why, const DayTextOptions& options) {
  Page page(options);
  page.title(fmt::format("{}: {}", date_of(why.event), why.event.headline));
  page.faint(fmt::format("{} \u00b7 {} \u00b7 told by {} independent {}", why.event.id.value,
                         story::name(why.event.kind), why.works, why.works == 1 ? "source" : "sources"),
             0);
  page.faint(fmt::format("worth {}", score_words(why.score)), 0);
  const Sources sources(why.sources);
  for (const ask::Witness& witness : why.witnesses) write_witness(page, sources, why, witness);
  if (!why.bonds.empty() || !why.marks.empty()) page.line();
  for (const keep::Bond& bond : why.bonds)
    page.block(fmt::format("the editor: {} and {} are {}{}{}", bond.a, bond.b,
                           bond.kind == keep::Bond::Kind::apart ? "two events" : "one event",
                           bond.note.empty() ? "" : ": ", bond.note),
               2);
  for (const keep::Marked& marked : why.marks)
    page.block(fmt::format("the editor: {}{}{}",
                           marked.mark == keep::Mark::lead ? "the lead of its day" : keep::name(marked.mark),
                           marked.note.empty() ? "" : ": ", marked.note),
               2);
  return page.take();
}

std::string why_json(const ask::Why& why, const ask::Related* related) {
  Json event = event_head(why.event);
  add_event_rest(event, why.event);
  Json json{{"event", std::move(event)},  {"works", why.works},      {"score", score_json(why.score)},
            {"witnesses", Json::array()}, {"editor", Json::array()}, {"sources", Json::array()}};
  for (const ask::Witness& witness : why.witnesses) {
    const story::Event& told = witness.telling;
    json["witnesses"].push_back({{"source", told.evidence.front().source.value},
                                 {"headline", told.headline},
                                 {"date", told.date ? Json(told.date->edtf().str()) : Json(nullptr)},
                                 {"core", witness.core},
                                 {"score", witness.likeness.score},
                                 {"dates", witness.core ? Json(nullptr) : Json(name(witness.likeness.dates))},
                                 {"words", witness.likeness.words}});
  }
  for (const keep::Bond& bond : why.bonds)
    json["editor"].push_back({{"what", bond.kind == keep::Bond::Kind::apart ? "split" : "join"}, {"note", bond.note}});
  for (const keep::Marked& marked : why.marks)
    json["editor"].push_back(
        {{"what", marked.mark == keep::Mark::hidden ? "hide" : keep::name(marked.mark)}, {"note", marked.note}});
  std::vector<story::Source> sources = why.sources;
  if (related != nullptr) {
    json["led"] = events_json(related->led);
    json["followed"] = events_json(related->followed);
    json["then"] = events_json(related->then);
    for (const story::Source& source : related->sources)
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
  }
  add_sources(json["sources"], sources);
  return dump(json);
}

}  // namespace thisday::publish
