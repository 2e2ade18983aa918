#pragma once
// What went wrong, told to readers and to programs (RFC 9457).

#include <string>
#include <string_view>

#include "publish/messages.hpp"

namespace thisday::serve {

struct Problem {
  int status = 500;
  std::string title;   ///< "There is no such page"
  std::string detail;  ///< a sentence or two
};

/// The words of a status; `detail` where it is not empty says it better.
Problem problem_of(int status, std::string_view detail, const publish::Messages& in = publish::Messages::english());

/// {"type": "about:blank", "title", "status", "detail", "method", "uri"}
std::string problem_json(const Problem& problem, std::string_view method, std::string_view uri);

}  // namespace thisday::serve
