#pragma once
// Pages: answers in, HTML out. No clock, no network; everything that a source says is escaped.

#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "story/entry.hpp"
#include "story/source.hpp"

namespace thisday::publish {

/// Which page shows the day.
enum class DayAddress { today, own };  ///< "/" or "/07-27"

/// "Years ago" and round anniversaries count from `answer.question.year`.
std::string day_page(const ask::DayAnswer& answer, DayAddress address = DayAddress::own);

/// `source` may be null: then the page says that nothing is known of where the article comes from.
std::string entry_page(const story::Entry& entry, const story::Source* source);

/// A page that says what was wrong with the request: "There is no such page", with what may help.
std::string message_page(std::string_view heading, std::string_view message);

}  // namespace thisday::publish
