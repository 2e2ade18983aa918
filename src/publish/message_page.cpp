// The page for a request that has no better one.

#include "publish/page_template.hpp"
#include "publish/pages.hpp"

namespace thisday::publish {

std::string message_page(std::string_view heading, std::string_view message) {
  PageData data;
  data["heading"] = std::string(heading);
  data["message"] = std::string(message);
  return framed({std::string(heading), {}, {}, {}}, fill("message", data));
}

}  // namespace thisday::publish
