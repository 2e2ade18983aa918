#include "publish/api_document.hpp"

#include "publish_embedded.hpp"

namespace thisday::publish {

std::string_view api_document() {
  return embedded("web/api/openapi.json");
}

}  // namespace thisday::publish
