#include "keep/detail/merger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>

#include "keep/detail/reader.hpp"
#include "when/calendar.hpp"

namespace thisday::keep::detail {
namespace {

using when::Calendar;
using when::CivilDay;
using when::DayNumber;

/// Whether a day is one that history, and not geology, tells of.
bool near(DayNumber day) {
  constexpr std::int64_t kFar = 100'000'000'000;
  return day.rata_die < kFar && day.rata_die > -kFar;
}

// How a date that is open on a side is kept.
constexpr std::int64_t kOpenBefore = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kOpenAfter = std::numeric_limits<std::int64_t>::max();

std::int64_t day_of(const std::optional<DayNumber>& day, std::int64_t open) {
  return day ? day->rata_die : open;
}

std::optional<DayNumber> border(std::int64_t day, std::int64_t open) {
  return day == open ? std::nullopt : std::optional(DayNumber{day});
}

/// How far behind the evidence that is compared its neighbours are kept: the longest month, twice.
constexpr std::int64_t kWindow = 64;

/// Whose words an event is told in, by the format of the source: the editor's, then the almanac's, which were written
/// for that, then those of lists; a sentence out of an article comes last.
int standing(std::string_view format) {
  if (format == kEditorFormat) return 0;
  if (format == "almanac") return 1;
  return format == "markdown" || format == "text" ? 3 : 2;
}

/// NULL, where no date is given, counts as 0.
Calendar calendar_of(std::int64_t number) {
  return static_cast<Calendar>(number);
}

bool is_western(Calendar calendar) {
  return calendar == Calendar::gregorian || calendar == Calendar::julian;
}

/// The day on which a telling adds to the crowd: people are known by their names, however many there are.
std::optional<std::int64_t> day_told(const Telling& telling) {
  if (telling.kind != story::Kind::event || !telling.span || !telling.span->earliest) return std::nullopt;
  if (telling.span->earliest != telling.span->latest) return std::nullopt;
  return telling.span->earliest->rata_die;
}

/// Whether two are days beside each other.
bool is_beside(const std::pair<std::int64_t, std::int64_t>& a, const std::pair<std::int64_t, std::int64_t>& b) {
  return a.first == a.second && b.first == b.second && std::llabs(a.first - b.first) == 1;
}

/// The first and the last day of the month in which a day is.
std::pair<std::int64_t, std::int64_t> month_of(Calendar calendar, std::int64_t day) {
  const CivilDay civil = when::civil_day(calendar, DayNumber{day});
  const int last = when::days_in_month(calendar, civil.year, civil.month);
  return {when::day_number(calendar, {civil.year, civil.month, 1}).rata_die,
          when::day_number(calendar, {civil.year, civil.month, last}).rata_die};
}

}  // namespace

Result<void> Merger::begin() {
  fresh_.clear();
  waiting_dated_.clear();
  waiting_persons_.clear();
  dirty_.clear();
  changes_.clear();
  works_.clear();
  const auto bonds = database_.number("SELECT EXISTS (SELECT 1 FROM bond)");
  if (!bonds) return bonds.error();
  bonds_there_ = *bonds != 0;
  const auto next = database_.number("SELECT coalesce(max(id), 0) + 1 FROM event");
  if (!next) return next.error();
  next_event_ = *next;
  return {};
}

Result<void> Merger::changed(Row64 evidence, std::int64_t key, Row64 source, Telling telling) {
  telling.source = source;
  if (const auto day = day_told(telling)) ++changes_[*day].came;
  if (telling.span)
    waiting_dated_.push_back({day_of(telling.span->earliest, kOpenBefore), day_of(telling.span->latest, kOpenAfter),
                              evidence, source, telling.kind, telling.calendar, packed(telling)});
  for (const std::int64_t clue : person_clues(telling)) waiting_persons_.emplace_back(clue, evidence);
  fresh_.push_back({evidence, std::move(telling)});
  // It may have been bonded when it was here before.
  if (!bonds_there_) return {};
  return bonded_.each([&](const Row&) { dirty_.insert(evidence); }, key);
}

Result<void> Merger::changed(Row64 evidence) {
  std::optional<Candidate> told;
  std::int64_t key = 0;
  const auto take = [&](const Row& row) {
    told = read(row);
    key = row.integer(10);
  };
  if (auto done = telling_.each(take, evidence); !done) return done;
  if (!told) return {};
  return changed(evidence, key, told->telling.source, std::move(told->telling));
}

Result<void> Merger::write_waiting() {
  const auto key = [](const Dated& row) { return std::tuple(row.earliest, row.latest, row.evidence); };
  std::sort(waiting_dated_.begin(), waiting_dated_.end(),
            [&](const Dated& a, const Dated& b) { return key(a) < key(b); });
  for (const Dated& row : waiting_dated_) {
    auto done = put_dated_.run(row.earliest, row.latest, row.evidence, static_cast<int>(row.kind),
                               static_cast<int>(row.calendar), row.source, Blob{row.features});
    if (!done) return done;
  }
  waiting_dated_.clear();
  std::sort(waiting_persons_.begin(), waiting_persons_.end());
  for (const auto& [clue, evidence] : waiting_persons_)
    if (auto done = put_person_.run(clue, evidence); !done) return done;
  waiting_persons_.clear();
  return {};
}

Result<void> Merger::drop(Row64 evidence) {
  if (auto done = write_waiting(); !done) return done;
  std::optional<Candidate> told;
  if (auto done = telling_.each([&](const Row& row) { told = read(row); }, evidence); !done) return done;
  if (!told) return {};
  for (const std::int64_t clue : person_clues(told->telling))
    if (auto done = drop_person_.run(clue, evidence); !done) return done;
  if (const auto day = day_told(told->telling)) ++changes_[*day].went;
  if (!told->telling.span) return {};
  const when::Span& span = *told->telling.span;
  return drop_dated_.run(day_of(span.earliest, kOpenBefore), day_of(span.latest, kOpenAfter), evidence);
}

Result<void> Merger::part(Row64 evidence, Row64 event) {
  std::vector<Row64> others;
  auto done = alike_.each([&](const Row& row) { others.push_back(row.integer(0)); }, evidence);
  if (!done) return done;
  for (const Row64 other : others) {
    dirty_.insert(other);
    if (done = drop_other_.run(other, evidence); !done) return done;
  }
  if (!others.empty())
    if (done = drop_likeness_.run(evidence); !done) return done;
  std::vector<Row64> members;
  if (done = members_.each([&](const Row& row) { members.push_back(row.integer(0)); }, event); !done) return done;
  if (members.size() > 1) dirty_.insert(members.begin(), members.end());
  return {};
}

std::int64_t Merger::work_of(Row64 source) {
  const auto known = works_.find(source);
  if (known != works_.end()) return known->second;
  std::int64_t work = 0;
  static_cast<void>(work_.each(
      [&](const Row& row) { work = static_cast<std::int64_t>(std::hash<std::string>()(row.text(0))); }, source));
  return works_[source] = work;
}

Merger::Candidate Merger::read(const Row& row) {
  const std::string headline = row.text(6);
  const std::string quote = row.text(7);
  auto links = lines(row.text(8));
  for (story::Link& link : links_in(row.text(9))) links.push_back(std::move(link.target));
  Told told{.kind = static_cast<story::Kind>(row.integer(1)),
            .calendar = calendar_of(row.integer(3)),
            .headline = headline,
            .quote = quote,
            .links = &links};
  if (!row.null(4)) told.span = when::Span{border(row.integer(4), kOpenBefore), border(row.integer(5), kOpenAfter)};
  Candidate candidate{row.integer(0), telling_of(told)};
  candidate.telling.source = row.integer(2);
  return candidate;
}

Merger::Packed Merger::packed_in(const Row& row) {
  const std::string_view features = row.blob(6);
  return {
      row.integer(0),        row.integer(2),     static_cast<story::Kind>(row.integer(1)), calendar_of(row.integer(3)),
      std::string(features), Signature(features)};
}

Result<const Merger::PackedGroup*> Merger::group(Border border) {
  const auto [at, is_new] = groups_.try_emplace(border);
  const bool loaded = loaded_from_ <= border.first && border.first < loaded_to_;
  if (is_new && !loaded) {
    const auto add = [&](const Row& row) { at->second.push_back(packed_in(row)); };
    if (auto done = between_.each(add, border.first, border.second); !done) return done.error();
  }
  return &at->second;
}

Result<void> Merger::load(std::int64_t first, std::int64_t last) {
  // Rows come group by group. What was taken one by one is there already.
  std::optional<Border> open;
  PackedGroup* into = nullptr;
  const auto add = [&](const Row& row) {
    const Border border{row.integer(4), row.integer(5)};
    if (open != border) {
      open = border;
      const auto [at, is_new] = groups_.try_emplace(border);
      into = is_new ? &at->second : nullptr;
    }
    if (into) into->push_back(packed_in(row));
  };
  return range_.each(add, first, last);
}

Result<void> Merger::load_ahead(std::vector<Candidate>::const_iterator from,
                                std::vector<Candidate>::const_iterator to) {
  constexpr std::int64_t kAhead = 128;  // days
  constexpr std::ptrdiff_t kDense = 8;  // fresh ones in them, from which on one query for all is the less
  const std::int64_t day = from->telling.span->earliest->rata_die;
  if (day + kWindow < loaded_to_) return {};
  const std::int64_t last = day + kAhead;
  const auto beyond = std::find_if(from, to - from > kDense ? from + kDense : to,
                                   [&](const Candidate& each) { return each.telling.span->earliest->rata_die > last; });
  if (beyond - from < kDense) return {};
  const std::int64_t first = std::max(loaded_to_, day - kWindow);
  if (first > loaded_to_) loaded_from_ = first;
  loaded_to_ = last + kWindow;
  return load(first, loaded_to_);
}

Result<void> Merger::matched(Row64 a, Row64 b, double score) {
  dirty_.insert(a);
  if (auto done = put_likeness_.run(a, b, score); !done) return done;
  return put_likeness_.run(b, a, score);
}

Result<void> Merger::unmatched(Row64 a, Row64 b) {
  dirty_.insert(a);
  dirty_.insert(b);
  if (auto done = drop_other_.run(a, b); !done) return done;
  return drop_other_.run(b, a);
}

Result<void> Merger::compare(const Candidate& fresh, const Group& others) {
  for (const Candidate& other : others) {
    if (other.evidence == fresh.evidence || other.telling.kind != fresh.telling.kind) continue;
    // A pair of two fresh ones comes both ways round.
    if (other.evidence < fresh.evidence && fresh_now_.contains(other.evidence)) continue;
    const bool linked = !fresh.telling.links.empty() && !other.telling.links.empty();
    if ((fresh.telling.bloom & other.telling.bloom) == 0 && !linked) continue;
    const double how = score(fresh.telling, other.telling);
    if (how < kMatch) continue;
    if (auto done = matched(fresh.evidence, other.evidence, how); !done) return done;
  }
  return {};
}

std::size_t Merger::events_in(const PackedGroup& group) {
  return static_cast<std::size_t>(
      std::count_if(group.begin(), group.end(), [](const Packed& each) { return each.kind == story::Kind::event; }));
}

Telling Merger::telling_of_packed(const Packed& packed, Border border_of) {
  Telling telling;
  telling.kind = packed.kind;
  telling.calendar = packed.calendar;
  telling.source = packed.source;
  telling.span = when::Span{border(border_of.first, kOpenBefore), border(border_of.second, kOpenAfter)};
  unpack(packed.features, telling);
  return telling;
}

Result<Crowd> Merger::crowd_about(const Candidate& fresh) {
  const auto day = day_told(fresh.telling);
  if (!day) return Crowd::few;
  Change& change = changes_[*day];
  if (!change.now) {
    const auto found = group({*day, *day});
    if (!found) return found.error();
    change.now = events_in(**found);
  }
  return crowd_of(*change.now);
}

Result<void> Merger::compare(const Candidate& fresh, const Signature& signature, const Pairing& pairing,
                             const PackedGroup& others) {
  for (const Packed& other : others) {
    if (!signature.may_share(other.signature, pairing.least)) continue;
    if (other.kind != fresh.telling.kind || other.evidence == fresh.evidence) continue;
    if (other.evidence < fresh.evidence && fresh_now_.contains(other.evidence)) continue;
    const double how = score(fresh.telling, telling_of_packed(other, pairing.border), pairing.crowd);
    if (how < kMatch) continue;
    if (auto done = matched(fresh.evidence, other.evidence, how); !done) return done;
  }
  return {};
}

Result<void> Merger::compare_crowded() {
  const auto other_crowd = [](const Change& change) {
    return crowd_of(*change.now) != crowd_of(*change.now - change.came + change.went);
  };
  for (auto& [day, change] : std::exchange(changes_, {})) {
    if (change.now && !other_crowd(change)) continue;
    PackedGroup group;
    const auto add = [&](const Row& row) { group.push_back(packed_in(row)); };
    if (auto done = between_.each(add, day, day); !done) return done;
    if (!change.now) change.now = events_in(group);
    if (!other_crowd(change)) continue;
    std::erase_if(group, [&](const Packed& each) {
      return each.kind != story::Kind::event || fresh_now_.contains(each.evidence);
    });
    if (auto done = compare_again({day, day}, group, crowd_of(*change.now)); !done) return done;
  }
  return {};
}

Result<void> Merger::compare_again(Border day, const PackedGroup& group, Crowd crowd) {
  std::vector<Telling> tellings;
  for (const Packed& each : group) tellings.push_back(telling_of_packed(each, day));
  for (std::size_t i = 0; i < group.size(); ++i) {
    std::map<Row64, double> before;
    const auto add = [&](const Row& row) { before.emplace(row.integer(0), row.real(1)); };
    if (auto done = alike_.each(add, group[i].evidence); !done) return done;
    for (std::size_t j = i + 1; j < group.size(); ++j) {
      const double how = score(tellings[i], tellings[j], crowd);
      const auto was = before.find(group[j].evidence);
      if (was == before.end() ? how < kMatch : how == was->second) continue;
      auto done = how < kMatch ? unmatched(group[i].evidence, group[j].evidence)
                               : matched(group[i].evidence, group[j].evidence, how);
      if (!done) return done;
    }
  }
  return {};
}

Result<void> Merger::compare_dated(const std::vector<Candidate>& fresh) {
  loaded_from_ = loaded_to_ = std::numeric_limits<std::int64_t>::min();
  for (auto at_fresh = fresh.begin(); at_fresh != fresh.end(); ++at_fresh) {
    const Candidate& each = *at_fresh;
    const when::Span& span = *each.telling.span;
    if (!span.earliest || !span.latest || !near(*span.earliest) || !near(*span.latest)) continue;
    const Border border{span.earliest->rata_die, span.latest->rata_die};
    // Fresh ones come by day, so what lies far behind is done with.
    while (!groups_.empty() && groups_.begin()->first.first < border.first - kWindow) groups_.erase(groups_.begin());
    loaded_from_ = std::max(loaded_from_, border.first - kWindow);
    if (auto done = load_ahead(at_fresh, fresh.end()); !done) return done;

    // Of events a day apart, as of those of a throng, no single word can weigh enough.
    const int least = each.telling.kind == story::Kind::event ? 2 : 1;
    const Calendar calendar = each.telling.calendar;
    std::vector<Border> borders = {border};
    if (border.first == border.second) {
      const CivilDay civil = when::civil_day(calendar, *span.earliest);
      const Calendar other = calendar == Calendar::julian ? Calendar::gregorian : Calendar::julian;
      const std::int64_t apart =
          std::llabs(border.first -
                     when::day_number(Calendar::gregorian, when::civil_day(Calendar::julian, *span.earliest)).rata_die);
      std::set<std::int64_t> days = {border.first - 1, border.first + 1, border.first - apart, border.first + apart};
      if (is_western(calendar) && when::valid(other, civil)) days.insert(when::day_number(other, civil).rata_die);
      days.erase(border.first);
      for (const std::int64_t day : days) borders.emplace_back(day, day);
      borders.push_back(month_of(calendar, border.first));
    }
    const auto crowd = crowd_about(each);
    if (!crowd) return crowd.error();
    const Signature signature(each.telling);
    for (const Border& at : borders) {
      const auto others = group(at);
      if (!others) return others.error();
      Pairing pairing{at};
      if (at == border) pairing.crowd = *crowd;
      if (at == border ? *crowd == Crowd::throng : is_beside(at, border)) pairing.least = least;
      if (auto done = compare(each, signature, pairing, **others); !done) return done;
    }
    if (border.first != border.second && border == month_of(calendar, border.first)) {
      if (auto done = load(border.first, border.second + 1); !done) return done;
      for (auto day = groups_.lower_bound({border.first, border.first}); day != groups_.end(); ++day) {
        if (day->first.first > border.second) break;
        if (day->first.second > border.second || day->first == border) continue;
        if (auto done = compare(each, signature, {day->first}, day->second); !done) return done;
      }
    }
    if (auto done = compare_begun(each, signature, least); !done) return done;
    if (auto done = compare_namesakes(each); !done) return done;
  }
  return {};
}

Result<void> Merger::compare_begun(const Candidate& fresh, const Signature& signature, int least) {
  constexpr std::int64_t kLong = 26;  // days; a month as such is another matter
  const std::int64_t first = fresh.telling.span->earliest->rata_die;
  const std::int64_t last = fresh.telling.span->latest->rata_die;
  if (last - first > kLong) return {};
  if (first < loaded_from_ || first >= loaded_to_)
    if (auto done = load(first, first + 1); !done) return done;
  for (auto at = groups_.lower_bound({first, first}); at != groups_.end() && at->first.first == first; ++at) {
    if (at->first.second - first > kLong) break;
    if (at->first.second == last) continue;  // compared already
    if (auto done = compare(fresh, signature, {at->first, Crowd::few, least}, at->second); !done) return done;
  }
  return {};
}

Result<void> Merger::compare_namesakes(const Candidate& fresh) {
  Group others;
  const auto add = [&](const Row& row) { others.push_back(read(row)); };
  for (const std::int64_t clue : person_clues(fresh.telling))
    if (auto done = namesakes_.each(add, clue, fresh.evidence); !done) return done;
  if (others.empty()) return {};
  return compare(fresh, others);
}

Result<void> Merger::compare_undated(const Candidate& fresh) {
  Group others;
  const auto add = [&](const Row& row) { others.push_back(read(row)); };
  if (auto done = same_day_.each(add, fresh.evidence); !done) return done;
  if (auto done = same_rule_.each(add, fresh.evidence); !done) return done;
  return compare(fresh, others);
}

Result<void> Merger::compare_fresh() {
  const auto dated =
      std::stable_partition(fresh_.begin(), fresh_.end(), [](const Candidate& c) { return !c.telling.span; });
  for (auto each = fresh_.begin(); each != dated; ++each)
    if (auto done = compare_undated(*each); !done) return done;
  fresh_.erase(fresh_.begin(), dated);
  std::sort(fresh_.begin(), fresh_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.telling.span->earliest, a.telling.span->latest, a.evidence) <
           std::tuple(b.telling.span->earliest, b.telling.span->latest, b.evidence);
  });
  auto done = compare_dated(fresh_);
  groups_.clear();
  return done;
}

Result<std::size_t> Merger::settle() {
  if (auto written = write_waiting(); !written) return written.error();
  for (const Candidate& each : fresh_) fresh_now_.insert(each.evidence);
  settled_.clear();
  auto done = compare_fresh();
  if (done) done = compare_crowded();
  fresh_now_.clear();
  fresh_.clear();
  if (!done) return done.error();

  Rows rows;
  std::unordered_set<Row64> seen;
  settled_.insert(settled_.end(), dirty_.begin(), dirty_.end());
  for (const Row64 evidence : dirty_) {
    if (seen.contains(evidence)) continue;
    const auto connected = component(evidence, seen);
    if (!connected) return connected.error();
    for (const Node& node : connected->nodes) settled_.push_back(node.evidence);
    if (done = cluster(*connected, rows); !done) return done.error();
  }
  dirty_.clear();
  return drop_left(rows);
}

Result<void> Merger::add_node(Component& component, Row64 evidence) {
  Node node{.evidence = evidence};
  ClusterNode cluster_node;
  const auto take = [&](const Row& row) -> Result<void> {
    story::Evidence why{{row.text(3)}, {}, row.text(6), {}};
    if (!row.null(5)) {
      auto edtf = when::Edtf::parse(row.text(5), static_cast<Calendar>(row.integer(4)));
      if (!edtf) return edtf.error();
      why.date = when::Date(*std::move(edtf));
    }
    node.event = row.integer(0);
    node.key = why.key();
    node.standing = standing(row.text(7));
    cluster_node = {row.integer(1), work_of(row.integer(2))};
    return {};
  };
  if (auto done = node_.each(take, evidence); !done) return done;
  if (node.event == 0) return {};  // gone meanwhile
  component.nodes.push_back(std::move(node));
  component.cluster_nodes.push_back(cluster_node);
  return {};
}

Result<Merger::Component> Merger::component(Row64 evidence, std::unordered_set<Row64>& seen) {
  Component found;
  std::unordered_map<Row64, std::size_t> index;
  struct Edge {
    std::size_t from;
    Row64 to;
    double score;  // of a likeness
    std::optional<ClusterBond::Kind> bond;
  };
  std::vector<Edge> edges;
  std::vector<Row64> ahead = {evidence};
  seen.insert(evidence);
  while (!ahead.empty()) {
    const Row64 here = ahead.back();
    ahead.pop_back();
    const std::size_t at = found.nodes.size();
    if (auto done = add_node(found, here); !done) return done.error();
    if (found.nodes.size() == at) continue;
    index[here] = at;
    const auto go = [&](Row64 other) {
      if (seen.insert(other).second) ahead.push_back(other);
    };
    auto done = alike_.each(
        [&](const Row& row) {
          edges.push_back({at, row.integer(0), row.real(1), {}});
          go(row.integer(0));
        },
        here);
    if (!done) return done.error();
    done = bonds_.each(
        [&](const Row& row) {
          const bool apart = row.integer(1) != 0;
          edges.push_back({at, row.integer(0), 0, apart ? ClusterBond::Kind::apart : ClusterBond::Kind::together});
          if (!apart) go(row.integer(0));
        },
        found.cluster_nodes[at].key);
    if (!done) return done.error();
  }
  for (const Edge& edge : edges) {
    const auto to = index.find(edge.to);
    if (to == index.end() || to->second <= edge.from) continue;  // gone, of another component, or seen from there
    if (edge.bond)
      found.bonds.push_back({edge.from, to->second, *edge.bond});
    else
      found.matches.push_back({edge.from, to->second, edge.score});
  }
  return found;
}

Result<void> Merger::cluster(const Component& component, Rows& rows) {
  for (const auto& members : clusters(component.cluster_nodes, component.matches, component.bonds))
    if (auto done = give_event(component, members, rows); !done) return done;
  return {};
}

Result<void> Merger::give_event(const Component& component, const std::vector<std::size_t>& members, Rows& rows) {
  const auto& nodes = component.nodes;
  const std::size_t lead = *std::min_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(nodes[a].standing, std::string_view(nodes[a].key)) <
           std::tuple(nodes[b].standing, std::string_view(nodes[b].key));
  });
  Row64 event = nodes[lead].event;
  if (!rows.taken.insert(event).second) {
    event = next_event_++;
    rows.taken.insert(event);
  }
  if (auto done = put_event_.run(event, nodes[lead].evidence); !done) return done;
  for (const std::size_t member : members) {
    if (nodes[member].event == event) continue;
    rows.left.try_emplace(nodes[member].event, event);
    if (auto done = move_.run(nodes[member].evidence, event); !done) return done;
  }
  return {};
}

Result<std::size_t> Merger::drop_left(const Rows& rows) {
  std::size_t dropped = 0;
  for (const auto& [event, successor] : rows.left) {
    if (rows.taken.contains(event)) continue;
    if (auto done = move_redirects_.run(event, successor); !done) return done.error();
    if (auto done = drop_event_.run(event); !done) return done.error();
    ++dropped;
  }
  return dropped;
}

}  // namespace thisday::keep::detail
