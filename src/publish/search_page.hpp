#pragma once
// The page of a search: what was found, its words marked, and by what to narrow it down.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ask/library.hpp"
#include "publish/selection.hpp"

namespace thisday::publish {

struct SearchPage {
  Selection selection;
  std::string problem = {};                   ///< what is wrong with the question, in words for the reader
  const ask::SearchAnswer* answer = nullptr;  ///< null: nothing was asked yet
  std::optional<std::size_t> found = {};      ///< how many there are in all; none: not known
  std::vector<std::size_t> centuries = {};  ///< how many there are before AD 1, in AD 1–100, 101–200…; may be empty
};

std::string search_page(const SearchPage& page, const Messages& in = Messages::english());

}  // namespace thisday::publish
