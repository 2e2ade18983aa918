#include "keep/detail/shelf.hpp"

#include <algorithm>
#include <utility>

#include "keep/detail/firsts.hpp"
#include "keep/detail/reader.hpp"
#include "keep/editor.hpp"
#include "story/region.hpp"

namespace thisday::keep::detail {
namespace {

/// Of the columns `links` and `linked`, which stand side by side.
void add_links(const Row& row, int column, Topics& topics) {
  for (const std::string& link : lines(row.text(column))) topics.link(link);
  for (const story::Link& link : links_in(row.text(column + 1))) topics.link(link.target);
}

}  // namespace

void Shelf::begin() {
  fresh_.clear();
  fresh_events_.clear();
  again_.clear();
  touched_.clear();
  now_.clear();
  days_.clear();
  doubted_.clear();
}

Result<void> Shelf::read_marks() {
  hidden_.clear();
  sensitive_.clear();
  lead_.clear();
  return marks_.each([&](const Row& row) {
    if (row.integer(1) == static_cast<int>(Mark::hidden)) hidden_.insert(row.integer(0));
    if (row.integer(1) == static_cast<int>(Mark::lead)) lead_.insert(row.integer(0));
    if (row.integer(1) == static_cast<int>(Mark::sensitive)) sensitive_.insert(row.integer(0));
  });
}

void Shelf::put(Row64 evidence, const Topics& topics) {
  add(evidence, topics);
  again_.push_back(evidence);
}

void Shelf::add(Row64 evidence, const Topics& topics) {
  for (const Topic topic : topics.all()) fresh_.emplace_back(topic, evidence);
}

void Shelf::put(Shelved fresh) {
  add(fresh.lead, fresh.topics);
  fresh_events_.push_back(std::move(fresh));
}

Result<std::size_t> Shelf::told(Topic topic) {
  std::size_t count = 0;
  auto done = told_.each([&](const Row& row) { count = static_cast<std::size_t>(row.integer(0)); }, topic);
  if (!done) return done.error();
  return count;
}

Result<Shelf::Told*> Shelf::note(Topic topic) {
  const auto [at, is_new] = touched_.try_emplace(topic);
  if (is_new) {
    const auto count = told(topic);
    if (!count) return count.error();
    at->second = {fame(*count), *count, true};
  }
  return &at->second;
}

Result<void> Shelf::add_names(Row64 evidence, Topics& topics, Pieces* pieces) {
  std::vector<std::string> subjects;
  const auto names = [&](const Row& row) {
    if (row.integer(0) == static_cast<int>(Role::party)) topics.party(row.text(1));
    if (row.integer(0) == static_cast<int>(Role::subject)) subjects.push_back(row.text(1));
    if (!pieces || row.integer(0) != static_cast<int>(Role::place)) return;
    if (!row.null(2) && !row.null(3)) pieces->spots.push_back({row.real(2), row.real(3)});
    if (const auto region = story::region_of(row.text(4)); region && !pieces->region)
      pieces->region = static_cast<int>(*region);
  };
  if (auto done = names_of_.each(names, evidence); !done) return done;
  for (const std::string& subject : subjects) topics.subject(subject);
  return {};
}

Result<Topics> Shelf::topics_of_row(Row64 evidence) {
  Topics topics;
  const auto add = [&](const Row& row) { add_links(row, 0, topics); };
  if (auto done = links_of_.each(add, evidence); !done) return done.error();
  if (auto done = add_names(evidence, topics, nullptr); !done) return done.error();
  return topics;
}

Result<void> Shelf::put(Row64 evidence) {
  const auto topics = topics_of_row(evidence);
  if (!topics) return topics.error();
  put(evidence, *topics);
  return {};
}

Result<void> Shelf::drop(Row64 evidence) {
  const auto topics = topics_of_row(evidence);
  if (!topics) return topics.error();
  for (const Topic topic : topics->all()) {
    const auto noted = note(topic);
    if (!noted) return noted.error();
    (*noted)->sure = false;
    if (auto done = drop_about_.run(topic, evidence); !done) return done;
  }
  return {};
}

Result<void> Shelf::doubt_source(Row64 source) {
  return events_of_.each([&](const Row& row) { doubted_.insert(row.integer(0)); }, source);
}

Result<void> Shelf::settle_topics(std::set<Row64>& events) {
  // Sorted, each page of the table is touched once.
  std::sort(fresh_.begin(), fresh_.end());
  for (const auto& [topic, evidence] : fresh_) {
    const auto noted = note(topic);
    if (!noted) return noted.error();
    ++(*noted)->count;
    if (auto done = put_about_.run(topic, evidence); !done) return done;
  }
  fresh_.clear();
  now_.clear();
  for (auto& [topic, told_of] : touched_) {
    if (!told_of.sure) {
      const auto count = told(topic);
      if (!count) return count.error();
      told_of.count = *count;
    }
    now_[topic] = fame(told_of.count);
    if (told_of.fame_before == fame(told_of.count)) continue;
    if (auto done = about_.each([&](const Row& row) { events.insert(row.integer(0)); }, topic); !done) return done;
  }
  touched_.clear();
  return {};
}

Result<void> Shelf::settle(const std::vector<Row64>& evidence) {
  if (auto done = read_marks(); !done) return done;
  std::set<Row64> events = std::exchange(doubted_, {});
  if (auto done = settle_topics(events); !done) return done;
  std::unordered_set<Row64> touched(evidence.begin(), evidence.end());
  touched.insert(again_.begin(), again_.end());
  again_.clear();
  if (auto done = put_fresh(touched, events); !done) return done;
  for (const Row64 each : touched)
    if (auto done = event_of_.each([&](const Row& row) { events.insert(row.integer(0)); }, each); !done) return done;
  for (const Row64 event : events)
    if (auto done = refresh(event); !done) return done;
  now_.clear();
  return put_days();
}

Result<void> Shelf::put_fresh(const std::unordered_set<Row64>& touched, std::set<Row64>& events) {
  for (Shelved& each : fresh_events_) {
    if (touched.contains(each.lead)) continue;
    events.erase(each.event);
    if (auto done = complete(each, {each.name}); !done) return done;
    auto done = put_event_.run(each.event, each.lead, each.name, static_cast<int>(each.kind), each.earliest,
                               each.latest, reach_of(each), worth(each.facts), each.hidden, each.sensitive);
    if (done) done = put_places(each);
    if (!done) return done;
  }
  fresh_events_.clear();
  return {};
}

Result<void> Shelf::put_places(const Shelved& shelved) {
  int position = 0;
  for (const Spot& spot : shelved.spots) {
    auto done = put_spot_.run(square_of(spot.latitude, spot.longitude), shelved.event, position++, spot.latitude,
                              spot.longitude);
    if (!done) return done;
  }
  if (shelved.hidden) return {};
  // Days are written all together.
  const double value = worth(shelved.facts);
  for (const auto& [on, year] : shelved.days)
    days_.emplace_back(static_cast<int>(on.calendar), on.month, on.day, -value, shelved.event, year,
                       static_cast<int>(shelved.kind), shelved.sensitive, shelved.region, packed(shelved.topics.all()));
  return {};
}

Result<void> Shelf::put_days() {
  std::sort(days_.begin(), days_.end());
  for (const auto& [calendar, month, day, less, event, year, kind, sensitive, region, topics] : days_) {
    auto done = put_day_.run(calendar, month, day, -less, event, year, kind, sensitive, region, Blob{topics});
    if (!done) return done;
  }
  days_.clear();
  return {};
}

Result<Pieces> Shelf::pieces(Row64 event) {
  Pieces found;
  std::vector<Topics> links;  // of each piece
  const auto add = [&](const Row& row) -> Result<void> {
    Piece piece;
    piece.evidence = row.integer(0);
    piece.key = row.integer(1);
    piece.leads = row.integer(2) != 0;
    piece.editors = row.text(3) == kEditorFormat;
    const std::string headline = row.text(4);
    piece.headline = headline.size();
    const std::string quote = row.text(5);
    piece.quote = quote.size();
    auto when = date_in(row, 6);
    if (!when) return when.error();
    piece.date = *std::move(when);
    if (!row.null(8)) piece.earliest = row.integer(8);
    if (!row.null(9)) piece.latest = row.integer(9);
    piece.recurrence = row.text(10);
    piece.work = row.text(11);
    piece.language = row.text(12);
    piece.kind = static_cast<story::Kind>(std::clamp<std::int64_t>(row.integer(13), 0, 3));
    piece.first = tells_of_a_first(headline, piece.language);
    found.sensitive = found.sensitive || row.integer(14) != 0;
    piece.name = story::Evidence{{row.text(15)}, {}, quote, piece.date}.key();
    add_links(row, 16, links.emplace_back());
    found.all.push_back(std::move(piece));
    return {};
  };
  if (auto done = pieces_.each(add, event); !done) return done.error();
  for (std::size_t i = 0; i < found.all.size(); ++i) {
    if (auto done = add_names(found.all[i].evidence, links[i], &found); !done) return done.error();
    for (const Topic topic : links[i].all()) found.topics.add(topic);
  }
  return found;
}

Result<int> Shelf::fame_of(Topic topic) {
  const auto [at, is_new] = now_.try_emplace(topic, 0);
  if (is_new) {
    const auto count = told(topic);
    if (!count) return count.error();
    at->second = fame(*count);
  }
  return at->second;
}

Result<void> Shelf::complete(Shelved& shelved, const std::vector<std::int64_t>& keys) {
  bool first = true;
  for (const Topic topic : shelved.topics.all()) {
    const auto known = fame_of(topic);
    if (!known) return known.error();
    if (*known > 0 && *known < 4) ++shelved.facts.known;
    if (std::exchange(first, false)) shelved.facts.fame = *known;
  }
  for (const std::int64_t key : keys) {
    shelved.sensitive = shelved.sensitive || sensitive_.contains(key);
    shelved.hidden = shelved.hidden || hidden_.contains(key);
    shelved.facts.lead = shelved.facts.lead || lead_.contains(key);
  }
  return {};
}

Result<std::optional<Shelved>> Shelf::made(Row64 event) {
  const auto found = pieces(event);
  if (!found) return found.error();
  if (found->all.empty()) return std::optional<Shelved>();
  Shelved made = shelved(event, *found);
  std::vector<std::int64_t> keys;
  for (const Piece& piece : found->all) keys.push_back(piece.key);
  if (auto done = complete(made, keys); !done) return done.error();
  return std::optional(std::move(made));
}

Result<Facts> Shelf::facts(Row64 event) {
  now_.clear();
  if (auto done = read_marks(); !done) return done.error();
  const auto found = made(event);
  if (!found) return found.error();
  return *found ? (*found)->facts : Facts();
}

Result<void> Shelf::refresh(Row64 event) {
  const auto found = made(event);
  if (!found) return found.error();
  if (!*found) return {};  // it is no more
  const Shelved& now = **found;
  if (auto done = drop_days_.run(event); !done) return done;
  if (auto done = drop_spots_.run(event); !done) return done;
  auto done = change_event_.run(event, now.name, static_cast<int>(now.kind), now.earliest, now.latest, reach_of(now),
                                worth(now.facts), now.hidden, now.sensitive);
  return done ? put_places(now) : done;
}

}  // namespace thisday::keep::detail
