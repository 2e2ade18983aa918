#include "serve/message.hpp"

#include <algorithm>

namespace thisday::serve {

std::string_view Response::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

Response answered(std::string_view content_type, std::string body, Keep keep) {
  Response response;
  response.content_type = content_type;
  response.body = std::move(body);
  response.keep = keep;
  return response;
}

Response answered(std::string_view content_type, std::string body, std::chrono::system_clock::time_point until) {
  Response response = answered(content_type, std::move(body), Keep::until);
  response.until = until;
  return response;
}

}  // namespace thisday::serve
