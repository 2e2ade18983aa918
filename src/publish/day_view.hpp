#pragma once
// A day's answer in the order and the words in which it is shown, on the page as in the terminal.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"
#include "publish/messages.hpp"

namespace thisday::publish {

/// One source's part in an event's evidence.
struct Credit {
  const story::Source* source = nullptr;
  std::size_t number = 0;  ///< of the source on this page, from 1
  std::string date;        ///< the date as this source has it, where that is not the event's
};

/// An event with what is said beside it. Points into the answer, which must outlive it.
struct EventView {
  const ask::DayEvent* found = nullptr;
  std::string year;                ///< "1953", "44 BC", "1914–1918"; empty where the source gives none
  std::string ago;                 ///< "73 years ago"; empty where there is no year, or it lies ahead
  bool round = false;              ///< an anniversary that people keep
  std::string quote;               ///< the source's words where they say more than the headline; else empty
  std::vector<std::string> notes;  ///< precision, calendar, ranges: what the year alone would hide
  std::vector<Credit> credits;     ///< every source once, in the order of its evidence
};

struct Section {
  story::Kind kind = story::Kind::event;
  std::string_view id;       ///< "births"
  std::string_view heading;  ///< "Births", in the reader's language
  std::vector<EventView> events;
};

struct DayView {
  std::vector<Section> sections;              ///< events, births, deaths, observances; only those that have any
  std::optional<EventView> lead;              ///< the best event, where no entry leads; it stands in `sections` as well
  std::vector<const story::Source*> sources;  ///< in the order of their numbers: as the page first names them
};

DayView day_view(const ask::DayAnswer& answer, const Messages& in = Messages::english());

/// The events that happened on the day, the best to lead it first. Of equally good ones, the later.
std::vector<const ask::DayEvent*> best_first(const ask::DayAnswer& answer);

/// The number of a source, from 1; 0 where the page does not name it.
std::size_t number_of(const DayView& view, const story::Source* source);

/// The licence, or that it is unknown.
std::string licence_words(const story::Source& source, const Messages& in = Messages::english());

}  // namespace thisday::publish
