#include "serve/problem.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace thisday::serve {
namespace {

struct Words {
  int status;
  std::string_view title;
  std::string_view detail;
};

constexpr std::array kWords = {
    Words{400, "This request cannot be read", "It is not a well-formed HTTP request."},
    Words{404, "There is no such page", "Days have addresses such as /07-27."},
    Words{405, "Not in this way", "This address answers other methods; the Allow header has them."},
    Words{406, "Not in this form", "What is here has none of the forms that were asked for."},
    Words{408, "That took too long", "The request did not arrive in time."},
    Words{413, "The request is too large", "This address takes no body, or not one so long."},
    Words{414, "The address is too long", "Addresses here are shorter than 4,096 bytes."},
    Words{415, "Not text that can be read here", "Send text/plain, text/markdown or text/html."},
    Words{416, "There is no such part", "What is here is shorter than the range asked for."},
    Words{417, "Not as expected", "Of expectations only 100-continue is known."},
    Words{429, "Too many requests", "Wait a moment before the next one."},
    Words{431, "The headers are too long", "Together they may have 16,384 bytes."},
    Words{501, "Not spoken here", "Of transfer codings only chunked is known."},
    Words{503, "Not just now", "The library is busy; try again in a moment."},
    Words{505, "Another HTTP is spoken here", "This server speaks HTTP/1.1."},
    Words{500, "Something went wrong", "The fault is ours, and it is in the log."},
};

}  // namespace

Problem problem_of(int status, std::string_view detail) {
  for (const Words& words : kWords)
    if (words.status == status)
      return {status, std::string(words.title), std::string(detail.empty() ? words.detail : detail)};
  return problem_of(500, detail);
}

std::string problem_json(const Problem& problem, std::string_view method, std::string_view uri) {
  const nlohmann::ordered_json json{{"type", "about:blank"},    {"title", problem.title}, {"status", problem.status},
                                    {"detail", problem.detail}, {"method", method},       {"uri", uri}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace thisday::serve
