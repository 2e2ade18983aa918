#include "keep/detail/editor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace thisday::keep {

story::Source editor_source() {
  return {.path = "editor",
          .title = "The editor",
          .url = "",
          .author = "",
          .licence = "",
          .language = "und",
          .work = "",
          .format = std::string(detail::kEditorFormat),
          .hash = ""};
}

std::string_view name(Mark mark) {
  return mark == Mark::hidden ? "hidden" : mark == Mark::lead ? "lead" : "sensitive";
}

std::optional<Mark> mark_named(std::string_view words) {
  for (const Mark mark : {Mark::hidden, Mark::lead, Mark::sensitive})
    if (name(mark) == words) return mark;
  return std::nullopt;
}

}  // namespace thisday::keep

namespace thisday::keep::detail {
namespace {

using story::Event;
using story::EventId;

Error no_event(const EventId& id) {
  return {Code::not_found, fmt::format("there is no event {}", id.value), 0,
          "thisday search WORDS tells the names of events"};
}

Error no_key(const std::string& key) {
  return {Code::syntax, fmt::format("'{}' is not the key of evidence: 16 hexadecimal digits", key)};
}

}  // namespace

Result<Editor::Edited> Editor::edited(const EventId& id) {
  const auto key = bits(id.value);
  if (!key) return no_event(id);
  auto rows = reader_.keyed(*key);
  if (!rows) return rows.error();
  if (rows->empty()) return no_event(id);
  auto events = reader_.events({rows->front()});
  if (!events) return events.error();
  if (events->empty()) return no_event(id);
  Edited edited{std::move(events->front()), {}};
  const auto add = [&](const Row& row) {
    edited.members.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3) == kEditorFormat});
  };
  if (auto done = members_.each(add, rows->front()); !done) return done.error();
  return edited;
}

Result<void> Editor::finish(Result<void> done) {
  if (!done) {
    writer_.rollback();
    return done;
  }
  const auto kept = writer_.commit();
  return kept ? Result<void>() : Result<void>(kept.error());
}

template <class Change>
Result<void> Editor::transaction(Change&& change) {
  if (auto begun = writer_.begin_edit(); !begun) return begun;
  return finish(change());
}

Result<void> Editor::bind(std::int64_t a, std::int64_t b, Bond::Kind kind, std::string_view note) {
  return put_bond_.run(a, b, kind == Bond::Kind::apart ? 1 : 0, note);
}

void Editor::doubt(const Edited& edited) {
  for (const Member& member : edited.members) writer_.doubt(member.evidence);
}

Result<EventId> Editor::put(const Event& event) {
  if (auto begun = writer_.begin(editor_source(), Writer::How::append); !begun) return begun.error();
  if (auto done = finish(writer_.add(event)); !done) return done.error();
  return id_of(event);
}

Result<void> Editor::correct(const EventId& id, const Correction& correction) {
  if (auto begun = writer_.begin(editor_source(), Writer::How::append); !begun) return begun;
  const auto found = edited(id);
  if (!found) return finish(found.error());
  Event event = found->event;
  if (correction.headline) event.headline = *correction.headline;
  if (correction.date) event.date = correction.date;
  event.evidence = {
      {id_of(editor_source()), {}, correction.note.empty() ? event.headline : correction.note, event.date}};
  const std::int64_t key = *bits(id_of(event).value);
  // What was said before is taken back, unless it is said again.
  for (const Member& member : found->members) {
    if (!member.editors) continue;
    writer_.retract(member.evidence);
    if (member.key == key) continue;
    if (auto done = drop_bonds_.run(member.key); !done) return finish(done);
  }
  const auto told =
      std::find_if(found->members.begin(), found->members.end(), [](const Member& m) { return !m.editors; });
  if (told != found->members.end())
    if (auto done = bind(key, told->key, Bond::Kind::together, correction.note); !done) return finish(done);
  if (auto done = writer_.add(event); !done) return finish(done);
  const auto add = [&](const Row& row) { writer_.doubt(row.integer(0)); };
  if (auto done = keyed_.each(add, key); !done) return finish(done);
  doubt(*found);
  return finish({});
}

Result<void> Editor::uncorrect(const EventId& id) {
  return transaction([&]() -> Result<void> {
    const auto found = edited(id);
    if (!found) return found.error();
    if (!found->event.editorial.corrected)
      return Error{Code::not_found, fmt::format("event {} has no correction", id.value)};
    for (const Member& member : found->members) {
      if (!member.editors) continue;
      writer_.retract(member.evidence);
      if (auto done = drop_bonds_.run(member.key); !done) return done;
    }
    return {};
  });
}

Result<void> Editor::mark(const EventId& id, Mark mark, std::string_view note) {
  return transaction([&]() -> Result<void> {
    const auto found = edited(id);
    if (!found) return found.error();
    doubt(*found);
    return put_mark_.run(*bits(found->event.id.value), static_cast<int>(mark), note);
  });
}

Result<void> Editor::unmark(const EventId& id, Mark mark) {
  return transaction([&]() -> Result<void> {
    const auto found = edited(id);
    if (!found) return found.error();
    doubt(*found);
    for (const Member& member : found->members)
      if (auto done = drop_mark_.run(member.key, static_cast<int>(mark)); !done) return done;
    return {};
  });
}

Result<void> Editor::join(const EventId& one, const EventId& other, std::string_view note) {
  return transaction([&]() -> Result<void> {
    const auto a = edited(one);
    if (!a) return a.error();
    const auto b = edited(other);
    if (!b) return b.error();
    if (a->event.id == b->event.id)
      return Error{Code::range, fmt::format("{} and {} are one event already", one.value, other.value)};
    for (const Member& left : a->members)
      for (const Member& right : b->members)
        if (auto done = drop_bond_.run(left.key, right.key, 1); !done) return done;
    if (auto done = bind(*bits(a->event.id.value), *bits(b->event.id.value), Bond::Kind::together, note); !done)
      return done;
    doubt(*a);
    doubt(*b);
    return {};
  });
}

Result<void> Editor::split(const EventId& id, const story::SourceId& source, std::string_view note) {
  return transaction([&]() -> Result<void> {
    const auto found = edited(id);
    if (!found) return found.error();
    const auto of_source = [&](const Member& member) { return member.source == source.value; };
    const auto those = std::count_if(found->members.begin(), found->members.end(), of_source);
    if (those == 0)
      return Error{Code::not_found, fmt::format("source {} tells nothing of event {}", source.value, id.value)};
    if (static_cast<std::size_t>(those) == found->members.size())
      return Error{Code::range, fmt::format("event {} has no other source", id.value)};
    for (const Member& one : found->members) {
      if (!of_source(one)) continue;
      for (const Member& other : found->members) {
        if (of_source(other)) continue;
        if (auto done = bind(one.key, other.key, Bond::Kind::apart, note); !done) return done;
      }
    }
    doubt(*found);
    return {};
  });
}

Result<void> Editor::put(const Bond& bond) {
  const auto a = bits(bond.a);
  const auto b = bits(bond.b);
  if (!a) return no_key(bond.a);
  if (!b) return no_key(bond.b);
  return transaction([&]() -> Result<void> {
    for (const std::string& key : {bond.a, bond.b}) {
      const auto found = edited({key});
      if (found)
        doubt(*found);
      else if (found.error().code != Code::not_found)
        return found.error();
    }
    if (!bond.source) return bind(*a, *b, bond.kind, bond.note);
    std::int64_t source = 0;
    if (auto done = source_.each([&](const Row& row) { source = row.integer(0); }, bond.source->value); !done)
      return done;
    if (source == 0) return Error{Code::not_found, fmt::format("there is no source {}", bond.source->value)};
    return put_told_.run(*a, *b, source);
  });
}

Result<void> Editor::put(const Marked& marked) {
  const auto key = bits(marked.key);
  if (!key) return no_key(marked.key);
  return transaction([&]() -> Result<void> {
    const auto found = edited({marked.key});
    if (found)
      doubt(*found);
    else if (found.error().code != Code::not_found)
      return found.error();
    return put_mark_.run(*key, static_cast<int>(marked.mark), marked.note);
  });
}

}  // namespace thisday::keep::detail
