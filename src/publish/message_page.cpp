// The page for a request that has no better one.

#include "publish/page_template.hpp"
#include "publish/pages.hpp"

namespace thisday::publish {

std::string message_page(std::string_view heading, std::string_view message, const Messages& in) {
  PageData data;
  data["heading"] = std::string(heading);
  data["message"] = std::string(message);
  return framed({.title = std::string(heading), .in = &in}, fill("message", data, in));
}

}  // namespace thisday::publish
