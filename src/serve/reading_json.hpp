#pragma once
// The contract of `thisday read --json` (docs/reading.md).

#include <string>

#include "serve/document.hpp"

namespace thisday::serve {

/// One line, without its end. `begin` and `end` are bytes of the document, and `text` is what stands there.
std::string reading_json(const Document& document);

}  // namespace thisday::serve
