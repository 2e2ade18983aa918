#pragma once
// The search that a query asks for: ?q=armistice&kind=event&from=1950&to=1953&party=…&place=…
// &subject=…&source=…&lang=…&latitude=…&longitude=…&kilometres=…&sensitive=false

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "serve/route.hpp"

namespace thisday::serve {

/// Errors: syntax (a kind, date or number that is none), with a message for the reader.
Result<ask::SearchQuestion> search_asked(const Call& call);

/// "armistice, Korea": the search in words, for titles.
std::string search_words(const ask::SearchQuestion& question);

/// A number of ?limit=, from 1 to `most`; `usual` where none is given. Errors: syntax, range.
Result<std::size_t> limit_asked(const Call& call, std::size_t usual, std::size_t most);

/// A whole number, none where none is given. Errors: syntax.
Result<std::optional<std::int64_t>> number_asked(const Call& call, std::string_view name);

}  // namespace thisday::serve
