#include "serve/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace thisday::serve {
namespace {

constexpr std::array kTold = {400, 404, 405, 406, 408, 413, 414, 415, 416, 417, 429, 431, 500, 501, 503, 505};

}  // namespace

Problem problem_of(int status, std::string_view detail, const publish::Messages& in) {
  const bool known = std::find(kTold.begin(), kTold.end(), status) != kTold.end();
  const std::string key = fmt::format("problem-{}", known ? status : 500);
  return {known ? status : 500, in.text(key), detail.empty() ? in.text(key + "-more") : std::string(detail)};
}

std::string problem_json(const Problem& problem, std::string_view method, std::string_view uri) {
  const nlohmann::ordered_json json{{"type", "about:blank"},    {"title", problem.title}, {"status", problem.status},
                                    {"detail", problem.detail}, {"method", method},       {"uri", uri}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace thisday::serve
