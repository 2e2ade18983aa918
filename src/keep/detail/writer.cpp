#include "keep/detail/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "keep/detail/firsts.hpp"
#include "keep/detail/pictures.hpp"
#include "keep/detail/reader.hpp"

namespace thisday::keep::detail {
namespace {

using story::Event;
using story::Evidence;

std::int64_t hash_bits(std::string_view text) {
  return *bits(short_hash(text));
}

/// Links as the column `linked` has them.
std::string linked(const std::vector<story::Link>& links) {
  std::string text;
  for (const story::Link& link : links)
    fmt::format_to(std::back_inserter(text), "{}{} {} {}", text.empty() ? "" : "\n", link.range.begin, link.range.end,
                   link.target);
  return text;
}

/// A hash of all that is told of an event but for the evidence itself.
std::int64_t digest(const Event& told, const Evidence& why) {
  // Lengths keep what stands side by side apart.
  std::string all = fmt::format("{} {}", static_cast<int>(told.kind), told.recurrence ? told.recurrence->str() : "");
  const auto add = [&](char role, const std::string& text) {
    fmt::format_to(std::back_inserter(all), "\n{}{} {}", role, text.size(), text);
  };
  add('h', told.headline);
  add('w', why.date ? why.date->words() : "");
  for (const std::string& party : told.parties) add('p', party);
  for (const std::string& subject : told.subjects) add('s', subject);
  for (const story::Place& place : told.places) {
    add('l', place.name);
    if (place.latitude) all += fmt::format(" n{}", *place.latitude);
    if (place.longitude) all += fmt::format(" e{}", *place.longitude);
    if (!place.country.empty()) all += " in " + place.country;
  }
  for (const story::Quantity& many : told.quantities) {
    add('q', many.words);
    add('u', many.unit);
    all += fmt::format(" {} {}", many.value, static_cast<int>(many.hedge));
  }
  for (const std::string& link : told.links) add('k', link);
  if (told.sensitive) all += "\nsensitive";
  add('t', linked(why.links));
  return hash_bits(all);
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

Result<void> Writer::start() {
  assert(!busy());  // one transaction at a time
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  source_ = kNoSource;
  source_id_ = {};
  kept_ = {};
  fresh_ = 0;
  absorbed_ = 0;
  if (auto begun = merger_.begin(); !begun) return begun;
  shelf_.begin();
  spoilt_.reset();
  before_.clear();
  const auto evidence = database_.number("SELECT coalesce(max(id), 0) + 1 FROM evidence");
  if (!evidence) return evidence.error();
  next_evidence_ = *evidence;
  return {};
}

Result<void> Writer::begin_edit() {
  auto started = start();
  if (!started && busy()) rollback();
  return started;
}

Result<void> Writer::begin(const story::Source& source, How how) {
  if (auto started = begin_edit(); !started) return started;
  source_id_ = id_of(source);
  told_by_ = source;
  const auto fail = [this](const Error& error) {
    rollback();
    return error;
  };
  const auto row = keep_source(source);
  if (!row) return fail(row.error());
  source_ = *row;
  if (how == How::append) return {};
  auto done = before_of_.each([this](const Row& old) { before_.insert(old.integer(0)); }, source_);
  if (!done) return fail(done.error());
  if (done = drop_entries_.run(source_); !done) return fail(done.error());
  if (done = drop_bonds(); !done) return fail(done.error());
  return {};
}

Result<std::optional<std::size_t>> Writer::forget(std::string_view name) {
  if (auto started = begin_edit(); !started) return started.error();
  const auto fail = [this](const Error& error) {
    rollback();
    return error;
  };
  Row64 row = 0;
  auto done = find_source_.each([&](const Row& found) { row = found.integer(0); }, name);
  if (!done) return fail(done.error());
  if (row == 0) {
    rollback();
    return std::optional<std::size_t>();
  }
  source_ = row;
  done = before_of_.each([this](const Row& old) { before_.insert(old.integer(0)); }, row);
  if (done) done = drop_entries_.run(row);
  if (done) done = drop_bonds();
  if (done) done = remove_vanished();
  if (done) done = drop_source_.run(row);
  if (!done) return fail(done.error());
  const auto kept = commit();
  if (!kept) return kept.error();
  return std::optional(kept->removed);
}

Result<Writer::Row64> Writer::keep_source(const story::Source& source) {
  Row64 otherwise = 0;
  auto done = counted_as_.each([&](const Row& found) { otherwise = found.integer(0); }, source_id_.value, source.work,
                               source.language);
  if (done && otherwise != 0) done = shelf_.doubt_source(otherwise);
  if (!done) return done.error();
  done = put_source_.run(source_id_.value, source.path, source.title, source.url, source.author, source.licence,
                         source.language, source.work, source.format, source.hash);
  if (!done) return done.error();
  Row64 row = 0;
  done = find_source_.each([&](const Row& found) { row = found.integer(0); }, source_id_.value);
  if (!done) return done.error();
  return row;
}

Result<std::optional<Writer::Known>> Writer::known(std::int64_t key) {
  std::optional<Known> found;
  const auto take = [&](const Row& row) { found = {row.integer(0), row.integer(1), row.integer(2)}; };
  if (auto done = known_.each(take, key); !done) return done.error();
  return found;
}

Result<void> Writer::noted(Result<void> done) {
  if (!done) spoilt_ = done.error();
  return done;
}

Result<void> Writer::add(const Event& event) {
  assert(busy());
  if (spoilt_) return *spoilt_;
  if (auto error = unkeepable(event, source_id_)) return *error;
  return noted(keep(event));
}

Result<void> Writer::add(const story::Entry& entry) {
  assert(busy());
  if (spoilt_) return *spoilt_;
  if (entry.source != source_id_)
    return Error{Code::range, fmt::format("an article of another source: \"{}\"", entry.title)};
  return noted(keep(entry));
}

Result<void> Writer::keep(const Event& event) {
  std::vector<std::int64_t> keys;
  for (const Evidence& evidence : event.evidence) {
    const std::int64_t key = hash_bits(evidence.key());
    keys.push_back(key);
    const auto found = known(key);
    if (!found) return found.error();
    if (*found) {
      ++kept_.unchanged;
      // Told once already in this import: the first telling stands.
      if (before_.erase((*found)->evidence) == 0) continue;
      if (auto done = retell(**found, key, event, evidence); !done) return done;
      continue;
    }
    ++fresh_;
    const Row64 row = merger_.new_event();
    const Piece piece = piece_of(next_evidence_++, key, event, evidence);
    if (auto done = tell(piece, row, event, evidence); !done) return done;
    shelf_.put(shelved(piece, row, event, topics_of(event, evidence)));
  }
  if (auto done = bind(keys); !done) return done;
  // So that what waits to be compared stays small, however large the source.
  constexpr std::size_t kWaiting = 100'000;
  return merger_.waiting() < kWaiting ? Result<void>() : merge();
}

Result<void> Writer::bind(const std::vector<std::int64_t>& keys) {
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i] == keys[0]) continue;
    if (auto done = put_bond_.run(keys[0], keys[i], source_); !done) return done;
    for (const std::int64_t key : {keys[0], keys[i]}) {
      const auto found = known(key);
      if (!found) return found.error();
      merger_.doubt((*found)->evidence);
    }
  }
  return {};
}

Result<void> Writer::drop_bonds() {
  std::vector<std::pair<Row64, Row64>> bound;
  auto done = bonds_of_.each([&](const Row& row) { bound.emplace_back(row.integer(0), row.integer(1)); }, source_);
  if (!done || bound.empty()) return done;
  // They are told again, or they are not.
  for (const auto& [evidence, event] : bound) merger_.doubt(evidence);
  return drop_bonds_.run(source_);
}

Result<void> Writer::merge() {
  const auto absorbed = merger_.settle();
  if (!absorbed) return absorbed.error();
  absorbed_ += *absorbed;
  return shelf_.settle(merger_.settled());
}

Result<void> Writer::retell(const Known& known, std::int64_t key, const Event& told, const Evidence& why) {
  if (known.digest == digest(told, why)) return move_quote_.run(known.evidence, why.range.begin, why.range.end);
  if (auto done = merger_.part(known.evidence, known.event); !done) return done;
  if (auto done = drop(known.evidence); !done) return done;
  shelf_.put(known.evidence, topics_of(told, why));
  return tell(piece_of(known.evidence, key, told, why), known.event, told, why);
}

Piece Writer::piece_of(Row64 evidence, std::int64_t key, const Event& told, const Evidence& why) const {
  using Limits = std::numeric_limits<std::int64_t>;
  Piece piece{.evidence = evidence, .key = key, .leads = true, .editors = told_by_.format == kEditorFormat};
  piece.headline = told.headline.size();
  piece.quote = why.quote.size();
  piece.date = why.date;
  if (const auto span = why.date ? why.date->span() : std::nullopt) {
    piece.earliest = span->earliest ? span->earliest->rata_die : Limits::min();
    piece.latest = span->latest ? span->latest->rata_die : Limits::max();
  }
  if (told.recurrence) piece.recurrence = told.recurrence->str();
  piece.work = told_by_.work.empty() ? told_by_.path : told_by_.work;
  piece.language = told_by_.language;
  piece.kind = told.kind;
  piece.first = tells_of_a_first(told.headline, piece.language);
  return piece;
}

Result<void> Writer::tell(const Piece& piece, Row64 event, const Event& told, const Evidence& why) {
  const Row64 evidence = piece.evidence;
  std::optional<std::int64_t> calendar;
  std::optional<std::string> edtf, words, rule;
  if (why.date) {
    calendar = static_cast<int>(why.date->calendar());
    edtf = why.date->as_written().str();
    words = why.date->words();
  }
  if (told.recurrence) rule = piece.recurrence;
  const auto fixed = told.recurrence ? fixed_day(*told.recurrence) : std::nullopt;
  const bool movable = told.recurrence && !fixed;
  auto done = put_evidence_.run(evidence, event, source_, piece.key, digest(told, why), static_cast<int>(told.kind),
                                told.headline, why.quote, why.range.begin, why.range.end, calendar, edtf, words,
                                piece.earliest, piece.latest, rule, movable,
                                fmt::format("{}", fmt::join(told.links, "\n")), linked(why.links), told.sensitive);
  if (!done) return done;
  std::vector<std::string> links = told.links;
  for (const story::Link& link : why.links) links.push_back(link.target);
  done = merger_.changed(evidence, piece.key, source_,
                         telling_of({.kind = told.kind,
                                     .calendar = why.date ? why.date->calendar() : when::Calendar::gregorian,
                                     .span = why.date ? why.date->span() : std::nullopt,
                                     .headline = told.headline,
                                     .quote = why.quote,
                                     .links = &links}));
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
  return tell_details(evidence, told, why.quote);
}

Result<void> Writer::drop(Row64 evidence) {
  if (auto done = shelf_.drop(evidence); !done) return done;
  if (auto done = drop_words_.run(evidence); !done) return done;
  if (auto done = merger_.drop(evidence); !done) return done;
  return drop_evidence_.run(evidence);
}

Result<void> Writer::tell_details(Row64 evidence, const Event& told, const std::string& quote) {
  constexpr std::nullopt_t none = std::nullopt;
  int position = 0;
  const auto put = [&](Role role, const std::string& words, const auto&... rest) {
    return put_detail_.run(evidence, position++, static_cast<int>(role), words, rest...);
  };
  Result<void> done;
  for (const std::string& party : told.parties)
    if (done = put(Role::party, party, none, none, none, none, none, none); !done) return done;
  for (const story::Place& place : told.places)
    if (done = put(Role::place, place.name, place.latitude, place.longitude, none, none, none,
                   place.country.empty() ? std::nullopt : std::optional(place.country));
        !done)
      return done;
  for (const std::string& subject : told.subjects)
    if (done = put(Role::subject, subject, none, none, none, none, none, none); !done) return done;
  // What a list tells often is the date and the headline; its words need not be written twice.
  std::string words =
      quote == told.headline || quote.ends_with(' ' + told.headline) ? quote : told.headline + '\n' + quote;
  for (const std::string& party : told.parties) words += '\n' + party;
  for (const story::Place& place : told.places) words += '\n' + place.name;
  for (const std::string& subject : told.subjects) words += '\n' + subject;
  if (done = put_words_.run(evidence, words); !done) return done;
  for (const story::Quantity& many : told.quantities) {
    done = put(Role::quantity, many.words, none, none, many.value, many.unit, static_cast<int>(many.hedge), none);
    if (!done) return done;
  }
  return done;
}

Result<std::string> Writer::free_slug(const std::string& wanted) {
  for (int number = 1;; ++number) {
    std::string slug = number == 1 ? wanted : fmt::format("{}-{}", wanted, number);
    bool taken = false;
    if (auto done = slug_taken_.each([&](const Row&) { taken = true; }, slug); !done) return done.error();
    if (!taken) return slug;
  }
}

Result<void> Writer::keep(const story::Entry& entry) {
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
  if (done && entry.picture) done = Pictures(database_).put(id, entry.picture->files);
  if (!done || !entry.date) return done;
  for (const Anniversary& anniversary : anniversaries(*entry.date)) {
    done = put_entry_anniversary_.run(static_cast<int>(anniversary.on.calendar), anniversary.on.month,
                                      anniversary.on.day, id);
    if (!done) return done;
  }
  return done;
}

Result<void> Writer::remove_vanished() {
  for (const Row64 evidence : before_) {
    Row64 event = 0;
    std::int64_t key = 0;
    const auto take = [&](const Row& row) {
      event = row.integer(0);
      key = row.integer(1);
    };
    auto done = event_of_.each(take, evidence);
    if (!done) return done;
    if (done = merger_.part(evidence, event); !done) return done;
    merger_.gone(evidence);
    if (done = drop(evidence); !done) return done;
    bool left = false;
    if (done = any_evidence_.each([&](const Row&) { left = true; }, event); !done) return done;
    done = left ? put_redirect_.run(key, event) : drop_event_.run(event);
    if (!done) return done;
    ++kept_.removed;
  }
  before_.clear();
  return {};
}

Result<Kept> Writer::commit() {
  assert(busy());
  auto done = spoilt_ ? Result<void>(*spoilt_) : remove_vanished();
  if (done) done = merge();
  if (done) done = database_.run("COMMIT");
  if (!done) {
    const Error error = done.error();
    rollback();
    return error;
  }
  source_ = 0;
  kept_.added = fresh_ - std::min(fresh_, absorbed_);
  kept_.merged = fresh_ - kept_.added;
  return kept_;
}

void Writer::rollback() {
  // A transaction that SQLite has ended itself (a full disk) is no error here.
  if (!sqlite3_get_autocommit(database_.handle()))
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  source_ = 0;
}

}  // namespace thisday::keep::detail
