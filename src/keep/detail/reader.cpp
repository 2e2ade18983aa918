#include "keep/detail/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "keep/detail/topics.hpp"

namespace thisday::keep::detail {
namespace {

using story::Event;
using story::Evidence;

/// A row that no thisday wrote.
Error damaged(std::string_view what) {
  return {Code::storage, fmt::format("the library is damaged: {}", what), 0,
          "restore a copy, or import the sources into a new library"};
}

std::string json(const std::vector<std::int64_t>& rows) {
  return fmt::format("[{}]", fmt::join(rows, ","));
}

Result<void> add_detail(Event& event, const Row& row) {
  switch (static_cast<Role>(row.integer(1))) {
    case Role::party:
      event.parties.push_back(row.text(2));
      return {};
    case Role::subject:
      event.subjects.push_back(row.text(2));
      return {};
    case Role::place: {
      story::Place& place = event.places.emplace_back();
      place.name = row.text(2);
      if (!row.null(3)) place.latitude = row.real(3);
      if (!row.null(4)) place.longitude = row.real(4);
      place.country = row.text(8);
      return {};
    }
    case Role::quantity: {
      const std::int64_t hedge = row.integer(7);
      if (hedge < 0 || hedge > static_cast<int>(story::Quantity::Hedge::less_than))
        return damaged(fmt::format("no hedge {}", hedge));
      event.quantities.push_back({row.real(5), row.text(6), static_cast<story::Quantity::Hedge>(hedge), row.text(2)});
      return {};
    }
  }
  return damaged(fmt::format("no role {}", row.integer(1)));
}

/// A key as a name.
std::string hex(std::int64_t key) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(key));
}

/// Where a piece of evidence stands among those of its event.
struct Place {
  std::int64_t name = 0;  // its key as 64 bits
  bool leads = false;
  bool editors = false;
  std::string key;
};

/// The one that leads first, then by key, whatever the order in which sources were imported. The smallest key of a
/// source names the event; the editor's only where there is no other.
void put_in_order(Event& event, std::vector<Place>& places) {
  event.id = {hex(places.front().name)};
  if (places.size() == 1) return;
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    order[i] = i;
    places[i].key = event.evidence[i].key();
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(!places[a].leads, std::string_view(places[a].key)) <
           std::tuple(!places[b].leads, std::string_view(places[b].key));
  });
  std::vector<Evidence> evidence;
  evidence.reserve(order.size());
  for (const std::size_t i : order) evidence.push_back(std::move(event.evidence[i]));
  event.evidence = std::move(evidence);
  const auto name = *std::min_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(places[a].editors, std::string_view(places[a].key)) <
           std::tuple(places[b].editors, std::string_view(places[b].key));
  });
  event.id = {hex(places[name].name)};
  event.editorial.corrected = places[order.front()].editors && !places[name].editors;
}

story::Source source_in(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
          row.text(5), row.text(6), row.text(7), row.text(8)};
}

Result<story::Entry> entry_in(const Row& row) {
  auto when = date_in(row, 2);
  if (!when) return when.error();
  story::Entry entry{row.text(0), {row.text(1)}, *std::move(when), row.text(5), row.text(6), row.text(7), {}};
  if (!row.null(8)) entry.picture = story::Picture{row.text(8), row.text(9), row.text(10)};
  return entry;
}

}  // namespace

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

Result<std::optional<when::Date>> date_in(const Row& row, int at) {
  if (row.null(at + 1)) return std::optional<when::Date>();
  const std::int64_t calendar = row.integer(at);
  if (calendar < 0 || calendar >= static_cast<std::int64_t>(when::calendars().size()))
    return damaged(fmt::format("no calendar {}", calendar));
  const std::string text = row.text(at + 1);
  auto edtf = when::Edtf::parse(text, static_cast<when::Calendar>(calendar));
  if (!edtf) return damaged(fmt::format("{}: {}", text, edtf.error().message));
  return std::optional(when::Date(*std::move(edtf), row.text(at + 2)));
}

std::optional<std::int64_t> bits(std::string_view name) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, 16);
  if (name.size() != 16 || error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::vector<story::Link> links_in(const std::string& text) {
  std::vector<story::Link> links;
  for (const std::string& line : lines(text)) {
    story::Link link;
    const char* const end = line.data() + line.size();
    const auto from = std::from_chars(line.data(), end, link.range.begin);
    if (from.ec != std::errc() || from.ptr == end) continue;
    const auto to = std::from_chars(from.ptr + 1, end, link.range.end);
    if (to.ec != std::errc() || to.ptr == end) continue;
    link.target.assign(to.ptr + 1, end);
    links.push_back(std::move(link));
  }
  return links;
}

Result<Rows> Reader::on(const std::vector<MonthDay>& days) {
  Rows rows;
  for (const MonthDay& day : days) {
    const auto add = [&](const Row& row) { rows.push_back(row.integer(0)); };
    if (auto done = on_.each(add, static_cast<int>(day.calendar), day.month, day.day); !done) return done.error();
  }
  return rows;
}

Result<std::vector<Candidate>> Reader::candidates(const Candidates& wanted) {
  std::vector<Candidate> all;
  std::unordered_set<std::int64_t> seen;
  std::size_t count = 0;
  const auto add = [&](const Row& row) {
    if (!wanted.include_sensitive && row.integer(5) != 0) return true;
    if (wanted.kind && static_cast<int>(*wanted.kind) != row.integer(3)) return true;
    if (!seen.insert(row.integer(0)).second) return true;
    Candidate& candidate = all.emplace_back();
    candidate.event = row.integer(0);
    candidate.worth = row.real(1);
    if (!row.null(2)) candidate.year = row.integer(2);
    candidate.kind = static_cast<story::Kind>(std::clamp<std::int64_t>(row.integer(3), 0, 3));
    candidate.topics = unpacked(row.blob(4));
    if (!row.null(6) && row.integer(6) >= 0 && row.integer(6) < static_cast<int>(story::kRegions.size()))
      candidate.region = static_cast<story::Region>(row.integer(6));
    return ++count != wanted.most;
  };
  for (const MonthDay& day : wanted.days) {
    count = 0;
    auto done = candidates_.each(add, static_cast<int>(day.calendar), day.month, day.day);
    if (!done) return done.error();
  }
  for (const when::DayNumber& date : wanted.dates) {
    count = 0;
    if (auto done = dated_.each(add, date.rata_die); !done) return done.error();
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
  return all;
}

Result<std::vector<Kin>> Reader::kin(std::int64_t event) {
  std::vector<std::int64_t> topics;
  if (auto done = topics_.each([&](const Row& row) { topics = unpacked(row.blob(0)); }, event); !done)
    return done.error();
  std::map<std::int64_t, double> likeness;
  for (const std::int64_t topic : topics) {
    std::set<std::int64_t> told;
    std::size_t count = 0;
    const auto add = [&](const Row& row) {
      told.insert(row.integer(0));
      ++count;
    };
    if (auto done = about_.each(add, topic); !done) return done.error();
    constexpr std::size_t kCommonplace = 64;
    if (count >= kCommonplace) continue;
    for (const std::int64_t other : told)
      if (other != event) likeness[other] += 1 / std::log2(2.0 + static_cast<double>(told.size()));
  }
  std::vector<Kin> all;
  for (const auto& [other, much] : likeness) {
    const auto add = [&](const Row& row) {
      Kin& kin = all.emplace_back();
      kin.candidate.event = other;
      kin.candidate.worth = row.real(2);
      kin.candidate.kind = static_cast<story::Kind>(std::clamp<std::int64_t>(row.integer(3), 0, 3));
      kin.sensitive = row.integer(4) != 0;
      kin.likeness = much;
      kin.earliest = {row.integer(0)};
      kin.latest = {row.integer(1)};
    };
    if (auto done = kin_.each(add, other); !done) return done.error();
  }
  std::stable_sort(all.begin(), all.end(), [](const Kin& a, const Kin& b) {
    return std::tuple(b.likeness, a.earliest) < std::tuple(a.likeness, b.earliest);
  });
  return all;
}

Result<std::vector<double>> Reader::worths(const std::vector<story::EventId>& ids) {
  std::vector<double> all;
  for (const story::EventId& id : ids) {
    double worth = 0;
    if (const auto key = bits(id.value))
      if (auto done = worth_.each([&](const Row& row) { worth = row.real(0); }, *key); !done) return done.error();
    all.push_back(worth);
  }
  return all;
}

Result<Rows> Reader::ongoing(const std::vector<MonthDay>& days, when::DayNumber today) {
  constexpr std::int64_t kFar = 100'000'000'000'000'000;  // what includes() can count with
  Rows rows;
  for (const MonthDay& day : days) {
    const auto add = [&](const Row& row) {
      const std::int64_t first = row.integer(1);
      const std::int64_t last = row.null(2) ? today.rata_die : row.integer(2);
      if (first < -kFar || last > kFar || first > last) return;
      if (includes({when::DayNumber{first}, when::DayNumber{last}}, day)) rows.push_back(row.integer(0));
    };
    if (auto done = ongoing_.each(add, static_cast<int>(day.calendar)); !done) return done.error();
  }
  return rows;
}

Result<Rows> Reader::overlapping(const when::Span& span) {
  using Limits = std::numeric_limits<std::int64_t>;
  Rows rows;
  const auto add = [&](const Row& row) { rows.push_back(row.integer(0)); };
  auto done = overlapping_.each(add, span.earliest ? span.earliest->rata_die : Limits::min(),
                                span.latest ? span.latest->rata_die : Limits::max());
  if (!done) return done.error();
  return rows;
}

Result<std::vector<Movable>> Reader::movable() {
  std::vector<Movable> all;
  const auto add = [&](const Row& row) -> Result<void> {
    const auto rule = when::Recurrence::parse(row.text(3));
    if (!rule) return damaged(fmt::format("{}: {}", row.text(3), rule.error().message));
    Movable& movable = all.emplace_back(Movable{{}, *rule});
    movable.candidate.event = row.integer(0);
    movable.candidate.worth = row.real(1);
    movable.candidate.kind = static_cast<story::Kind>(std::clamp<std::int64_t>(row.integer(2), 0, 3));
    return {};
  };
  if (auto done = movable_.each(add); !done) return done.error();
  return all;
}

Result<Rows> Reader::keyed(std::int64_t key) {
  Rows rows;
  const auto add = [&](const Row& row) { rows.push_back(row.integer(0)); };
  if (auto done = keyed_.each(add, key); !done) return done.error();
  if (!rows.empty()) return rows;
  if (auto done = redirected_.each(add, key); !done) return done.error();
  return rows;
}

Result<std::vector<Event>> Reader::events(Rows rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  auto found = told(rows);
  if (!found) return found.error();
  if (auto done = add_details(*found); !done) return done.error();
  std::vector<Event> events = std::move(found->events);
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.id < b.id; });
  return events;
}

Result<Credited> Reader::in_order(const Rows& rows) {
  Rows ascending = rows;
  std::sort(ascending.begin(), ascending.end());
  auto found = told(ascending);
  if (!found) return found.error();
  if (auto done = add_details(*found); !done) return done.error();
  Credited credited;
  for (auto& [row, named] : found->sources) credited.sources.emplace(std::move(named.name), std::move(named.source));
  std::vector<Event>& events = credited.events;
  events.reserve(rows.size());
  for (const std::int64_t row : rows) {
    const auto at = std::lower_bound(found->rows.begin(), found->rows.end(), row);
    const bool there = at != found->rows.end() && *at == row;
    events.push_back(there ? std::move(found->events[static_cast<std::size_t>(at - found->rows.begin())]) : Event());
  }
  return credited;
}

template <class Of>
Result<std::vector<Event>> Reader::each_told(Statement& evidence, const Of& of) {
  Told told;
  const auto add = [&](const Row& row) -> Result<void> {
    auto when = date_in(row, 4);
    if (!when) return when.error();
    Event& event = told.events.emplace_back();
    told.leads.push_back(row.integer(0));
    event.id = {hex(row.integer(1))};
    event.kind = static_cast<story::Kind>(row.integer(2));
    event.headline = row.text(3);
    event.date = *when;
    if (!row.null(7)) {
      auto rule = when::Recurrence::parse(row.text(7));
      if (!rule) return damaged(fmt::format("{}: {}", row.text(7), rule.error().message));
      event.recurrence = *rule;
    }
    event.links = lines(row.text(12));
    event.sensitive = row.integer(14) != 0;
    event.evidence.push_back({{row.text(8)},
                              {static_cast<std::size_t>(row.integer(9)), static_cast<std::size_t>(row.integer(10))},
                              row.text(11),
                              *std::move(when),
                              links_in(row.text(13))});
    return {};
  };
  auto done = evidence.each(add, of);
  if (!done) return done.error();
  if (done = add_details(told); !done) return done.error();
  std::sort(told.events.begin(), told.events.end(),
            [](const Event& a, const Event& b) { return a.evidence.front().key() < b.evidence.front().key(); });
  return std::move(told.events);
}

Result<std::vector<Event>> Reader::tellings(std::int64_t event) {
  return each_told(tellings_, event);
}

Result<std::vector<Event>> Reader::told_by(std::string_view source) {
  return each_told(told_by_, source);
}

Result<std::vector<Bond>> Reader::bonds() {
  std::vector<Bond> all;
  const auto add = [&](const Row& row) {
    all.push_back({hex(row.integer(0)),
                   hex(row.integer(1)),
                   row.integer(2) != 0 ? Bond::Kind::apart : Bond::Kind::together,
                   row.text(3),
                   {}});
    if (!row.null(4)) all.back().source = story::SourceId{row.text(4)};
  };
  if (auto done = bonds_.each(add); !done) return done.error();
  return all;
}

Result<std::vector<Marked>> Reader::marks() {
  std::vector<Marked> all;
  const auto add = [&](const Row& row) {
    all.push_back(
        {hex(row.integer(0)), static_cast<Mark>(std::clamp<std::int64_t>(row.integer(1), 0, 2)), row.text(2)});
  };
  if (auto done = marks_.each(add); !done) return done.error();
  return all;
}

Result<const Reader::Named*> Reader::source_of_row(std::int64_t row, Told& told) {
  const auto [at, fresh] = told.sources.try_emplace(row);
  if (!fresh) return &at->second;
  const auto take = [&, into = &at->second](const Row& found) { *into = {{found.text(9)}, source_in(found)}; };
  if (auto done = source_of_row_.each(take, row); !done) return done.error();
  return &at->second;
}

Result<Reader::Told> Reader::told(const Rows& rows) {
  Told told;
  std::vector<std::vector<Place>> keys;  // of the evidence of each event
  std::int64_t last = -1;
  const auto add = [&](const Row& row) -> Result<void> {
    if (told.events.empty() || row.integer(0) != last) {
      last = row.integer(0);
      told.events.emplace_back();
      told.rows.push_back(last);
      told.leads.push_back(0);
      keys.emplace_back();
    }
    Event& event = told.events.back();
    auto when = date_in(row, 6);
    if (!when) return when.error();
    const auto source = source_of_row(row.integer(10), told);
    if (!source) return source.error();
    if (row.integer(2)) {
      if (row.integer(4) < 0 || row.integer(4) > static_cast<int>(story::Kind::observance))
        return damaged(fmt::format("no kind of event {}", row.integer(4)));
      told.leads.back() = row.integer(3);
      event.links = lines(row.text(14));
      event.kind = static_cast<story::Kind>(row.integer(4));
      event.headline = row.text(5);
      event.date = *when;
      if (!row.null(9)) {
        auto rule = when::Recurrence::parse(row.text(9));
        if (!rule) return damaged(fmt::format("{}: {}", row.text(9), rule.error().message));
        event.recurrence = *rule;
      }
    }
    event.evidence.push_back({(*source)->name,
                              {static_cast<std::size_t>(row.integer(11)), static_cast<std::size_t>(row.integer(12))},
                              row.text(13),
                              *std::move(when),
                              links_in(row.text(15))});
    event.editorial.hidden = event.editorial.hidden || row.integer(16) != 0;
    event.editorial.lead = event.editorial.lead || row.integer(17) != 0;
    event.sensitive = event.sensitive || row.integer(18) != 0;
    keys.back().push_back({row.integer(1), row.integer(2) != 0, (*source)->source.format == kEditorFormat, {}});
    return {};
  };
  if (auto done = told_.each(add, json(rows)); !done) return done.error();
  for (std::size_t i = 0; i < told.events.size(); ++i) put_in_order(told.events[i], keys[i]);
  return told;
}

Result<void> Reader::add_details(Told& told) {
  std::unordered_map<std::int64_t, Event*> by_lead;
  by_lead.reserve(told.events.size());
  for (std::size_t i = 0; i < told.events.size(); ++i) by_lead[told.leads[i]] = &told.events[i];
  const auto add = [&](const Row& row) -> Result<void> {
    const auto event = by_lead.find(row.integer(0));
    if (event == by_lead.end()) return damaged(fmt::format("details of no evidence {}", row.integer(0)));
    return add_detail(*event->second, row);
  };
  return details_.each(add, json(told.leads));
}

Result<std::vector<story::Source>> Reader::sources() {
  std::vector<story::Source> all;
  if (auto done = sources_.each([&](const Row& row) { all.push_back(source_in(row)); }); !done) return done.error();
  return all;
}

Result<std::optional<story::Source>> Reader::source(std::string_view name) {
  std::optional<story::Source> found;
  if (auto done = source_.each([&](const Row& row) { found = source_in(row); }, name); !done) return done.error();
  return found;
}

Result<void> Reader::add_files(story::Entry& entry) {
  if (!entry.picture) return {};
  auto files = pictures_.files(entry.slug);
  if (!files) return files.error();
  entry.picture->files = *std::move(files);
  return {};
}

Result<std::vector<story::Entry>> Reader::entries() {
  std::vector<story::Entry> all;
  const auto add = [&](const Row& row) -> Result<void> {
    auto entry = entry_in(row);
    if (!entry) return entry.error();
    if (auto done = add_files(*entry); !done) return done;
    all.push_back(*std::move(entry));
    return {};
  };
  if (auto done = entries_.each(add); !done) return done.error();
  return all;
}

Result<std::vector<story::Entry>> Reader::entries_on(const std::vector<MonthDay>& days) {
  std::vector<story::Entry> all;
  const auto add = [&](const Row& row) -> Result<void> {
    auto entry = entry_in(row);
    if (!entry) return entry.error();
    if (auto done = add_files(*entry); !done) return done;
    // A range may begin on one of the days and end on another.
    const auto same = [&](const story::Entry& other) { return other.slug == entry->slug; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(*std::move(entry));
    return {};
  };
  for (const MonthDay& day : days)
    if (auto done = entries_on_.each(add, static_cast<int>(day.calendar), day.month, day.day); !done)
      return done.error();
  return all;
}

Result<std::optional<story::Entry>> Reader::entry(std::string_view slug) {
  std::optional<story::Entry> found;
  const auto take = [&](const Row& row) -> Result<void> {
    auto entry = entry_in(row);
    if (!entry) return entry.error();
    if (auto done = add_files(*entry); !done) return done;
    found = *std::move(entry);
    return {};
  };
  if (auto done = entry_.each(take, slug); !done) return done.error();
  return found;
}

std::int64_t Reader::event_count() {
  std::int64_t count = 0;
  const auto done = event_count_.each([&](const Row& row) { count = row.integer(0); });
  return done ? count : 0;
}

Result<std::int64_t> Reader::version() {
  std::int64_t version = 0;
  const auto done = version_.each([&](const Row& row) { version = row.integer(0); });
  if (!done) return done.error();
  return version;
}

}  // namespace thisday::keep::detail
