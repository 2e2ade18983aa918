#pragma once
// What a page without a server searches in: every event that has a day, in a few words.
//
//   {"events": [["07-27", 1953, "e", "0123456789abcdef", "The armistice is signed"], …], "entries": [["slug",
//   "Title"]]}
//
// A year of null is not known; kinds are their first letters (event, birth, death, observance). By day, then as the day
// has them.

#include <string>
#include <vector>

#include "ask/library.hpp"

namespace thisday::publish {

/// One line for each event of a day; the days are joined by whoever has them all.
std::string search_index_of(const ask::DayAnswer& answer);

/// The whole, of the days' lines in their order.
std::string search_index(const std::vector<std::string>& days, const std::vector<story::Entry>& entries);

/// The page that searches in it, in the browser.
std::string search_index_page();

}  // namespace thisday::publish
