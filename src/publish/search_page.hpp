#pragma once
// The page of a search: what was found, its words marked, and by what to narrow it down.

#include <string>

#include "ask/library.hpp"
#include "publish/selection.hpp"

namespace thisday::publish {

struct SearchPage {
  Selection selection;
  std::string problem = {};                  ///< what is wrong with the question, in words for the reader
  const ask::SearchAnswer* answer = nullptr; ///< null: nothing was asked yet
  const keep::Density* density = nullptr;    ///< how many there are in which time; null: not known
};

std::string search_page(const SearchPage& page, const Messages& in = Messages::english());

}  // namespace thisday::publish
