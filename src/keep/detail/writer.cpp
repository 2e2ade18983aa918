#include "keep/detail/writer.hpp"

#include <fmt/format.h>

#include <cassert>
#include <charconv>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "base/hash.hpp"

namespace thisday::keep::detail {
namespace {

using story::Event;
using story::Evidence;

/// A short hash, 16 hexadecimal digits, as the 64 bits that it stands for.
std::int64_t bits(const std::string& hash) {
  std::uint64_t number = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), number, 16);
  return static_cast<std::int64_t>(number);
}

/// Why an event cannot be kept as it is given. Nothing has been written when it is said.
std::optional<Error> unkeepable(const Event& event, const story::SourceId& source) {
  if (event.evidence.empty()) return Error{Code::range, fmt::format("no evidence for \"{}\"", event.headline)};
  bool dated = !event.date.has_value();
  for (const Evidence& evidence : event.evidence) {
    if (evidence.source != source)
      return Error{Code::range, fmt::format("evidence of another source for \"{}\"", event.headline)};
    dated = dated || evidence.date.has_value();
  }
  if (!dated) return Error{Code::range, fmt::format("no evidence for the date of \"{}\"", event.headline)};
  return std::nullopt;
}

}  // namespace

Result<void> Writer::begin(const story::Source& source) {
  assert(!busy());  // one source at a time
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  source_id_ = id_of(source);
  const auto fail = [this](const Error& error) {
    rollback();
    return error;
  };
  const auto row = keep_source(source);
  if (!row) return fail(row.error());
  source_ = *row;
  kept_ = {};
  before_.clear();
  auto done = before_of_.each([this](const Row& old) { before_.insert(old.integer(0)); }, source_);
  if (!done) return fail(done.error());
  if (done = drop_entries_.run(source_); !done) return fail(done.error());
  const auto events = database_.number("SELECT coalesce(max(id), 0) + 1 FROM event");
  if (!events) return fail(events.error());
  const auto evidence = database_.number("SELECT coalesce(max(id), 0) + 1 FROM evidence");
  if (!evidence) return fail(evidence.error());
  next_event_ = *events;
  next_evidence_ = *evidence;
  return {};
}

Result<Writer::Row64> Writer::keep_source(const story::Source& source) {
  auto done = put_source_.run(source_id_.value, source.path, source.title, source.url, source.author, source.licence,
                              source.language, source.work, source.format, source.hash);
  if (!done) return done.error();
  Row64 row = 0;
  done = find_source_.each([&](const Row& found) { row = found.integer(0); }, source_id_.value);
  if (!done) return done.error();
  return row;
}

Result<std::optional<Writer::Known>> Writer::known(std::int64_t key) {
  std::optional<Known> found;
  const auto take = [&](const Row& row) { found = {row.integer(0), row.integer(1)}; };
  if (auto done = known_.each(take, source_, key); !done) return done.error();
  return found;
}

Result<void> Writer::add(const Event& event) {
  assert(busy());
  if (auto error = unkeepable(event, source_id_)) return *error;

  Row64 row = 0;                                 // of the event; 0 until one is known
  std::map<std::string, const Evidence*> fresh;  // by key, so that the one that leads comes first
  for (const Evidence& evidence : event.evidence) {
    std::string text = evidence.key();
    const std::int64_t key = bits(short_hash(text));
    const auto found = known(key);
    if (!found) return found.error();
    if (!*found) {
      fresh.emplace(std::move(text), &evidence);
      continue;
    }
    ++kept_.unchanged;
    if (row == 0) row = (*found)->event;
    if ((*found)->event != row)
      if (auto done = absorb(row, (*found)->event); !done) return done;
    // Told once already in this import: the first telling stands.
    if (before_.erase((*found)->evidence) == 0) continue;
    // The words are the same; what was read from them, and where they stand, may be new.
    if (auto done = drop_evidence_.run((*found)->evidence); !done) return done;
    if (auto done = tell((*found)->evidence, row, key, event, evidence); !done) return done;
  }
  const bool added = row == 0;
  if (added) {
    row = next_event_++;
    if (auto done = put_event_.run(row, short_hash(fresh.begin()->first), next_evidence_); !done) return done;
    ++kept_.added;
  }
  for (const auto& [key, evidence] : fresh) {
    if (!added) ++kept_.merged;
    if (auto done = tell(next_evidence_++, row, bits(short_hash(key)), event, *evidence); !done) return done;
  }
  // Named and led already: a new event, and one whose only evidence was told again.
  return added || event.evidence.size() == 1 ? Result<void>() : settle(row);
}

Result<void> Writer::tell(Row64 evidence, Row64 event, std::int64_t key, const Event& told, const Evidence& why) {
  using Limits = std::numeric_limits<std::int64_t>;
  std::optional<std::int64_t> calendar, earliest, latest;
  std::optional<std::string> edtf, words, rule;
  if (why.date) {
    calendar = static_cast<int>(why.date->calendar());
    edtf = why.date->as_written().str();
    words = why.date->words();
    if (const auto span = why.date->span()) {
      earliest = span->earliest ? span->earliest->rata_die : Limits::min();
      latest = span->latest ? span->latest->rata_die : Limits::max();
    }
  }
  if (told.recurrence) rule = told.recurrence->str();
  const auto fixed = told.recurrence ? fixed_day(*told.recurrence) : std::nullopt;
  const bool movable = told.recurrence && !fixed;
  auto done = put_evidence_.run(evidence, event, source_, key, static_cast<int>(told.kind), told.headline, why.quote,
                                why.range.begin, why.range.end, calendar, edtf, words, earliest, latest, rule, movable);
  if (!done) return done;

  std::vector<MonthDay> days;
  if (why.date)
    for (const Anniversary& anniversary : anniversaries(*why.date)) days.push_back(anniversary.on);
  if (fixed) days.push_back(*fixed);
  for (const MonthDay& day : days)
    if (done = put_anniversary_.run(static_cast<int>(day.calendar), day.month, day.day, evidence); !done) return done;
  if (const auto inside = why.date ? days_inside(*why.date) : std::nullopt) {
    const auto last = inside->latest ? std::optional(inside->latest->rata_die) : std::nullopt;
    if (done = put_ongoing_.run(evidence, *calendar, inside->earliest->rata_die, last); !done) return done;
  }
  return tell_details(evidence, told);
}

Result<void> Writer::tell_details(Row64 evidence, const Event& told) {
  Result<void> done;
  std::size_t position = 0;
  for (const std::string& party : told.parties)
    if (done = put_party_.run(evidence, position++, party); !done) return done;
  for (const std::string& subject : told.subjects)
    if (done = put_subject_.run(evidence, position++, subject); !done) return done;
  for (const story::Place& place : told.places)
    if (done = put_place_.run(evidence, position++, place.name, place.latitude, place.longitude); !done) return done;
  for (const story::Quantity& quantity : told.quantities) {
    done = put_quantity_.run(evidence, position++, quantity.value, quantity.unit, static_cast<int>(quantity.hedge),
                             quantity.words);
    if (!done) return done;
  }
  return done;
}

Result<void> Writer::absorb(Row64 event, Row64 other) {
  std::string name;
  auto done = name_of_.each([&](const Row& row) { name = row.text(0); }, other);
  if (!done) return done;
  if (done = move_evidence_.run(event, other); !done) return done;
  if (done = move_redirects_.run(event, other); !done) return done;
  if (done = drop_event_.run(other); !done) return done;
  return put_redirect_.run(name, event);
}

Result<void> Writer::settle(Row64 event) {
  std::string old_name;
  auto done = name_of_.each([&](const Row& row) { old_name = row.text(0); }, event);
  if (!done) return done;
  Row64 lead = 0;
  std::string smallest;
  const auto compare = [&](const Row& row) -> Result<void> {
    Evidence evidence{{row.text(1)}, {}, row.text(4), {}};
    if (!row.null(3)) {
      auto edtf = when::Edtf::parse(row.text(3), static_cast<when::Calendar>(row.integer(2)));
      if (!edtf) return edtf.error();
      evidence.date = when::Date(*std::move(edtf));
    }
    std::string key = evidence.key();
    if (lead != 0 && key >= smallest) return {};
    lead = row.integer(0);
    smallest = std::move(key);
    return {};
  };
  if (done = evidence_of_.each(compare, event); !done) return done;
  if (lead == 0) return drop_event_.run(event);

  const std::string name = short_hash(smallest);
  if (done = name_event_.run(event, name, lead); !done) return done;
  if (name == old_name) return {};
  if (done = drop_redirect_.run(name); !done) return done;
  return put_redirect_.run(old_name, event);
}

Result<std::string> Writer::free_slug(const std::string& wanted) {
  for (int number = 1;; ++number) {
    std::string slug = number == 1 ? wanted : fmt::format("{}-{}", wanted, number);
    bool taken = false;
    if (auto done = slug_taken_.each([&](const Row&) { taken = true; }, slug); !done) return done.error();
    if (!taken) return slug;
  }
}

Result<void> Writer::add(const story::Entry& entry) {
  assert(busy());
  if (entry.source != source_id_)
    return Error{Code::range, fmt::format("an article of another source: \"{}\"", entry.title)};
  const auto slug = free_slug(entry.slug);
  if (!slug) return slug.error();
  std::optional<std::int64_t> calendar;
  std::optional<std::string> edtf, words, picture, alt, credit;
  if (entry.date) {
    calendar = static_cast<int>(entry.date->calendar());
    edtf = entry.date->as_written().str();
    words = entry.date->words();
  }
  if (entry.picture) {
    picture = entry.picture->path;
    alt = entry.picture->alt;
    credit = entry.picture->credit;
  }
  Row64 id = 0;
  auto done = put_entry_.each([&](const Row& row) { id = row.integer(0); }, *slug, source_, calendar, edtf, words,
                              entry.title, entry.summary, entry.body, picture, alt, credit);
  if (!done || !entry.date) return done;
  for (const Anniversary& anniversary : anniversaries(*entry.date)) {
    done = put_entry_anniversary_.run(static_cast<int>(anniversary.on.calendar), anniversary.on.month,
                                      anniversary.on.day, id);
    if (!done) return done;
  }
  return done;
}

Result<void> Writer::remove_vanished() {
  std::set<Row64> events;
  for (const Row64 evidence : before_) {
    auto done = drop_evidence_.each([&](const Row& row) { events.insert(row.integer(0)); }, evidence);
    if (!done) return done;
    ++kept_.removed;
  }
  before_.clear();
  for (const Row64 event : events)
    if (auto done = settle(event); !done) return done;
  return {};
}

Result<Kept> Writer::commit() {
  assert(busy());
  auto done = remove_vanished();
  if (done) done = database_.run("COMMIT");
  if (!done) {
    const Error error = done.error();
    rollback();
    return error;
  }
  source_ = 0;
  return kept_;
}

void Writer::rollback() {
  // A transaction that SQLite has ended itself (a full disk) is no error here.
  if (!sqlite3_get_autocommit(database_.handle()))
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  source_ = 0;
}

}  // namespace thisday::keep::detail
