#include "ask/why.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace thisday::ask {
namespace {

using story::Event;

/// A telling as the matcher takes it, with the links that it points to.
struct Compared {
  explicit Compared(const Event& telling) : links(telling.links) {
    const story::Evidence& why = telling.evidence.front();
    for (const story::Link& link : why.links) links.push_back(link.target);
    told = {.kind = telling.kind,
            .calendar = telling.date ? telling.date->calendar() : when::Calendar::gregorian,
            .span = telling.date ? telling.date->span() : std::nullopt,
            .headline = telling.headline,
            .quote = why.quote};
  }
  [[nodiscard]] keep::Told with_links() const {
    keep::Told all = told;
    all.links = &links;
    return all;
  }

  keep::Told told;
  std::vector<std::string> links;
};

/// The telling that is most like all others.
std::size_t core_of(const std::vector<Compared>& tellings) {
  std::size_t core = 0;
  double most = -1;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < tellings.size(); ++j)
      if (i != j) sum += keep::explain(tellings[i].with_links(), tellings[j].with_links()).score;
    if (sum > most) {
      most = sum;
      core = i;
    }
  }
  return core;
}

Result<void> add_sources(const keep::Store& store, Why& why) {
  std::set<story::SourceId> ids;
  for (const story::Evidence& evidence : why.event.evidence) ids.insert(evidence.source);
  std::set<std::string> works;
  for (const story::SourceId& id : ids) {
    auto source = store.source(id);
    if (!source) return source.error();
    if (!*source) continue;  // forgotten while we looked
    works.insert((*source)->work.empty() ? (*source)->path : (*source)->work);
    why.sources.push_back(**std::move(source));
  }
  why.works = works.size();
  return {};
}

Result<void> add_editors(const keep::Store& store, const std::set<std::string>& keys, Why& why) {
  auto bonds = store.bonds();
  if (!bonds) return bonds.error();
  for (keep::Bond& bond : *bonds)
    if (!bond.source && (keys.contains(bond.a) || keys.contains(bond.b))) why.bonds.push_back(std::move(bond));
  auto marks = store.marks();
  if (!marks) return marks.error();
  for (keep::Marked& marked : *marks)
    if (keys.contains(marked.key)) why.marks.push_back(std::move(marked));
  return {};
}

}  // namespace

Result<std::optional<Why>> why_of(const keep::Store& store, const story::EventId& id) {
  auto event = store.event(id);
  if (!event) return event.error();
  if (!*event) return std::optional<Why>();
  auto tellings = store.tellings(id);
  if (!tellings) return tellings.error();

  const auto facts = store.facts(id);
  if (!facts) return facts.error();

  Why why;
  why.event = **std::move(event);
  why.score = {keep::worth(*facts), keep::worth_explained(*facts)};
  if (auto done = add_sources(store, why); !done) return done.error();
  std::vector<Compared> compared;
  std::set<std::string> keys;
  for (const Event& telling : *tellings) {
    compared.emplace_back(telling);
    keys.insert(telling.id.value);
  }
  if (auto done = add_editors(store, keys, why); !done) return done.error();

  const std::size_t core = core_of(compared);
  const story::SourceId editor = id_of(keep::editor_source());
  for (std::size_t i = 0; i < tellings->size(); ++i) {
    Witness witness;
    witness.telling = std::move((*tellings)[i]);
    witness.core = i == core && tellings->size() > 1;
    witness.editors = witness.telling.evidence.front().source == editor;
    if (i != core) witness.likeness = keep::explain(compared[i].with_links(), compared[core].with_links());
    why.witnesses.push_back(std::move(witness));
  }
  return std::optional(std::move(why));
}

}  // namespace thisday::ask
