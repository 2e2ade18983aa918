#pragma once
// The selection that a reader wrote into the form of search, timeline or map, as a question to the library. A reader's
// dates are words ("44 BC", "June 1950"), where a program's are EDTF (search_asked.hpp).

#include <string>

#include "ask/library.hpp"
#include "publish/selection.hpp"
#include "serve/route.hpp"

namespace thisday::serve {

struct SelectionAsked {
  publish::Selection selection;
  ask::SearchQuestion question;
  std::string problem;  ///< what cannot be understood, in words for the reader; that part is left out of the question
};

SelectionAsked selection_asked(const Call& call, const publish::Messages& in);

/// A whole number of the query between both; `usual` where there is none, or it is none.
std::int64_t number_asked(const Call& call, std::string_view name, std::int64_t usual, std::int64_t least,
                          std::int64_t most);

}  // namespace thisday::serve
