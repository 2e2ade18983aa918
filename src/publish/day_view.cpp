#include "publish/day_view.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_map>

#include "publish/headline.hpp"
#include "publish/words.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

using ask::DayEvent;
using ask::Match;
using when::Calendar;

constexpr when::CivilDay kGregorianReform{1582, 10, 15};

std::string year_of(const DayEvent& found, const Messages& in) {
  if (!found.year) return {};
  if (!found.until_year) return year_words(*found.year, in);
  // `until_year` is the other end, whichever this day is.
  return years_words(std::min(*found.year, *found.until_year), std::max(*found.year, *found.until_year), in);
}

// "Old Style" says something only of the centuries in which both calendars were in use.
void note_calendar(const DayEvent& found, std::vector<std::string>& notes, const Messages& in) {
  const when::Date& date = *found.event.date;
  if (date.calendar() != Calendar::julian || date.as_written().precision() != when::Precision::day) return;
  const auto span = date.span();
  if (!span || !span->earliest) return;
  if (*span->earliest < when::day_number(Calendar::gregorian, kGregorianReform)) {
    notes.push_back(in.text("note-julian"));
  } else if (found.new_style) {
    notes.push_back(in.text("note-new-style", {{"date", date_words(date, in)}}));
  } else {
    notes.push_back(in.text("note-old-style", {{"date", date_words(date.edtf(), in)}}));
  }
}

std::vector<std::string> notes_of(const DayEvent& found, const Messages& in) {
  std::vector<std::string> notes;
  if (found.match == Match::undated) notes.push_back(in.text("note-no-year"));
  if (!found.event.date || found.match == Match::undated) return notes;
  const when::Date& date = *found.event.date;
  const std::string words = date_words(date, in);
  switch (found.match) {
    case Match::begins:
      notes.push_back(in.text("note-begins", {{"date", words}}));
      break;
    case Match::ends:
      notes.push_back(in.text("note-ends", {{"date", words}}));
      break;
    case Match::ongoing:
      notes.push_back(in.text("note-under-way", {{"date", words}}));
      break;
    case Match::maybe:
      notes.push_back(in.text("note-day-unknown", {{"date", words}}));
      break;
    default:
      if (found.converted || date.as_written().approximate() || date.as_written().uncertain()) notes.push_back(words);
  }
  note_calendar(found, notes, in);
  return notes;
}

EventView event_view(const DayEvent& found, const Messages& in) {
  EventView view;
  view.found = &found;
  view.year = year_of(found, in);
  if (found.years_ago) {
    view.ago = ago_words(*found.years_ago, in);
    view.round = is_round(*found.years_ago);
  }
  view.quote = quote_of(found.event);
  view.notes = notes_of(found, in);
  return view;
}

// Sources get their numbers as the page comes to them.
class Numbers {
 public:
  explicit Numbers(std::vector<const story::Source*>& sources) : sources_(sources) {}
  std::size_t of(const story::Source* source) {
    const auto [at, is_new] = numbers_.try_emplace(source, sources_.size() + 1);
    if (is_new) sources_.push_back(source);
    return at->second;
  }

 private:
  std::vector<const story::Source*>& sources_;
  std::unordered_map<const story::Source*, std::size_t> numbers_;
};

std::vector<Credit> credits(const ask::DayAnswer& answer, const story::Event& event, Numbers& numbers,
                            const Messages& in) {
  std::vector<Credit> credits;
  for (const auto& evidence : event.evidence) {
    const story::Source* source = answer.source(evidence.source);
    const bool known =
        std::any_of(credits.begin(), credits.end(), [&](const Credit& credit) { return credit.source == source; });
    if (!source || known) continue;
    Credit credit{source, numbers.of(source), {}};
    if (evidence.date && event.date && evidence.date->edtf() != event.date->edtf())
      credit.date = date_words(*evidence.date, in);
    credits.push_back(std::move(credit));
  }
  return credits;
}

// An article that the page shows tells its own events better than sentences cut out of it.
bool told_by_entries_alone(const story::Event& event, const std::set<story::SourceId>& entries) {
  return std::all_of(event.evidence.begin(), event.evidence.end(),
                     [&](const story::Evidence& evidence) { return entries.contains(evidence.source); });
}

// Whether an event may lead: it happened on the day, in a known year, or the editor said so.
bool may_lead(const DayEvent& found) {
  return found.event.editorial.lead || (found.match == Match::day && found.years_ago);
}

// The lead has its quote to itself: the list below would only say it again.
std::optional<EventView> take_lead(std::vector<EventView>& events) {
  EventView* best = nullptr;
  for (EventView& view : events) {
    if (!may_lead(*view.found)) continue;
    // Later ones win a tie: they are nearer to the reader.
    if (best == nullptr || view.found->score.total >= best->found->score.total) best = &view;
  }
  if (best == nullptr) return std::nullopt;
  EventView lead = *best;
  best->quote.clear();
  return lead;
}

}  // namespace

DayView day_view(const ask::DayAnswer& answer, const Messages& in) {
  DayView view;
  view.sections = {{story::Kind::event, "events", in.text("events"), {}},
                   {story::Kind::birth, "births", in.text("births"), {}},
                   {story::Kind::death, "deaths", in.text("deaths"), {}},
                   {story::Kind::observance, "observances", in.text("observances"), {}}};
  std::set<story::SourceId> entries;
  for (const auto& entry : answer.entries) entries.insert(entry.source);
  for (const DayEvent& found : answer.events)
    if (!told_by_entries_alone(found.event, entries))
      view.sections[static_cast<std::size_t>(found.event.kind)].events.push_back(event_view(found, in));
  std::erase_if(view.sections, [](const Section& section) { return section.events.empty(); });

  Numbers numbers(view.sources);
  for (const auto& entry : answer.entries)
    if (const auto* source = answer.source(entry.source)) numbers.of(source);
  for (Section& section : view.sections)
    for (EventView& event : section.events) event.credits = credits(answer, event.found->event, numbers, in);

  if (answer.entries.empty() && !view.sections.empty() && view.sections.front().kind == story::Kind::event)
    view.lead = take_lead(view.sections.front().events);
  return view;
}

std::vector<const DayEvent*> best_first(const ask::DayAnswer& answer) {
  std::vector<const DayEvent*> best;
  for (const DayEvent& found : answer.events)
    if (found.event.kind == story::Kind::event) best.push_back(&found);
  std::reverse(best.begin(), best.end());
  std::stable_sort(best.begin(), best.end(),
                   [](const DayEvent* a, const DayEvent* b) { return a->score.total > b->score.total; });
  return best;
}

std::size_t number_of(const DayView& view, const story::Source* source) {
  const auto found = std::find(view.sources.begin(), view.sources.end(), source);
  return found == view.sources.end() ? 0 : static_cast<std::size_t>(found - view.sources.begin()) + 1;
}

std::string licence_words(const story::Source& source, const Messages& in) {
  return source.licence.empty() ? in.text("licence-unknown") : source.licence;
}

}  // namespace thisday::publish
