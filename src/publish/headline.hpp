#pragma once
// An event in one line, and in its source's words, for places that have no column for the year.

#include <cstdint>
#include <optional>
#include <string>

#include "story/event.hpp"

namespace thisday::publish {

/// "1953: The armistice is signed", "Born 1900: A. Writer, poet", "A holiday". `year` is astronomical; where there is
/// none the date is said as it is known ("June 1950: …"), if at all.
std::string headline_words(const story::Event& event, std::optional<std::int64_t> year);

/// What a source says beyond the headline; empty where it says no more.
std::string quote_of(const story::Event& event);

}  // namespace thisday::publish
