#pragma once
// The API told to programs: OpenAPI 3.1, from web/api/openapi.json.

#include <string_view>

namespace thisday::publish {

std::string_view api_document();

}  // namespace thisday::publish
