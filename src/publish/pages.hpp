#pragma once
// Pages: answers in, HTML out. No clock, no network; everything that a source says is escaped.

#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"
#include "publish/marked_text.hpp"
#include "publish/messages.hpp"
#include "publish/year_calendar.hpp"
#include "story/entry.hpp"
#include "story/source.hpp"

namespace thisday::publish {

/// Which page shows the day.
enum class DayAddress { today, own };  ///< "/" or "/07-27"

struct DayPageOptions {
  const Messages* in = &Messages::english();
  /// How much is known of each day, for the year's calendar: those with any. Empty: the page has no calendar.
  std::vector<DayCount> counts = {};
};

/// "Years ago" and round anniversaries count from `answer.question.year`.
std::string day_page(const ask::DayAnswer& answer, DayAddress address = DayAddress::own,
                     const DayPageOptions& options = {});

struct EntryPageOptions {
  const Messages* in = &Messages::english();
  std::vector<MarkedDate> dates = {};  ///< in `entry.body`, in order
};

/// `source` may be null: then the page says that nothing is known of where the article comes from.
std::string entry_page(const story::Entry& entry, const story::Source* source, const EntryPageOptions& options = {});

/// A page that says what was wrong with the request: "There is no such page", with what may help.
std::string message_page(std::string_view heading, std::string_view message, const Messages& in = Messages::english());

}  // namespace thisday::publish
