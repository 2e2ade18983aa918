#include "keep/detail/shelved.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>
#include <tuple>

#include "story/region.hpp"

namespace thisday::keep::detail {
namespace {

/// Whether a quote of so many bytes says more than its headline.
bool stands_alone(std::size_t quote, std::size_t headline) {
  constexpr std::size_t kMore = 24;  // bytes; a date and a dash are no more
  return quote > headline + kMore;
}

/// What its date says of an event's worth.
void add_date(Facts& facts, const when::Date& date) {
  const when::Edtf& edtf = date.as_written();
  facts.doubtful = edtf.approximate() || edtf.uncertain();
  const auto days = anniversaries(date);
  facts.coarse = std::none_of(days.begin(), days.end(),
                              [](const Anniversary& day) { return day.part != Anniversary::Part::coarse; });
  facts.range = std::any_of(days.begin(), days.end(), [](const Anniversary& day) {
    return day.part == Anniversary::Part::begins || day.part == Anniversary::Part::ends;
  });
  for (const Anniversary& day : days)
    if (day.year && !facts.year) facts.year = day.year;
}

Facts facts_of(const Pieces& pieces) {
  const Piece& lead = pieces.all.front();
  Facts facts;
  facts.kind = lead.kind;
  std::set<std::string_view> works, languages;
  for (const Piece& piece : pieces.all) {
    facts.quote = facts.quote || stands_alone(piece.quote, lead.headline);
    // The editor corrects; that is no other source.
    if (piece.editors && pieces.all.size() > 1) continue;
    works.insert(piece.work);
    if (!piece.language.empty() && piece.language != "und") languages.insert(piece.language);
  }
  facts.works = static_cast<int>(works.size());
  facts.languages = std::max(1, static_cast<int>(languages.size()));
  facts.topics = static_cast<int>(pieces.topics.all().size());
  facts.headline = lead.headline;
  facts.first = lead.kind == story::Kind::event && lead.first;
  if (lead.date) add_date(facts, *lead.date);
  return facts;
}

void add_days(Shelved& shelved, const Pieces& pieces) {
  const bool corrected = pieces.all.front().editors && pieces.all.size() > 1;
  const auto add = [&](const MonthDay& on, std::optional<std::int64_t> year) {
    const auto is = [&](const auto& day) { return day.first == on; };
    if (std::none_of(shelved.days.begin(), shelved.days.end(), is)) shelved.days.emplace_back(on, year);
  };
  for (const Piece& piece : pieces.all) {
    if (corrected && !piece.leads) continue;
    if (piece.date)
      for (const Anniversary& day : anniversaries(*piece.date)) add(day.on, day.year);
    if (piece.recurrence.empty()) continue;
    const auto rule = when::Recurrence::parse(piece.recurrence);
    const auto fixed = rule ? fixed_day(*rule) : std::nullopt;
    if (fixed) add(*fixed, {});
  }
}

}  // namespace

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

std::optional<int> reach_of(const Shelved& shelved) {
  if (!shelved.earliest || !shelved.latest) return std::nullopt;
  return reach_of(*shelved.earliest, *shelved.latest);
}

Shelved shelved(std::int64_t event, const Pieces& pieces) {
  assert(!pieces.all.empty());  // an event has evidence
  const Piece& lead = pieces.all.front();
  Shelved shelved;
  shelved.event = event;
  shelved.lead = lead.evidence;
  const auto order = [](const Piece& piece) { return std::tuple(piece.editors, std::string_view(piece.name)); };
  shelved.name = std::min_element(pieces.all.begin(), pieces.all.end(), [&](const Piece& a, const Piece& b) {
                   return order(a) < order(b);
                 })->key;
  shelved.kind = lead.kind;
  shelved.earliest = lead.earliest;
  shelved.latest = lead.latest;
  shelved.facts = facts_of(pieces);
  shelved.topics = pieces.topics;
  shelved.spots = pieces.spots;
  shelved.region = pieces.region;
  shelved.sensitive = pieces.sensitive;
  add_days(shelved, pieces);
  return shelved;
}

Shelved shelved(const Piece& piece, std::int64_t event, const story::Event& told, const Topics& topics) {
  Pieces pieces{{piece}, topics, {}, {}, told.sensitive};
  for (const story::Place& place : told.places) {
    if (place.latitude && place.longitude) pieces.spots.push_back({*place.latitude, *place.longitude});
    if (const auto region = story::region_of(place.country); region && !pieces.region)
      pieces.region = static_cast<int>(*region);
  }
  return shelved(event, pieces);
}

}  // namespace thisday::keep::detail
