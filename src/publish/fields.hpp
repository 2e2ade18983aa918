#pragma once
// Answers with fewer fields, for programs that want few: ?fields=headline,edtf

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace thisday::publish {

/// An answer of the API whose events have only these fields, by commas, and always their id and evidence: nothing goes
/// without its source. An empty list is all. Errors: syntax (no event has such a field; the hint names those there
/// are).
Result<std::string> with_fields(std::string answer, std::string_view fields);

}  // namespace thisday::publish
