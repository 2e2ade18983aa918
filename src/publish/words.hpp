#pragma once
// Years, days and dates as readers write them: those of ask/date_words.hpp, under the names that pages use.

#include "ask/date_words.hpp"

namespace thisday::publish {

using ask::ago_words;
using ask::date_words;
using ask::day_words;
using ask::is_round;
using ask::month_name;
using ask::year_words;
using ask::years_words;

}  // namespace thisday::publish
