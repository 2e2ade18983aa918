#include "publish/search_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "publish/columns.hpp"
#include "publish/day_view.hpp"
#include "publish/event_json.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

/// Lines of text, each paragraph beside its margin.
class Page {
 public:
  explicit Page(const DayTextOptions& options)
      : width_(std::clamp<std::size_t>(options.width, 40, 100)), colour_(options.colour) {}

  void line(std::string_view text = {}) {
    text_ += text;
    text_ += '\n';
  }
  void block(std::string_view text, std::size_t indent) {
    for (const std::string& row : wrapped(text, width_ - indent)) line(std::string(indent, ' ') + row);
  }
  void faint(const std::string& text, std::size_t indent) {
    for (const std::string& row : wrapped(text, width_ - indent))
      line(std::string(indent, ' ') + (colour_ == Colour::ansi ? "\x1b[2m" + row + "\x1b[0m" : row));
  }
  void title(const std::string& text) {
    for (const std::string& row : wrapped(text, width_))
      line(colour_ == Colour::ansi ? "\x1b[1m" + row + "\x1b[0m" : row);
  }
  std::string take() { return std::move(text_); }

 private:
  std::size_t width_;
  Colour colour_;
  std::string text_;
};

std::string date_of(const story::Event& event) {
  if (event.date) return date_words(*event.date);
  return event.recurrence ? "every year" : "no date";
}

/// The name, and which sources tell of it, by the numbers that they get here.
class Sources {
 public:
  explicit Sources(const std::vector<story::Source>& all) {
    for (const story::Source& source : all) by_id_[id_of(source)] = &source;
  }
  std::string numbers(const story::Event& event) {
    std::vector<std::size_t> seen;
    for (const story::Evidence& evidence : event.evidence) {
      const auto source = by_id_.find(evidence.source);
      if (source == by_id_.end()) continue;
      auto at = std::find(order_.begin(), order_.end(), source->second);
      if (at == order_.end()) at = order_.insert(at, source->second);
      const auto number = static_cast<std::size_t>(at - order_.begin()) + 1;
      if (std::find(seen.begin(), seen.end(), number) == seen.end()) seen.push_back(number);
    }
    return seen.empty() ? std::string() : fmt::format("[{}]", fmt::join(seen, ","));
  }
  void write(Page& page) const {
    if (order_.empty()) return;
    page.line();
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const story::Source& source = *order_[i];
      page.faint(fmt::format("[{}] {}{} ({}){}", i + 1, source.title, source.author.empty() ? "" : ", " + source.author,
                             licence_words(source), source.url.empty() ? "" : " " + source.url),
                 0);
    }
  }
  [[nodiscard]] const story::Source* find(const story::SourceId& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  std::map<story::SourceId, const story::Source*> by_id_;
  std::vector<const story::Source*> order_;
};

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
  Json json{{"events", Json::array()},
            {"more", answer.more},
            {"cursor", known(answer.cursor)},
            {"sources", Json::array()}};
  for (const story::Event& event : answer.events) {
    Json one = event_head(event);
    add_event_rest(one, event);
    json["events"].push_back(std::move(one));
  }
  for (const story::Source& source : answer.sources) json["sources"].push_back(source_json(source));
  return dump(json);
}

std::string why_text(const ask::Why& why, const DayTextOptions& options) {
  Page page(options);
  page.title(fmt::format("{}: {}", date_of(why.event), why.event.headline));
  page.faint(fmt::format("{} \u00b7 {} \u00b7 told by {} independent {}", why.event.id.value,
                         story::name(why.event.kind), why.works, why.works == 1 ? "source" : "sources"),
             0);
  const Sources sources(why.sources);
  for (const ask::Witness& witness : why.witnesses) write_witness(page, sources, why, witness);
  if (!why.bonds.empty() || !why.marks.empty()) page.line();
  for (const keep::Bond& bond : why.bonds)
    page.block(fmt::format("the editor: {} and {} are {}{}{}", bond.a, bond.b,
                           bond.kind == keep::Bond::Kind::apart ? "two events" : "one event",
                           bond.note.empty() ? "" : ": ", bond.note),
               2);
  for (const keep::Marked& marked : why.marks)
    page.block(fmt::format("the editor: {}{}{}", marked.mark == keep::Mark::hidden ? "hidden" : "the lead of its day",
                           marked.note.empty() ? "" : ": ", marked.note),
               2);
  return page.take();
}

std::string why_json(const ask::Why& why) {
  Json event = event_head(why.event);
  add_event_rest(event, why.event);
  Json json{{"event", std::move(event)},
            {"works", why.works},
            {"witnesses", Json::array()},
            {"editor", Json::array()},
            {"sources", Json::array()}};
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
    json["editor"].push_back({{"what", marked.mark == keep::Mark::hidden ? "hide" : "lead"}, {"note", marked.note}});
  for (const story::Source& source : why.sources) json["sources"].push_back(source_json(source));
  return dump(json);
}

}  // namespace thisday::publish
