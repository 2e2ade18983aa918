#pragma once
// Lists that are of no one day, for people and for programs: anniversaries ahead, a random event, what stands around an
// event, figures.

#include <string>

#include "ask/library.hpp"
#include "publish/day_text.hpp"

namespace thisday::publish {

/// By rank: when, how many years ago, headline, name. Ends with a newline.
std::string upcoming_text(const ask::UpcomingAnswer& answer, const DayTextOptions& options = {});
/// {"from", "days", "events": [{"on", "years_ago", …as day_json has events}], "sources": […]}
std::string upcoming_json(const ask::UpcomingAnswer& answer);

/// {"event": {…} or null, "sources": […]}
std::string random_json(const ask::RandomAnswer& answer);
std::string random_text(const ask::RandomAnswer& answer, const DayTextOptions& options = {});

/// What led to an event, what followed, and what else was then; empty where there is nothing.
std::string related_text(const ask::Related& related, const DayTextOptions& options = {});

std::string statistics_text(const keep::Statistics& figures);

}  // namespace thisday::publish
