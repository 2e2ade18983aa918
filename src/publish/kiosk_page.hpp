#pragma once
// A day for a wall: one event after another, large, with its source; nothing to read from near by.

#include <string>

#include "ask/library.hpp"
#include "publish/messages.hpp"
#include "publish/pages.hpp"

namespace thisday::publish {

/// The day's articles, then its best events, births and deaths, at most twelve; without script they stand under each
/// other. "Years ago" counts from `answer.question.year`.
std::string kiosk_page(const ask::DayAnswer& answer, DayAddress address, const Messages& in = Messages::english());

}  // namespace thisday::publish
