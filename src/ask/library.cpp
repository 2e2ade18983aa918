#include "ask/library.hpp"

#include <algorithm>
#include <utility>

#include "ask/on_this_day.hpp"
#include "ask/random.hpp"
#include "ask/related.hpp"
#include "ask/upcoming.hpp"
#include "ask/why.hpp"
#include "keep/store.hpp"

namespace thisday::ask {

struct Library::State {
  std::unique_ptr<keep::Store> store;
};

Library::Library(std::unique_ptr<State> state) : state_(std::move(state)) {}
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;

Result<Library> Library::open(const std::string& path) {
  auto store = keep::Store::open(path, keep::Store::Mode::read);
  if (!store) return store.error();
  return Library(std::make_unique<State>(State{*std::move(store)}));
}

Result<DayAnswer> Library::on(const DayQuestion& question) const {
  const auto state = state_->store->snapshot();
  return on_this_day(*state_->store, question);
}
Result<SearchAnswer> Library::search(const SearchQuestion& question) const {
  auto found = state_->store->search(question);
  if (!found) return found.error();
  SearchAnswer answer{
      .events = std::move(found->events), .more = found->more, .sources = {}, .cursor = std::move(found->cursor)};
  for (auto& [id, source] : found->sources) answer.sources.push_back(std::move(source));
  return answer;
}
Result<SearchAnswer> Library::span(SearchQuestion question) const {
  question.order = keep::Order::time;
  return search(question);
}
Result<SearchAnswer> Library::near(SearchQuestion question) const {
  question.order = keep::Order::near;
  return search(question);
}
Result<keep::Density> Library::density(const SearchQuestion& question, const keep::Grid& grid) const {
  return state_->store->density(question, grid);
}
Result<RandomAnswer> Library::random(const RandomQuestion& question) const {
  const auto state = state_->store->snapshot();
  return random_event(*state_->store, question);
}
Result<UpcomingAnswer> Library::upcoming(const UpcomingQuestion& question) const {
  const auto state = state_->store->snapshot();
  return ask::upcoming(*state_->store, question);
}
Result<std::optional<Related>> Library::related(const story::EventId& id, const RelatedQuestion& question) const {
  const auto state = state_->store->snapshot();
  return ask::related(*state_->store, id, question);
}
Result<std::vector<keep::Statistics::Day>> Library::days() const {
  return state_->store->days();
}

Result<keep::Statistics> Library::statistics() const {
  return state_->store->statistics();
}
Result<std::optional<Balance>> Library::almanac_balance() const {
  const auto state = state_->store->snapshot();
  return ask::almanac_balance(*state_->store);
}
Result<std::optional<Why>> Library::why(const story::EventId& id) const {
  const auto state = state_->store->snapshot();
  return why_of(*state_->store, id);
}
Result<std::vector<keep::Alike>> Library::alike(const keep::Told& told, std::size_t limit) const {
  return state_->store->alike(told, limit);
}
Result<std::vector<story::Event>> Library::overlapping(const when::Span& span) const {
  return state_->store->overlapping(span);
}
Result<std::vector<story::Event>> Library::tellings(const story::EventId& id) const {
  return state_->store->tellings(id);
}
Result<std::optional<story::Entry>> Library::entry(std::string_view slug) const {
  return state_->store->entry(slug);
}
Result<std::optional<std::string>> Library::picture(std::string_view name) const {
  return state_->store->picture(name);
}

Result<std::vector<story::Entry>> Library::entries() const {
  return state_->store->entries();
}
Result<std::optional<story::Event>> Library::event(const story::EventId& id) const {
  return state_->store->event(id);
}
Result<std::optional<story::Source>> Library::source(const story::SourceId& id) const {
  return state_->store->source(id);
}
Result<std::vector<story::Source>> Library::sources() const {
  return state_->store->sources();
}
std::int64_t Library::event_count() const {
  return state_->store->event_count();
}
Result<std::int64_t> Library::version() const {
  return state_->store->version();
}

const story::Source* DayAnswer::source(const story::SourceId& id) const {
  if (source_ids.size() != sources.size()) {  // an answer that was put together by hand
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const auto& source) { return id_of(source) == id; });
    return found == sources.end() ? nullptr : &*found;
  }
  const auto found = std::lower_bound(source_ids.begin(), source_ids.end(), id);
  if (found != source_ids.end() && *found == id) return &sources[static_cast<std::size_t>(found - source_ids.begin())];
  return nullptr;
}

}  // namespace thisday::ask
