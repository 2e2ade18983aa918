#pragma once
// JSON as the verbs print it: keys in the order they were written, one line.

#include <nlohmann/json.hpp>
#include <string>

namespace thisday::cli {

using Json = nlohmann::ordered_json;

/// One line of UTF-8; bytes that are none become U+FFFD.
inline std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace thisday::cli
