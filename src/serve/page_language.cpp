#include "serve/page_language.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace thisday::serve {
namespace {

constexpr std::string_view kCookie = "ui";

// The value of a cookie among "a=1; ui=ko"; empty where there is none.
std::string_view cookie_value(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    std::string_view one = cookies.substr(0, cookies.find(';'));
    cookies.remove_prefix(std::min(one.size() + 1, cookies.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) return one.substr(name.size() + 1);
  }
  return {};
}

const publish::Messages* chosen(const Call& call) {
  const auto asked = call.target.parameter("ui");
  return asked ? publish::Messages::of(*asked) : nullptr;
}

}  // namespace

const publish::Messages& reader_language(const Request& request) {
  if (const auto* messages = publish::Messages::of(cookie_value(request.cookie, kCookie))) return *messages;
  return publish::Messages::preferred(request.accept_language);
}

const publish::Messages& page_language(const Call& call) {
  const auto* messages = chosen(call);
  return messages != nullptr ? *messages : reader_language(call.request);
}

Response in_language(const Call& call, Response response) {
  response.by_language = true;
  if (const auto* messages = chosen(call))
    response.headers.emplace_back(
        "Set-Cookie", fmt::format("{}={}; Path=/; Max-Age=31536000; SameSite=Lax", kCookie, messages->language()));
  return response;
}

}  // namespace thisday::serve
