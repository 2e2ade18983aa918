#include "gather/json.hpp"

#include <fmt/format.h>

#include <charconv>

namespace thisday::gather {
namespace {

// Past a value that begins at `at`: its brackets are counted, its strings skipped.
std::size_t after_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
      ++at;
      if (depth == 0) return std::min(at, text.size());
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') {
      if (depth == 0) return at;
      if (--depth == 0) return at + 1;
    }
    if (c == ',' && depth == 0) return at;
    ++at;
  }
  return text.size();
}

std::size_t after_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

}  // namespace

Result<simdjson::dom::element> JsonReader::read(std::string_view json) {
  simdjson::dom::element value;
  const auto error = parser_.parse(json.data(), json.size(), true).get(value);
  if (error != simdjson::SUCCESS)
    return Error{Code::syntax, fmt::format("no JSON: {}", simdjson::error_message(error))};
  return value;
}

std::string json_words(simdjson::dom::element value) {
  switch (value.type()) {
    case simdjson::dom::element_type::STRING:
      return std::string(std::string_view(value));
    case simdjson::dom::element_type::INT64:
    case simdjson::dom::element_type::UINT64:
    case simdjson::dom::element_type::DOUBLE:
    case simdjson::dom::element_type::BOOL:
      return simdjson::minify(value);
    default:
      return {};
  }
}

std::string json_words(simdjson::dom::element object, std::string_view key) {
  simdjson::dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return json_words(value);
}

std::optional<double> json_number(simdjson::dom::element value) {
  double number = 0;
  if (value.get(number) == simdjson::SUCCESS) return number;
  const std::string words = json_words(value);
  const auto parsed = std::from_chars(words.data(), words.data() + words.size(), number);
  if (words.empty() || parsed.ec != std::errc() || parsed.ptr != words.data() + words.size()) return std::nullopt;
  return number;
}

std::optional<simdjson::dom::array> json_list(simdjson::dom::element object, std::string_view key) {
  simdjson::dom::array list;
  if (object[key].get(list) != simdjson::SUCCESS) return std::nullopt;
  return list;
}

std::size_t each_json_object(std::string_view text, const std::function<void(story::ByteRange)>& take) {
  std::size_t at = 1;
  while ((at = after_blanks(text, at)) < text.size() && text[at] != ']') {
    if (text[at] == ',') {
      ++at;
      continue;
    }
    const std::size_t end = std::max(after_value(text, at), at + 1);
    if (text[at] == '{') take({at, std::min(end, text.size())});
    at = end;
  }
  return std::min(at + 1, text.size());
}

std::size_t each_json_field(std::string_view text,
                            const std::function<void(std::string_view, story::ByteRange)>& take) {
  std::size_t at = 1;
  while ((at = after_blanks(text, at)) < text.size() && text[at] != '}') {
    if (text[at] != '"') {
      ++at;
      continue;
    }
    const std::size_t key_end = after_value(text, at);
    const std::string_view key = text.substr(at + 1, key_end > at + 1 ? key_end - at - 2 : 0);
    const std::size_t colon = after_blanks(text, key_end);
    if (colon >= text.size() || text[colon] != ':') {
      at = key_end;
      continue;
    }
    const std::size_t begin = after_blanks(text, colon + 1);
    const std::size_t end = after_value(text, begin);
    take(key, {begin, end});
    at = std::max(end, begin);
  }
  return std::min(at + 1, text.size());
}

}  // namespace thisday::gather
