#include "keep/detail/shelf.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "keep/detail/firsts.hpp"
#include "keep/detail/reader.hpp"
#include "keep/editor.hpp"
#include "story/region.hpp"

namespace thisday::keep::detail {

std::int64_t square_of(double latitude, double longitude) {
  const auto row = std::clamp(static_cast<std::int64_t>(std::floor(latitude)) + 90, std::int64_t{0}, std::int64_t{179});
  const auto column =
      std::clamp(static_cast<std::int64_t>(std::floor(longitude)) + 180, std::int64_t{0}, std::int64_t{359});
  return row * 360 + column;
}

int reach_of(std::int64_t earliest, std::int64_t latest) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (earliest == Limits::min() || latest == Limits::max()) return kOpenReach;
  const auto length = static_cast<std::uint64_t>(latest) - static_cast<std::uint64_t>(earliest);
  int reach = 0;
  while (reach < kOpenReach - 1 && length >= std::uint64_t{1} << std::min(2 * reach, 62)) ++reach;
  return reach;
}

bool stands_alone(std::string_view quote, std::string_view headline) {
  constexpr std::size_t kMore = 24;  // bytes; a date and a dash are no more
  return quote.size() > headline.size() + kMore;
}

void Shelf::begin() {
  fresh_.clear();
  before_.clear();
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
  for (const Topic topic : topics.all()) fresh_.emplace_back(topic, evidence);
}

Result<std::size_t> Shelf::told(Topic topic) {
  std::size_t count = 0;
  auto done = told_.each([&](const Row& row) { count = static_cast<std::size_t>(row.integer(0)); }, topic);
  if (!done) return done.error();
  return count;
}

Result<void> Shelf::note(Topic topic) {
  if (before_.contains(topic)) return {};
  const auto count = told(topic);
  if (!count) return count.error();
  before_[topic] = fame(*count);
  return {};
}

Result<Topics> Shelf::topics_of_row(Row64 evidence, Made* made) {
  Topics topics;
  const auto links = [&](const Row& row) {
    for (const std::string& link : lines(row.text(0))) topics.link(link);
    for (const story::Link& link : links_in(row.text(1))) topics.link(link.target);
  };
  if (auto done = links_of_.each(links, evidence); !done) return done.error();
  std::vector<std::string> subjects;
  const auto names = [&](const Row& row) {
    if (row.integer(0) == static_cast<int>(Role::party)) topics.party(row.text(1));
    if (row.integer(0) == static_cast<int>(Role::subject)) subjects.push_back(row.text(1));
    if (!made || row.integer(0) != static_cast<int>(Role::place)) return;
    if (!row.null(2) && !row.null(3)) made->spots.push_back({row.real(2), row.real(3)});
    if (const auto region = story::region_of(row.text(4)); region && !made->region)
      made->region = static_cast<int>(*region);
  };
  if (auto done = names_of_.each(names, evidence); !done) return done.error();
  for (const std::string& subject : subjects) topics.subject(subject);
  return topics;
}

Result<void> Shelf::put(Row64 evidence) {
  const auto topics = topics_of_row(evidence, nullptr);
  if (!topics) return topics.error();
  put(evidence, *topics);
  return {};
}

Result<void> Shelf::drop(Row64 evidence) {
  const auto topics = topics_of_row(evidence, nullptr);
  if (!topics) return topics.error();
  for (const Topic topic : topics->all()) {
    if (auto done = note(topic); !done) return done;
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
    if (auto done = note(topic); !done) return done;
    if (auto done = put_about_.run(topic, evidence); !done) return done;
  }
  fresh_.clear();
  now_.clear();
  for (const auto& [topic, before] : before_) {
    const auto count = told(topic);
    if (!count) return count.error();
    now_[topic] = fame(*count);
    if (before == fame(*count)) continue;
    if (auto done = about_.each([&](const Row& row) { events.insert(row.integer(0)); }, topic); !done) return done;
  }
  before_.clear();
  return {};
}

Result<void> Shelf::settle(const std::vector<Row64>& evidence) {
  if (auto done = read_marks(); !done) return done;
  std::set<Row64> events = std::exchange(doubted_, {});
  if (auto done = settle_topics(events); !done) return done;
  for (const Row64 each : evidence)
    if (auto done = event_of_.each([&](const Row& row) { events.insert(row.integer(0)); }, each); !done) return done;
  for (const Row64 event : events)
    if (auto done = refresh(event); !done) return done;
  now_.clear();
  std::sort(days_.begin(), days_.end());
  for (const auto& [calendar, month, day, less, event, year, kind, sensitive, region, topics] : days_) {
    auto done = put_day_.run(calendar, month, day, -less, event, year, kind, sensitive, region, Blob{topics});
    if (!done) return done;
  }
  days_.clear();
  return {};
}

Result<Shelf::Made> Shelf::made(Row64 event) {
  Made made;
  const auto add = [&](const Row& row) -> Result<void> {
    Piece piece;
    piece.evidence = row.integer(0);
    piece.key = row.integer(1);
    piece.leads = row.integer(2) != 0;
    piece.editors = row.text(3) == kEditorFormat;
    piece.headline = row.text(4);
    piece.quote = row.text(5);
    auto when = date_in(row, 6);
    if (!when) return when.error();
    piece.date = *std::move(when);
    if (!row.null(8)) piece.earliest = row.integer(8);
    if (!row.null(9)) piece.latest = row.integer(9);
    piece.recurrence = row.text(10);
    piece.work = row.text(11);
    piece.language = row.text(12);
    piece.kind = static_cast<story::Kind>(std::clamp<std::int64_t>(row.integer(13), 0, 3));
    made.sensitive = made.sensitive || row.integer(14) != 0 || sensitive_.contains(piece.key);
    made.lead = made.lead || lead_.contains(piece.key);
    made.hidden = made.hidden || hidden_.contains(piece.key);
    made.shelved = row.integer(15) != 0;
    piece.name = story::Evidence{{row.text(16)}, {}, piece.quote, piece.date}.key();
    made.pieces.push_back(std::move(piece));
    return {};
  };
  if (auto done = pieces_.each(add, event); !done) return done.error();
  for (const Piece& piece : made.pieces) {
    const auto topics = topics_of_row(piece.evidence, &made);
    if (!topics) return topics.error();
    for (const Topic topic : topics->all()) made.topics.add(topic);
  }
  return made;
}

Result<std::vector<int>> Shelf::fames(const Topics& topics) {
  std::vector<int> all;
  for (const Topic topic : topics.all()) {
    auto [at, fresh] = now_.try_emplace(topic, 0);
    if (fresh) {
      const auto count = told(topic);
      if (!count) return count.error();
      at->second = fame(*count);
    }
    all.push_back(at->second);
  }
  return all;
}

Facts Shelf::facts_of(const Made& made, const std::vector<int>& fames) const {
  const Piece& lead = made.pieces.front();
  Facts facts;
  facts.kind = lead.kind;
  std::set<std::string_view> works, languages;
  for (const Piece& piece : made.pieces) {
    facts.quote = facts.quote || stands_alone(piece.quote, lead.headline);
    // The editor corrects; that is no other source.
    if (piece.editors && made.pieces.size() > 1) continue;
    works.insert(piece.work);
    if (!piece.language.empty() && piece.language != "und") languages.insert(piece.language);
  }
  facts.works = static_cast<int>(works.size());
  facts.languages = std::max(1, static_cast<int>(languages.size()));
  facts.lead = made.lead;
  facts.topics = static_cast<int>(fames.size());
  facts.known = static_cast<int>(std::count_if(fames.begin(), fames.end(), [](int f) { return f > 0 && f < 4; }));
  facts.fame = fames.empty() ? 0 : fames.front();
  facts.headline = lead.headline.size();
  facts.first = lead.kind == story::Kind::event && tells_of_a_first(lead.headline, lead.language);
  if (lead.date) {
    const when::Edtf& edtf = lead.date->as_written();
    facts.doubtful = edtf.approximate() || edtf.uncertain();
    const auto days = anniversaries(*lead.date);
    facts.coarse = std::none_of(days.begin(), days.end(),
                                [](const Anniversary& day) { return day.part != Anniversary::Part::coarse; });
    facts.range = std::any_of(days.begin(), days.end(), [](const Anniversary& day) {
      return day.part == Anniversary::Part::begins || day.part == Anniversary::Part::ends;
    });
    for (const Anniversary& day : days)
      if (day.year && !facts.year) facts.year = day.year;
  }
  return facts;
}

Result<Facts> Shelf::facts(Row64 event) {
  now_.clear();
  if (auto done = read_marks(); !done) return done.error();
  const auto found = made(event);
  if (!found) return found.error();
  if (found->pieces.empty()) return Facts();
  const auto known = fames(found->topics);
  if (!known) return known.error();
  return facts_of(*found, *known);
}

Result<void> Shelf::refresh(Row64 event) {
  const auto found = made(event);
  if (!found) return found.error();
  if (found->pieces.empty()) return {};  // it is no more
  if (found->shelved) {
    if (auto done = drop_days_.run(event); !done) return done;
    if (auto done = drop_spots_.run(event); !done) return done;
  }
  const auto known = fames(found->topics);
  if (!known) return known.error();
  const Piece& lead = found->pieces.front();
  const double value = worth(facts_of(*found, *known));
  const auto& name = *std::min_element(found->pieces.begin(), found->pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tuple(a.editors, std::string_view(a.name)) < std::tuple(b.editors, std::string_view(b.name));
  });
  std::optional<int> reach;
  if (lead.earliest && lead.latest) reach = reach_of(*lead.earliest, *lead.latest);
  auto done = put_event_.run(event, name.key, static_cast<int>(lead.kind), lead.earliest, lead.latest, reach, value,
                             found->hidden, found->sensitive);
  if (!done) return done;
  int position = 0;
  for (const Spot& spot : found->spots) {
    done = put_spot_.run(square_of(spot.latitude, spot.longitude), event, position++, spot.latitude, spot.longitude);
    if (!done) return done;
  }
  return found->hidden ? Result<void>() : refresh_days(event, *found, value);
}

Result<void> Shelf::refresh_days(Row64 event, const Made& made, double worth) {
  const Piece& lead = made.pieces.front();
  const bool corrected = lead.editors && made.pieces.size() > 1;
  std::set<MonthDay> seen;
  const auto put = [&](const MonthDay& on, std::optional<std::int64_t> year) {
    if (!seen.insert(on).second) return;
    days_.emplace_back(static_cast<int>(on.calendar), on.month, on.day, -worth, event, year,
                       static_cast<int>(lead.kind), made.sensitive, made.region, packed(made.topics.all()));
  };
  for (const Piece& piece : made.pieces) {
    if (corrected && !piece.leads) continue;
    if (piece.date)
      for (const Anniversary& day : anniversaries(*piece.date)) put(day.on, day.year);
    if (piece.recurrence.empty()) continue;
    const auto rule = when::Recurrence::parse(piece.recurrence);
    const auto fixed = rule ? fixed_day(*rule) : std::nullopt;
    if (fixed) put(*fixed, {});
  }
  return {};
}

}  // namespace thisday::keep::detail
